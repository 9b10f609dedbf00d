import { beforeAll, describe, expect, it } from 'vitest';
import { numberToPlainText, OracleNumber } from '../../../../sandbox/values/number.js';
import type { Value } from '../../../../sandbox/values/value.js';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let session: TestSession;

beforeAll(async () => {
  session = openTestSession(newDatabase());
  await session.run(
    'create table sales (region varchar2(10), product varchar2(10), amount number, sold date)',
    "insert into sales values ('N', 'A', 10, date '2024-01-01')",
    "insert into sales values ('N', 'B', 20.5, date '2024-01-02')",
    "insert into sales values ('S', 'A', 20.5, null)",
    "insert into sales values ('S', 'A', null, date '2023-12-31')",
  );
});

const text = (value: Value) =>
  value instanceof OracleNumber ? numberToPlainText(value) : value === null ? 'null' : String(value);
const all = async (query: string) => (await session.rows(query)).map((row) => row.map(text).join(' '));

describe('aggregates', () => {
  it.each([
    ['count(*)', '4'],
    ['count(amount)', '3'],
    ['count(distinct amount)', '2'],
    ['sum(amount)', '51'],
    ['sum(distinct amount)', '30.5'],
    ['avg(amount)', '17'],
    ['min(amount)', '10'],
    ['max(product)', 'B'],
    ["to_char(max(sold), 'YYYY-MM-DD')", '2024-01-02'],
    ['median(amount)', '20.5'],
    ['variance(amount)', '36.75'],
    ['var_pop(amount)', '24.5'],
    ['round(stddev(amount), 6)', '6.062178'],
    ["listagg(product, ',') within group (order by product, amount)", 'A,A,A,B'],
    ["listagg(distinct product, ',') within group (order by product)", 'A,B'],
    ['listagg(product) within group (order by sold desc)', 'ABAA'],
    ['any_value(region)', 'N'],
    ['sum(amount) / count(*) + 1', '13.75'],
    ["sum('1')", '4'],
    // SQL Language Reference: FIRST, LAST
    ['max(product) keep (dense_rank last order by amount nulls first)', 'B'],
    ['min(product) keep (dense_rank last order by amount nulls first)', 'A'],
    ['count(*) keep (dense_rank first order by amount)', '1'],
    ['sum(amount) keep (dense_rank first order by region, product)', '10'],
    ['count(distinct product) keep (dense_rank first order by region)', '2'],
    // SQL Language Reference: PERCENTILE_CONT, PERCENTILE_DISC, MEDIAN
    ['percentile_cont(0.25) within group (order by amount)', '15.25'],
    ['percentile_cont(0.25) within group (order by amount desc)', '20.5'],
    ['percentile_disc(0.3) within group (order by amount)', '10'],
    ['percentile_disc(0.5) within group (order by product desc)', 'A'],
    ['percentile_disc(0) within group (order by amount)', '10'],
    ["to_char(median(sold), 'YYYY-MM-DD')", '2024-01-01'],
    ["to_char(percentile_cont(0.25) within group (order by sold), 'YYYY-MM-DD HH24')", '2023-12-31 12'],
    ["to_char(median(cast(sold as timestamp) + interval '6' second), 'YYYY-MM-DD HH24:MI:SS')", '2024-01-01 00:00:06'],
    // SQL Language Reference: RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST of a row that is not there
    ['rank(20.5) within group (order by amount)', '2'],
    ['rank(30) within group (order by amount)', '4'],
    ['dense_rank(30) within group (order by amount)', '3'],
    ["rank('S', 'B') within group (order by region desc, product)", '3'],
    ['percent_rank(15) within group (order by amount)', '.25'],
    ['cume_dist(15) within group (order by amount)', '.4'],
    // SQL Language Reference: CORR, COVAR_POP, REGR_ functions
    ['corr(amount, amount)', '1'],
    ['covar_pop(amount, length(region) + amount)', '24.5'],
    ['covar_samp(amount, -amount)', '-36.75'],
    ['regr_count(amount, nullif(product, product))', '0'],
    ['regr_slope(2 * amount + 1, amount)', '2'],
    ['regr_intercept(2 * amount + 1, amount)', '1'],
    ['regr_r2(2 * amount + 1, amount)', '1'],
    ['regr_r2(7, amount)', '1'],
    ['regr_avgx(1, amount)', '17'],
    ['regr_avgy(1, amount)', '1'],
    ['regr_sxx(amount, 2)', '0'],
    ['regr_syy(amount, 2)', '73.5'],
    ['regr_sxy(amount, amount)', '73.5'],
    ["listagg(product, ',' on overflow truncate '..' without count) within group (order by product)", 'A,A,A,B'],
  ])('%s is %s', async (expression, expected) => {
    expect(await all(`select ${expression} from sales`)).toEqual([expected]);
  });

  it('of no rows are NULL, counts 0', async () => {
    expect(
      await all(
        "select count(*), count(amount), sum(amount), max(amount), listagg(product) within group (order by 1) from sales where region = 'X'",
      ),
    ).toEqual(['0 0 null null null']);
  });

  it('of one row have no sample variance', async () => {
    expect(
      await all("select variance(amount), var_samp(amount), stddev(amount) from sales where product = 'B'"),
    ).toEqual(['0 null 0']);
  });

  it('sum exactly', async () => {
    expect(await all('select sum(x) from (select 0.1 x from dual union all select 0.2 from dual)')).toEqual(['.3']);
  });
});

