import { beforeEach, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let erp: TestSession;

beforeEach(async () => {
  const database = newDatabase();
  await openTestSession(database).run(
    'create user erp identified by erp quota unlimited on users',
    'grant create session, create table, create procedure, create trigger to erp',
  );
  erp = openTestSession(database, 'ERP');
  await erp.run('create table log (text varchar2(100))');
});

const REFUSED = 'ORA-03001: unimplemented feature: the sandbox does not support the package UTL_HTTP';
const log = async () => (await erp.rows('select text from log')).map(([text]) => text);

describe('a stored unit with something in it that the sandbox lacks', () => {
  beforeEach(() =>
    erp.run(
      `create package api as
         function total return number;
         function fetched(p_url varchar2) return varchar2;
         procedure send(p_swallow boolean);
       end;`,
      `create package body api as
         function total return number is begin return 42; end;
         function fetched(p_url varchar2) return varchar2 is
           request utl_http.req;
         begin
           return 'never';
         end;
         procedure send(p_swallow boolean) is
         begin
           insert into log values ('sending');
           if p_swallow is not null then
             utl_http.set_proxy('x');
           end if;
           insert into log values ('sent');
         exception
           when others then
             insert into log values ('swallowed');
         end;
       end;`,
    ),
  );

  it('is valid, and what is supported works', async () => {
    expect(await erp.number('begin :r := api.total; end;')).toBe(42);
    expect(await erp.rows("select distinct status from user_objects where object_name = 'API'")).toEqual([['VALID']]);
    await erp.run('begin api.send(null); end;');
    expect(await log()).toEqual(['sending', 'sent']);
  });

  it('refuses by name where it is reached, in a statement or in what a routine declares', async () => {
    expect(await erp.error('begin api.send(true); end;')).toBe(
      [REFUSED, 'ORA-06512: at "ERP.API", line 12', 'ORA-06512: at line 1'].join('\n'),
    );
    expect(await erp.error("declare x varchar2(9) := api.fetched('x'); begin null; end;")).toContain(
      `${REFUSED}\nORA-06512: at "ERP.API", line `,
    );
    expect(await erp.error("select api.fetched('x') from dual")).toContain(REFUSED);
  });

  it('is not to be caught: no handler takes it for done, and nothing of the call stays', async () => {
    expect(await erp.error('begin api.send(true); exception when others then null; end;')).toContain(REFUSED);
    expect(await log()).toEqual([]);
    await erp.run(
      `create procedure many is
         type ids is table of number;
         some ids := ids(1, 2);
       begin
         forall i in 1 .. 2 save exceptions insert into log values (api.fetched(some(i)));
       exception when others then null;
       end;`,
    );
    expect(await erp.error('begin many; end;')).toContain(REFUSED);
  });

  it('may be a standalone routine or a trigger', async () => {
    await erp.run(
      'create procedure get_page is begin utl_http.set_proxy(null); end;',
      'create trigger log_bi before insert on log for each row begin utl_http.set_proxy(null); end;',
    );
    expect(await erp.error('begin get_page; end;')).toContain(REFUSED);
    expect(await erp.error("insert into log values ('x')")).toContain(REFUSED);
  });

  it('tells the errors that are in the rest of it', async () => {
    const { compiledWithErrors } = await erp.execute(
      'create procedure bad is begin utl_http.set_proxy(null); no_such_thing; end;',
    );
    expect(compiledWithErrors).toBe(true);
    expect(await erp.rows("select text from user_errors where name = 'BAD' and rownum = 1")).toEqual([
      ["PLS-00201: identifier 'NO_SUCH_THING' must be declared"],
    ]);
  });
});

it('an anonymous block is refused as a whole', async () => {
  expect(await erp.error("begin insert into log values ('x'); utl_http.set_proxy(null); end;")).toBe(REFUSED);
  expect(await log()).toEqual([]);
});

it('a program may raise and catch ORA-03001 by a name of its own', async () => {
  expect(
    await erp.block(
      `declare e exception; pragma exception_init(e, -3001);
       begin raise e; exception when e then :r := 'caught'; end;`,
    ),
  ).toBe('caught');
});
