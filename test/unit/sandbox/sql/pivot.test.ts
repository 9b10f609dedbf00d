import { beforeAll, describe, expect, it } from 'vitest';
import { numberToPlainText, OracleNumber } from '../../../../sandbox/values/number.js';
import type { Value } from '../../../../sandbox/values/value.js';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

/** SQL Language Reference: SELECT, pivot_clause and unpivot_clause, "Using PIVOT and UNPIVOT", over rows of our own. */
let session: TestSession;

beforeAll(async () => {
  session = openTestSession(newDatabase());
  await session.run(
    'create table harvest (farm varchar2(10), crop varchar2(10), season number, tons number)',
    "insert into harvest values ('Hill', 'rye', 2023, 10)",
    "insert into harvest values ('Hill', 'rye', 2024, 12.5)",
    "insert into harvest values ('Hill', 'oats', 2023, 7)",
    "insert into harvest values ('Dale', 'rye', 2023, 4)",
    "insert into harvest values ('Dale', 'oats', 2024, null)",
    'create table quarters (id number, q1 number, q2 number, q3 number, note1 varchar2(10), note2 varchar2(10))',
    "insert into quarters values (1, 10, null, 30, 'a', null)",
    'insert into quarters values (2, null, null, null, null, null)',
    "insert into quarters values (3, 5, 6, 7, 'x', 'y')",
  );
});

const text = (value: Value) =>
  value instanceof OracleNumber ? numberToPlainText(value) : value === null ? '-' : String(value);
const all = async (query: string) => (await session.rows(query)).map((row) => row.map(text).join(' '));
const columns = async (query: string) => {
  const { rows } = await session.execute(query);
  rows?.close();
  return rows?.columns.map(({ name }) => name);
};

describe('PIVOT', () => {
  it('makes columns of values, one row for each combination of the other columns', async () => {
    const query =
      "select * from harvest pivot (sum(tons) for crop in ('rye' as rye, 'oats' as oats)) order by farm, season";
    expect(await columns(query)).toEqual(['FARM', 'SEASON', 'RYE', 'OATS']);
    expect(await all(query)).toEqual(['Dale 2023 4 -', 'Dale 2024 - -', 'Hill 2023 10 7', 'Hill 2024 12.5 -']);
  });

  it('of a subquery groups by what that selects', async () => {
    expect(
      await all(
        `select p.farm, p.y2023, p.y2024 from (select farm, season, tons from harvest)
          pivot (sum(tons) for season in (2023 y2023, 2024 y2024)) p where y2023 > 5`,
      ),
    ).toEqual(['Hill 17 12.5']);
    expect(
      await all('with h as (select tons, season from harvest) select * from h pivot (max(tons) for season in (2024))'),
    ).toEqual(['12.5']);
  });

  it('takes several aggregates and several columns', async () => {
    const query = `select * from (select crop, season, tons from harvest)
      pivot (count(*) as n, max(tons) as most for (crop, season) in (('rye', 2023) as r, ('oats', 2024) as o))`;
    expect(await columns(query)).toEqual(['R_N', 'R_MOST', 'O_N', 'O_MOST']);
    expect(await all(query)).toEqual(['2 10 1 -']);
  });

  it('names columns after values without an alias', async () => {
    expect(
      await columns(`select * from harvest pivot (sum(tons) for (crop, season) in (('rye', 2023), ('oats', 2024)))`),
    ).toEqual(['FARM', "'rye'_2023", "'oats'_2024"]);
    expect(
      await all(`select "'rye'" from (select crop, tons from harvest) pivot (sum(tons) for crop in ('rye'))`),
    ).toEqual(['26.5']);
  });

  it('aggregates as GROUP BY does', async () => {
    expect(
      await all(
        `select * from (select farm, crop, tons, tons + 1 more from harvest)
          pivot (count(distinct more) s, listagg(tons, '+') within group (order by tons) l, avg(tons) a
                 for crop in ('rye' as rye)) order by farm`,
      ),
    ).toEqual(['Dale 1 4 4', 'Hill 2 10+12.5 11.25']);
  });

  it('stands among other tables, in views and PL/SQL', async () => {
    await session.run(
      "create view crops as select * from harvest pivot (sum(tons) for crop in ('rye' as rye, 'oats' as oats))",
    );
    expect(
      await all('select c.oats, q.q1 from crops c join quarters q on q.id = 1 where c.season = 2023 order by 1'),
    ).toEqual(['7 10', '- 10']);
    expect(
      await session.number(
        `declare n number; begin
           select rye into n from (select crop, tons from harvest) pivot (sum(tons) for crop in ('rye' as rye));
           :r := n;
         end;`,
      ),
    ).toEqual(new OracleNumber(265n, -1));
  });
});

