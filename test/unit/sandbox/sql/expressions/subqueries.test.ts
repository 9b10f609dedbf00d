import { beforeAll, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession } from '../../../../support/engine.js';

const session = openTestSession(newDatabase());

beforeAll(async () => {
  await session.run(
    'create table items (id number primary key, grp char(3), amount number)',
    "insert into items values (1, 'a', 10)",
    "insert into items values (2, 'a', 20)",
    "insert into items values (3, 'b', null)",
  );
});

async function ids(condition: string): Promise<readonly unknown[]> {
  const rows = await session.rows(`select id from items i where ${condition} order by id`);
  return rows.map(([id]) => id);
}

describe('subqueries in conditions', () => {
  it.each([
    ['amount = (select max(amount) from items)', [2]],
    ['amount = (select amount from items where id = 99)', []],
    ['exists (select 1 from items o where o.grp = i.grp and o.id > i.id)', [1]],
    ['not exists (select 1 from items where id = 99)', [1, 2, 3]],
    ['id in (select id from items where amount > 5)', [1, 2]],
    ['id not in (select amount from items)', []],
    ['id not in (select amount from items where amount is not null)', [1, 2, 3]],
    ["id in (select '3' from dual)", [3]],
    ["grp in (select 'b' from dual)", [3]],
    ['amount in (select o.amount from items o where o.id = i.id)', [1, 2]],
    ['(id, grp) in (select id, grp from items where id < 3)', [1, 2]],
    ['(id, amount) = (select 2, 20 from dual)', [2]],
    ['amount > any (select amount from items)', [2]],
    ['amount >= all (select amount from items where amount is not null)', [2]],
    ['amount >= all (select amount from items)', []],
    ['id > all (select id from items where id = 99)', [1, 2, 3]],
    ["grp = 'a'", [1, 2]],
    ["grp = 'a' and id = '2'", [2]],
  ])('%s', async (condition, expected) => {
    expect(await ids(condition)).toEqual(expected);
  });

  it.each([
    ['amount = (select amount from items)', 'ORA-01427: single-row subquery returns more than one row'],
    ['amount = (select id, amount from items)', 'ORA-00913: too many values'],
    ['id in (select id, amount from items)', 'ORA-00913: too many values'],
    ['(id, amount) in (select id from items)', 'ORA-00947: not enough values'],
    ['amount', 'ORA-00920: invalid relational operator'],
  ])('%s fails with %s', async (condition, error) => {
    expect(await errorOfQuery(`select id from items where ${condition}`)).toBe(error);
  });

  it('finds a row by its ROWID', async () => {
    expect(await ids('rowid = (select rowid from items where id = 2)')).toEqual([2]);
    expect(await ids('rowid = (select rowidtochar(rowid) from items where id = 3)')).toEqual([3]);
  });
});

async function errorOfQuery(query: string): Promise<string> {
  try {
    await session.rows(query);
    return 'no error';
  } catch (error) {
    return error instanceof Error && 'fullText' in error ? String(error.fullText) : String(error);
  }
}
