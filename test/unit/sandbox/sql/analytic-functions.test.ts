import { beforeAll, describe, expect, it } from 'vitest';
import { OracleDate } from '../../../../sandbox/values/date.js';
import { numberToPlainText, OracleNumber } from '../../../../sandbox/values/number.js';
import type { Value } from '../../../../sandbox/values/value.js';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

/**
 * What the pages of Oracle's SQL Language Reference named here say, over rows of our own. The frames of windows were
 * compared with another database's (SQLite) for some hundred random queries when this was written.
 */
let session: TestSession;

beforeAll(async () => {
  session = openTestSession(newDatabase());
  await session.run(
    'create table crew (ship varchar2(10), name varchar2(10), pay number, joined date, bonus number)',
    "insert into crew values ('Argo', 'Ada', 100, date '2020-01-01', 5)",
    "insert into crew values ('Argo', 'Bo', 200, date '2020-01-03', null)",
    "insert into crew values ('Argo', 'Cy', 200, date '2020-02-01', 7)",
    "insert into crew values ('Argo', 'Di', 400, date '2020-02-02', null)",
    "insert into crew values ('Beagle', 'Ed', 150, date '2021-05-01', 1)",
    "insert into crew values ('Beagle', 'Fay', null, date '2021-05-02', 2)",
    'create table many (id number)',
    'insert into many values (1)',
  );
  for (let rows = 1; rows < 16384; rows *= 2) await session.run(`insert into many select id + ${rows} from many`);
});

const text = (value: Value) => {
  if (value instanceof OracleNumber) return numberToPlainText(value);
  if (value instanceof OracleDate) return `${value.fields.year}-${value.fields.month}-${value.fields.day}`;
  return value === null ? '-' : String(value);
};
const all = async (query: string) => (await session.rows(query)).map((row) => row.map(text).join(' '));
/** The values of an expression, for the crew by name. */
const crew = async (expression: string) => (await all(`select ${expression} from crew order by name`)).join(' ');

describe('ranking', () => {
  it.each([
    // SQL Language Reference: ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST, NTILE
    ['row_number() over (partition by ship order by pay, name)', '1 2 3 4 1 2'],
    ['row_number() over (order by pay desc, name)', '6 3 4 2 5 1'],
    ['rank() over (partition by ship order by pay)', '1 2 2 4 1 2'],
    ['dense_rank() over (partition by ship order by pay)', '1 2 2 3 1 2'],
    ['rank() over (order by pay nulls first)', '2 4 4 6 3 1'],
    ['rank() over (order by pay desc nulls last)', '5 2 2 1 4 6'],
    [
      'percent_rank() over (partition by ship order by pay desc)',
      '1 .3333333333333333333333333333333333333333 .3333333333333333333333333333333333333333 0 1 0',
    ],
    ['cume_dist() over (partition by ship order by pay)', '.25 .75 .75 1 .5 1'],
    ['percent_rank() over (partition by name order by pay)', '0 0 0 0 0 0'],
    ['ntile(4) over (order by name)', '1 1 2 2 3 4'],
    ['ntile(10) over (order by name)', '1 2 3 4 5 6'],
    ['ntile(length(ship)) over (partition by ship order by name)', '1 2 3 4 1 2'],
  ])('%s is %s', async (expression, expected) => {
    expect(await crew(expression)).toBe(expected);
  });
});

