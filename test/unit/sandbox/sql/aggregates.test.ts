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
    ['update sales set amount = sum(amount)', 'ORA-00934: group function is not allowed here'],
  ])('%s', async (statement, error) => {
    expect(await session.error(statement)).toBe(error);
  });
});