describe('GROUP BY', () => {
  it('gives a row per group, HAVING chooses among them', async () => {
    expect(await all('select region, count(*), sum(amount) from sales group by region order by region')).toEqual([
      'N 2 30.5',
      'S 2 20.5',
    ]);
    expect(await all('select region from sales group by region having sum(amount) > 25')).toEqual(['N']);
    expect(await all('select count(*) from sales having count(*) > 10')).toEqual([]);
  });

  it('groups by expressions, and orders by aggregates', async () => {
    expect(
      await all('select nvl(amount, 0) * 2, count(*) from sales group by nvl(amount, 0) * 2 order by count(*) desc, 1'),
    ).toEqual(['41 2', '0 1', '20 1']);
  });

  it('ROLLUP, CUBE and GROUPING SETS add totals', async () => {
    expect(
      await all(
        'select region, product, count(*), grouping(product), grouping_id(region, product) from sales group by rollup (region, product) order by 5, 1, 2',
      ),
    ).toEqual(['N A 1 0 0', 'N B 1 0 0', 'S A 2 0 0', 'N null 2 1 1', 'S null 2 1 1', 'null null 4 1 3']);
    expect(
      await all(
        'select region, product, sum(amount) from sales group by grouping sets (region, product) order by 1, 2',
      ),
    ).toEqual(['N null 30.5', 'S null 20.5', 'null A 30.5', 'null B 20.5']);
  });
});

describe('aggregates of aggregates', () => {
  it('give one row over all groups', async () => {
    // SQL Language Reference: Aggregate Functions
    expect(await all('select avg(max(amount)), max(count(*)) from sales group by region')).toEqual(['20.5 2']);
    expect(await all('select max(sum(amount) + length(region)) from sales group by region, product')).toEqual(['21.5']);
    expect(await all('select count(sum(amount)) from sales group by product having count(*) > 1')).toEqual(['1']);
    expect(await all("select max(count(*)) from sales where region = 'X' group by region")).toEqual(['null']);
    expect(
      await all(
        'select sum(count(*)) * 2, rank() over (order by max(count(*))) from sales group by region order by max(count(*))',
      ),
    ).toEqual(['8 1']);
  });

  it.each([
    ['select region, max(count(*)) from sales group by region', 'ORA-00937: not a single-group group function'],
    ['select sum(max(count(*))) from sales group by region', 'ORA-00935: group function is nested too deeply'],
    ['select 1 from sales group by region having max(count(*)) > 1', 'ORA-00935: group function is nested too deeply'],
    [
      'select max(count(*)), count(*) from sales group by region',
      'ORA-03001: unimplemented feature: the sandbox does not support group functions of groups and of rows in one query',
    ],
  ])('%s: %s', async (query, error) => {
    expect(await session.error(query)).toBe(error);
  });
});