describe('values of other rows', () => {
  it.each([
    // SQL Language Reference: LAG, LEAD
    ['lag(name) over (order by name)', '- Ada Bo Cy Di Ed'],
    ['lag(name, 2) over (partition by ship order by name)', '- - Ada Bo - -'],
    ["lead(name, 1, 'nobody') over (partition by ship order by name)", 'Bo Cy Di nobody Fay nobody'],
    ['lag(pay, 0) over (order by name)', '100 200 200 400 150 -'],
    ['lag(bonus) ignore nulls over (order by name)', '- 5 5 7 7 1'],
    ['lag(bonus ignore nulls) over (order by name)', '- 5 5 7 7 1'],
    ['lead(bonus, 2, -1) ignore nulls over (order by name)', '1 1 2 2 -1 -1'],
    ['lead(bonus) respect nulls over (order by name)', '- 7 - 1 2 -'],
    // SQL Language Reference: FIRST_VALUE, LAST_VALUE, NTH_VALUE
    ['first_value(name) over (partition by ship order by pay desc, name)', 'Di Di Di Di Fay Fay'],
    ['last_value(name) over (partition by ship order by pay, name)', 'Ada Bo Cy Di Ed Fay'],
    [
      'last_value(name) over (partition by ship order by pay, name rows between unbounded preceding and unbounded following)',
      'Di Di Di Di Fay Fay',
    ],
    ['first_value(bonus) ignore nulls over (partition by ship order by name desc)', '7 7 7 - 2 2'],
    ['first_value(name) over ()', 'Ada Ada Ada Ada Ada Ada'],
    ['nth_value(name, 2) over (partition by ship order by name)', '- Bo Bo Bo - Fay'],
    [
      'nth_value(name, 2) from last over (partition by ship order by name rows between unbounded preceding and unbounded following)',
      'Cy Cy Cy Cy Ed Ed',
    ],
    ['nth_value(bonus, 2) from first ignore nulls over (order by name)', '- - 7 7 7 7'],
  ])('%s is %s', async (expression, expected) => {
    expect(await crew(expression)).toBe(expected);
  });
});

