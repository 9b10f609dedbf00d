import { beforeAll, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let session: TestSession;

beforeAll(async () => {
  session = openTestSession(newDatabase());
  await session.run('create table r (id number primary key, name varchar2(5), n number(3,1))');
});

describe('PL/SQL records as rows', () => {
  it('INSERT … VALUES record', async () => {
    await session.run(
      "declare x r%rowtype; begin x.id := 1; x.name := 'one'; x.n := 1.25; insert into r values x; end;",
    );
    expect(await session.rows('select id, name, to_char(n) from r')).toEqual([[1, 'one', '1.3']]);
  });

  it('UPDATE … SET ROW', async () => {
    await session.run(
      "declare x r%rowtype; begin select * into x from r where id = 1; x.name := 'ONE'; update r set row = x where id = 1; end;",
    );
    expect(await session.rows('select name from r')).toEqual([['ONE']]);
  });

  it('must have as many fields as there are columns', async () => {
    expect(
      await session.error('declare type t is record (a number); x t; begin insert into r values x; end;'),
    ).toContain('ORA-00947: not enough values');
  });

  it('WHERE CURRENT OF changes the row that a cursor stands on', async () => {
    await session.run(
      "declare cursor c is select id from r for update; begin for x in c loop update r set name = 'here' where current of c; end loop; end;",
    );
    expect(await session.rows('select name from r')).toEqual([['here']]);
  });

  it('CURRENT OF wants a cursor with FOR UPDATE', async () => {
    expect(
      await session.error(
        'declare cursor c is select id from r; begin for x in c loop delete r where current of c; end loop; end;',
      ),
    ).toContain("PLS-00404: cursor 'C' must be declared with FOR UPDATE to use with CURRENT OF");
  });
});