describe('aggregates of sorted groups', () => {
  it('GROUP_ID numbers the same grouping sets', async () => {
    // SQL Language Reference: GROUP_ID
    expect(
      await all(
        'select region, count(*), group_id() from sales group by grouping sets (region, region, ()) order by 1, 3',
      ),
    ).toEqual(['N 2 0', 'N 2 1', 'S 2 0', 'S 2 1', 'null 4 0']);
  });

  it('rank a row among none', async () => {
    const ranks = ['rank(1)', 'dense_rank(1)', 'percent_rank(1)', 'cume_dist(1)', 'percentile_cont(0.5)'];
    const columns = ranks.map((rank) => `${rank} within group (order by amount)`).join(', ');
    expect(await all(`select ${columns} from sales where region = 'X'`)).toEqual(['1 1 0 1 null']);
  });

  it.each([
    [
      "select listagg(rpad('x', 3000, 'x') on overflow truncate) within group (order by 1) from sales",
      'truncating the result of LISTAGG (ON OVERFLOW TRUNCATE)',
    ],
    [
      'select percentile_disc(amount) within group (order by amount) from sales',
      'an argument of PERCENTILE_DISC that is not constant',
    ],
    [
      'select median(product) keep (dense_rank first order by 1) from sales',
      'MEDIAN with KEEP (DENSE_RANK FIRST | LAST)',
    ],
  ])('%s is refused by name', async (statement, feature) => {
    expect(await session.error(statement)).toContain(
      `ORA-03001: unimplemented feature: the sandbox does not support ${feature}`,
    );
  });
});

describe('errors', () => {
  it.each([
    ['select region, sum(amount) from sales', 'ORA-00937: not a single-group group function'],
    [
      'select region, product, sum(amount) from sales group by region',
      'ORA-00979: "PRODUCT": must appear in the GROUP BY clause or be used in an aggregate function',
    ],
    ['select 1 from sales where sum(amount) > 1', 'ORA-00934: group function is not allowed here'],
    ['select 1 from sales group by count(*)', 'ORA-00934: group function is not allowed here'],
    ['select max(sum(amount)) from sales', 'ORA-00978: nested group function without GROUP BY'],
    ['select sum(sold) from sales', 'ORA-00932: inconsistent datatypes: expected NUMBER got DATE'],
    ['select sum(region) from sales', 'ORA-01722: invalid number'],
    ['select sum(amount, 1) from sales', 'ORA-00909: invalid number of arguments'],
    ['select median(distinct amount) from sales', 'ORA-30482: DISTINCT option not allowed for this function'],
    [
      "select listagg(rpad('x', 3000, 'x')) within group (order by 1) from sales",
      'ORA-01489: result of string concatenation is too long',
    ],
    ['select rank(1) from sales', 'ORA-30484: missing window specification for this function'],
    ['select rank(1, 2) within group (order by amount) from sales', 'ORA-00909: invalid number of arguments'],
    ['select percentile_cont(0.5) from sales', 'ORA-02000: missing WITHIN keyword'],
    [
      'select percentile_cont(1.5) within group (order by amount) from sales',
      "ORA-01428: argument '1.5' is out of range",
    ],
    [
      'select percentile_disc(distinct 1) within group (order by amount) from sales',
      'ORA-30482: DISTINCT option not allowed for this function',
    ],
    ['select corr(amount) from sales', 'ORA-00909: invalid number of arguments'],
    ['select group_id(region) from sales group by region', 'ORA-00909: invalid number of arguments'],
    ['update sales set amount = sum(amount)', 'ORA-00934: group function is not allowed here'],
  ])('%s', async (statement, error) => {
    expect(await session.error(statement)).toBe(error);
  });
});