describe('aggregates over windows', () => {
  it.each([
    // SQL Language Reference: Analytic Functions
    ['sum(pay) over ()', '1050 1050 1050 1050 1050 1050'],
    ['sum(pay) over (partition by ship)', '900 900 900 900 150 150'],
    ['sum(pay) over (partition by ship order by pay)', '100 500 500 900 150 150'],
    ['sum(pay) over (partition by ship order by pay rows unbounded preceding)', '100 300 500 900 150 150'],
    [
      'avg(pay) over (order by name rows between 1 preceding and 1 following)',
      '150 166.666666666666666666666666666666666667 266.666666666666666666666666666666666667 250 275 150',
    ],
    ['sum(pay) over (order by name rows between 2 preceding and 1 preceding)', '- 100 300 400 600 550'],
    ['count(*) over (order by name rows between 2 following and 3 following)', '2 2 2 1 0 0'],
    ['count(*) over (order by pay range between 50 preceding and 50 following)', '2 3 3 1 4 1'],
    ['count(*) over (order by pay desc range between 50 preceding and current row)', '2 2 2 1 3 1'],
    ['count(*) over (order by pay range between current row and unbounded following)', '6 4 4 2 5 1'],
    ['count(*) over (order by joined range 2 preceding)', '1 2 1 2 1 2'],
    [
      "count(*) over (order by joined range between interval '1' month preceding and interval '1' day following)",
      '1 2 4 3 2 2',
    ],
    ["count(*) over (order by cast(joined as timestamp) range interval '48' hour preceding)", '1 2 1 2 1 2'],
    ['sum(pay) over (order by pay groups between 1 preceding and 1 following)', '250 950 950 800 650 400'],
    ['count(*) over (order by pay groups 1 preceding)', '1 3 3 3 2 2'],
    ['count(*) over (partition by ship order by pay range unbounded preceding exclude current row)', '0 2 2 3 0 1'],
    ['count(*) over (partition by ship order by pay range unbounded preceding exclude group)', '0 1 1 3 0 1'],
    ['count(*) over (partition by ship order by pay range unbounded preceding exclude ties)', '1 2 2 4 1 2'],
    ['count(*) over (partition by ship order by pay range unbounded preceding exclude no others)', '1 3 3 4 1 2'],
    [
      'first_value(name) over (order by name rows between 1 preceding and 1 following exclude current row)',
      'Bo Ada Bo Cy Di Ed',
    ],
    ['min(pay) over (order by name rows between 1 preceding and current row)', '100 100 200 200 150 150'],
    ['max(name) over (partition by ship)', 'Di Di Di Di Fay Fay'],
    ['count(bonus) over (partition by ship)', '2 2 2 2 2 2'],
    ['var_pop(pay) over (partition by ship)', '11875 11875 11875 11875 0 0'],
    ['round(stddev(pay) over (order by name), 2)', '0 70.71 57.74 125.83 114.02 114.02'],
    ['median(pay) over (partition by ship)', '200 200 200 200 150 150'],
    // SQL Language Reference: COUNT, LISTAGG, RATIO_TO_REPORT, PERCENTILE_CONT, REGR_ functions
    ['count(distinct pay) over (partition by ship)', '3 3 3 3 1 1'],
    ['sum(distinct pay) over (partition by ship)', '700 700 700 700 150 150'],
    [
      "listagg(name, '/') within group (order by pay desc, name) over (partition by ship)",
      'Di/Bo/Cy/Ada Di/Bo/Cy/Ada Di/Bo/Cy/Ada Di/Bo/Cy/Ada Fay/Ed Fay/Ed',
    ],
    ['round(ratio_to_report(pay) over (partition by ship) * 9, 9)', '1 2 2 4 9 -'],
    ['percentile_cont(0.25) within group (order by pay) over (partition by ship)', '175 175 175 175 150 150'],
    ['regr_count(pay, bonus) over (partition by ship)', '2 2 2 2 1 1'],
    ['regr_slope(pay, bonus) over (partition by ship)', '50 50 50 50 - -'],
    // SQL Language Reference: FIRST, LAST
    ['max(name) keep (dense_rank last order by pay) over (partition by ship)', 'Di Di Di Di Fay Fay'],
    ['sum(bonus) keep (dense_rank first order by pay desc nulls last) over (partition by ship)', '- - - - 1 1'],
    // Expressions around them, and equal calls
    ['pay - lag(pay, 1, 0) over (order by name)', '100 100 0 200 -250 -'],
    ["case when row_number() over (order by name) = 1 then 'first' end", 'first - - - - -'],
    ['sum(pay) over (order by name) - sum(pay) over (order by crew.name)', '0 0 0 0 0 0'],
    ['cast(sum(cast(pay as binary_double)) over (order by name) as number)', '100 300 500 900 1050 1050'],
  ])('%s is %s', async (expression, expected) => {
    expect(await crew(expression)).toBe(expected);
  });

  it('of many rows do not cost their square', async () => {
    expect(
      await all(
        `select max(a), max(b), max(c), max(d) from (
           select sum(id) over (order by id) a, count(*) over (order by id rows 5000 preceding) b,
                  max(id) over (order by id rows between 6000 preceding and 1000 preceding) c,
                  sum(id) over (order by id range between 3000 preceding and 3000 following) d
             from many)`,
      ),
    ).toEqual(['134225920 5001 15384 80317384']);
  });
});