describe('UNPIVOT', () => {
  it('makes rows of columns, without those that are NULL', async () => {
    const query = 'select * from (select id, q1, q2, q3 from quarters) unpivot (amount for quarter in (q1, q2, q3))';
    expect(await columns(query)).toEqual(['ID', 'QUARTER', 'AMOUNT']);
    expect(await all(query)).toEqual(['1 Q1 10', '1 Q3 30', '3 Q1 5', '3 Q2 6', '3 Q3 7']);
  });

  it('includes NULLs if told to, and takes labels', async () => {
    expect(
      await all(
        `select quarter, amount from quarters
          unpivot include nulls (amount for quarter in (q1 as 'first', q2 as 'second')) where id < 3 order by id, quarter`,
      ),
    ).toEqual(['first 10', 'second -', 'first -', 'second -']);
    expect(
      await all(
        'select n, amount from quarters unpivot exclude nulls (amount for n in (q1 as 10, q2 as 20)) u where u.id = 3',
      ),
    ).toEqual(['10 5', '20 6']);
  });

  it('takes several columns together', async () => {
    expect(
      await all(
        `select id, name, amount, note from quarters
          unpivot ((amount, note) for name in ((q1, note1), (q2, note2) as 'two')) order by id, amount`,
      ),
    ).toEqual(['1 Q1_NOTE1 10 a', '3 Q1_NOTE1 5 x', '3 two 6 y']);
    expect(
      await all(
        `select a, b, amount from quarters unpivot (amount for (a, b) in (q1 as (1, 'x'), q3 as (3, 'z'))) where id = 1`,
      ),
    ).toEqual(['1 x 10', '3 z 30']);
  });

  it('undoes PIVOT', async () => {
    expect(
      await all(
        `select * from (select farm, crop, tons from harvest)
          pivot (sum(tons) for crop in ('rye' as rye, 'oats' as oats)) unpivot (tons for crop in (rye, oats)) order by 1, 2`,
      ),
    ).toEqual(['Dale RYE 4', 'Hill OATS 7', 'Hill RYE 22.5']);
  });
});

describe('errors', () => {
  it.each([
    [
      "select * from harvest pivot (tons for crop in ('rye'))",
      'ORA-56902: expect aggregate function inside pivot operation',
    ],
    [
      'select * from harvest pivot (sum(tons) for crop in (farm))',
      'ORA-56901: non-constant expression is not allowed for pivot|unpivot values',
    ],
    [
      'select * from harvest pivot (sum(tons) for crop in (:b))',
      'ORA-56900: bind variable is not supported inside pivot|unpivot operation',
    ],
    ["select * from harvest pivot (sum(tons) for plant in ('rye'))", 'ORA-00904: "PLANT": invalid identifier'],
    ["select * from harvest pivot (sum(weight) for crop in ('rye'))", 'ORA-00904: "WEIGHT": invalid identifier'],
    [
      "select * from harvest pivot (sum(harvest.tons) for crop in ('rye'))",
      'ORA-01748: only simple column names allowed here',
    ],
    ['select * from harvest pivot (sum(tons) for crop in (select 1 from dual))', 'ORA-00936: missing expression'],
    [
      "select * from harvest pivot (sum(tons), max(tons) for crop in ('rye' as r))",
      'ORA-00918: R: column ambiguously specified',
    ],
    ['select * from quarters unpivot (amount for q in (q1, q9))', 'ORA-00904: "Q9": invalid identifier'],
    [
      'select * from quarters unpivot (amount for q in (q1, note1))',
      'ORA-01790: expression must have same datatype as corresponding expression',
    ],
  ])('%s: %s', async (query, error) => {
    expect(await session.error(query, { b: { value: 'rye' } })).toBe(error);
  });

  it.each([
    ['select * from harvest pivot xml (sum(tons) for crop in (any))', 'PIVOT XML'],
    ["select * from harvest h pivot (sum(tons) for crop in ('rye'))", 'PIVOT here'],
    ['select * from harvest pivot (sum(tons) for crop in (null as x))', 'the value NULL in PIVOT'],
    [
      "select * from harvest pivot (max(tons) keep (dense_rank first order by season) for crop in ('rye'))",
      'MAX in PIVOT',
    ],
    [
      'select * from harvest pivot (sum(tons) for season in (2000 + 23))',
      'a value of PIVOT without an alias that is no literal of text or number',
    ],
  ])('%s: the sandbox does not support %s', async (query, feature) => {
    expect(await session.error(query)).toBe(
      `ORA-03001: unimplemented feature: the sandbox does not support ${feature}`,
    );
  });

  it('neither word is reserved', async () => {
    expect(await all('select pivot.id from quarters pivot where pivot.id = 1')).toEqual(['1']);
  });
});