describe('the query around them', () => {
  it('has grouped and filtered its rows before', async () => {
    // SQL Language Reference: Analytic Functions: after joins, WHERE, GROUP BY and HAVING, before ORDER BY
    expect(
      await all(
        `select ship, sum(pay), rank() over (order by sum(pay) desc), sum(sum(pay)) over ()
           from crew where name <> 'Di' group by ship having count(*) > 1 order by 3 desc`,
      ),
    ).toEqual(['Beagle 150 2 650', 'Argo 500 1 650']);
    expect(await all('select count(*), count(*) over () from crew')).toEqual(['6 1']);
    expect(await all("select sum(pay) over () from crew where ship = 'none'")).toEqual([]);
  });

  it('makes its rows distinct, sorts and limits them afterwards', async () => {
    expect(await all('select distinct ship, count(*) over (partition by ship) from crew order by ship')).toEqual([
      'Argo 4',
      'Beagle 2',
    ]);
    expect(
      await all(
        'select name from crew order by row_number() over (order by pay desc nulls last, name) fetch first 2 rows only',
      ),
    ).toEqual(['Di', 'Bo']);
    expect(
      await all('select name, rank() over (order by pay) place from crew order by place desc, name offset 4 rows'),
    ).toEqual(['Ed 2', 'Ada 1']);
  });

  it('may be a subquery, and have some', async () => {
    expect(
      await all(
        `select ship, name from (select c.*, row_number() over (partition by ship order by joined desc) n from crew c)
          where n = 1 order by ship`,
      ),
    ).toEqual(['Argo Di', 'Beagle Fay']);
    expect(
      await all(
        `select name, (select max(x) from (select c.pay + lag(i.pay, 1, 0) over (order by i.name) x from crew i
           where i.ship = c.ship)) from crew c where pay < 200 order by name`,
      ),
    ).toEqual(['Ada 300', 'Ed 300']);
    expect(await all('select rownum, lag(rownum) over (order by rownum desc) from crew where rownum <= 2')).toEqual([
      '1 2',
      '2 -',
    ]);
  });

  it('may be hierarchical', async () => {
    const levels = await all(
      `select level, count(*) over (partition by level), substr(sys_connect_by_path(n, '/'), 2) p,
              connect_by_root n, lag(n) over (order by level, n)
         from (select rownum n from crew where rownum <= 4) start with n <= 2 connect by prior n + 2 = n
        order by 1, 3`,
    );
    expect(levels).toEqual(['1 2 1 1 -', '1 2 2 2 1', '2 2 1/3 1 2', '2 2 2/4 2 3']);
    expect(
      await all(
        `with numbers (n) as (select 1 from dual union all select n + 1 from numbers where n < 4)
         select n, sum(n) over (order by n) from numbers order by n`,
      ),
    ).toEqual(['1 1', '2 3', '3 6', '4 10']);
  });

  it('may insert, and open cursors of PL/SQL', async () => {
    await session.run(
      'create table places (name varchar2(10), place number)',
      'insert into places select name, rank() over (order by pay desc nulls last) from crew',
      'update places p set place = (select n from (select name, row_number() over (order by name) n from crew) c where c.name = p.name)',
    );
    expect(await all('select place from places order by name')).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(
      await session.block(
        `declare text varchar2(100); begin
           for r in (select name, lead(name) over (order by name) next_name from crew) loop
             text := text || r.name || '>' || r.next_name || ' ';
           end loop;
           :r := text;
         end;`,
      ),
    ).toBe('Ada>Bo Bo>Cy Cy>Di Di>Ed Ed>Fay Fay> ');
  });

  it('names windows', async () => {
    // SQL Language Reference: SELECT, window_clause
    expect(
      await all(
        `select name, sum(pay) over w, count(*) over (w rows 1 preceding), rank() over byship
           from crew where ship = 'Argo'
         window base as (partition by ship), byship as (base order by pay), w as (byship)
          order by name`,
      ),
    ).toEqual(['Ada 100 1 1', 'Bo 500 2 2', 'Cy 500 2 2', 'Di 900 2 4']);
  });
});

describe('errors', () => {
  it.each([
    // Error messages: ORA-30483 to ORA-30488
    ['select 1 from crew where rank() over (order by pay) = 1', 'ORA-30483: window functions are not allowed here'],
    ['select 1 from crew group by rank() over (order by pay)', 'ORA-30483: window functions are not allowed here'],
    ['select 1 from crew having count(*) over () > 1', 'ORA-30483: window functions are not allowed here'],
    ['select sum(count(*) over ()) over () from crew', 'ORA-30483: window functions are not allowed here'],
    ['select max(row_number() over (order by pay)) from crew', 'ORA-30483: window functions are not allowed here'],
    ['update crew set pay = count(*) over ()', 'ORA-30483: window functions are not allowed here'],
    ['select row_number() from crew', 'ORA-30484: missing window specification for this function'],
    ['select lag(pay) from crew', 'ORA-30484: missing window specification for this function'],
    ['select rank() from crew', 'ORA-30484: missing window specification for this function'],
    [
      'select rank() over (partition by ship) from crew',
      'ORA-30485: missing ORDER BY expression in the window specification',
    ],
    ['select lead(pay) over () from crew', 'ORA-30485: missing ORDER BY expression in the window specification'],
    [
      'select sum(pay) over (rows unbounded preceding) from crew',
      'ORA-30485: missing ORDER BY expression in the window specification',
    ],
    [
      'select sum(pay) over (order by pay, name range 1 preceding) from crew',
      'ORA-30486: invalid window aggregation group in the window specification',
    ],
    [
      'select sum(pay) over (order by pay rows unbounded following) from crew',
      'ORA-30486: invalid window aggregation group in the window specification',
    ],
    [
      'select sum(pay) over (order by pay rows between current row and 1 preceding) from crew',
      'ORA-30486: invalid window aggregation group in the window specification',
    ],
    [
      'select sum(pay) over (order by pay rows 1 following) from crew',
      'ORA-30486: invalid window aggregation group in the window specification',
    ],
    ['select count(distinct pay) over (order by pay) from crew', 'ORA-30487: ORDER BY not allowed here'],
    ['select ratio_to_report(pay) over (order by pay) from crew', 'ORA-30487: ORDER BY not allowed here'],
    [
      'select listagg(name) within group (order by name) over (order by pay) from crew',
      'ORA-30487: ORDER BY not allowed here',
    ],
    [
      'select ntile(pay) over (partition by ship order by name) from crew',
      'ORA-30488: argument should be a function of expressions in PARTITION BY',
    ],
    ['select sum(pay) over (order by name range 1 preceding) from crew', 'ORA-00902: invalid datatype'],
    ['select lag(pay, -1) over (order by pay) from crew', "ORA-01428: argument '-1' is out of range"],
    ['select sum(pay) over (order by pay rows -1 preceding) from crew', "ORA-01428: argument '-1' is out of range"],
    ['select sum(pay) over (order by pay range -2 preceding) from crew', "ORA-01428: argument '-2' is out of range"],
    ['select lag(pay, null) over (order by pay) from crew', "ORA-01428: argument '' is out of range"],
    ['select ntile(0) over (order by pay) from crew', "ORA-01428: argument '0' is out of range"],
    ['select nth_value(pay, 0) over (order by pay) from crew', "ORA-01428: argument '0' is out of range"],
    ['select upper(name) over () from crew', 'ORA-00923: FROM keyword not found where expected'],
    [
      'select name, sum(pay), count(*) over () from crew group by ship',
      'ORA-00979: "NAME": must appear in the GROUP BY clause or be used in an aggregate function',
    ],
    ['select sum(joined) over () from crew', 'ORA-00932: inconsistent datatypes: expected NUMBER got DATE'],
    ['select median(distinct pay) over () from crew', 'ORA-30482: DISTINCT option not allowed for this function'],
  ])('%s: %s', async (statement, error) => {
    expect(await session.error(statement)).toBe(error);
  });

  it.each([
    ['select ratio_to_report(pay - pay) over () from crew', 'RATIO_TO_REPORT where the sum is 0'],
    ['select sum(pay) over w from crew', 'the window W, which the WINDOW clause does not define'],
    ['select lag(pay, 1.5) over (order by pay) from crew', 'a fraction as the offset of LAG'],
    ['select any_value(pay) over () from crew', 'the analytic function ANY_VALUE'],
    ['select sum(pay) ignore nulls over () from crew', 'IGNORE NULLS in a call of SUM'],
    [
      'select count(*) over (w rows 1 preceding) from crew window w as (order by pay rows 1 preceding)',
      'a window made from one with ROWS, RANGE or GROUPS',
    ],
  ])('%s: the sandbox does not support %s', async (statement, feature) => {
    expect(await session.error(statement)).toBe(
      `ORA-03001: unimplemented feature: the sandbox does not support ${feature}`,
    );
  });

  it('columns may be called like the functions', async () => {
    expect(await all('select rank from (select 1 rank from dual)')).toEqual(['1']);
    expect(await all('select over from (select 1 over from dual)')).toEqual(['1']);
  });
});
