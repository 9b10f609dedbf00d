import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineDatabase } from '../../../../sandbox/session/engine-database.js';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let database: EngineDatabase;
let system: TestSession;

beforeEach(async () => {
  database = newDatabase();
  system = openTestSession(database);
  await system.run(
    'create user erp identified by "Erp-1"',
    'grant create session, create table, create procedure, create sequence to erp',
    'alter user erp quota unlimited on users',
    'create user alice identified by "Alice-1"',
    'grant create session to alice',
    'create user app identified by "App-1"',
    'grant create session to app',
    'alter user alice grant connect through app',
  );
});

const COUNTER = [
  `create or replace package erp.counter as
  c_step constant number := 2;
  total number := 10;
  procedure add_step(p_times in number default 1);
  function current_total return number;
end counter;`,
  `create or replace package body erp.counter as
  calls number := 0;
  procedure add_step(p_times in number default 1) is
  begin
    total := total + c_step * p_times;
    calls := calls + 1;
  end;
  function current_total return number is
  begin
    return total;
  end;
begin
  total := total + 100;
end counter;`,
];

describe('packages', () => {
  it('keep their state for the session, initialised when first used', async () => {
    await system.run(...COUNTER);
    expect(await system.block('begin :r := erp.counter.current_total; end;')).toBe('110');
    await system.run('begin erp.counter.add_step; erp.counter.add_step(p_times => 3); end;');
    expect(await system.block('begin :r := erp.counter.total; end;')).toBe('118');
    expect(await openTestSession(database).block('begin :r := erp.counter.total; end;')).toBe('110');
  });

  it('let others change their variables but not their constants', async () => {
    await system.run(...COUNTER, 'begin erp.counter.total := 1; end;');
    expect(await system.block('begin :r := erp.counter.current_total; end;')).toBe('1');
    expect(await system.error('begin erp.counter.c_step := 1; end;')).toContain(
      "PLS-00363: expression 'ERP.COUNTER.C_STEP'",
    );
  });

  it('lose their state when they are compiled again', async () => {
    await system.run(...COUNTER);
    await system.block('begin :r := erp.counter.total; end;');
    const other = openTestSession(database);
    await other.run(COUNTER[1] ?? '');
    expect(await system.error('begin erp.counter.add_step; end;')).toBe(
      [
        'ORA-04068: existing state of packages has been discarded',
        'ORA-04061: existing state of package body "ERP.COUNTER" has been invalidated',
        'ORA-04065: not executed, altered or dropped package body "ERP.COUNTER"',
        'ORA-06508: PL/SQL: could not find program unit being called: "ERP.COUNTER"',
        'ORA-06512: at line 1',
      ].join('\n'),
    );
    expect(await system.block('begin :r := erp.counter.total; end;')).toBe('110');
  });

  it('can be executed by those who were granted it, in the right of the owner', async () => {
    await system.run(
      'create table erp.notes (who varchar2(30), text varchar2(30))',
      `create or replace package erp.notes_api as procedure add_note(p_text in varchar2); end;`,
      `create or replace package body erp.notes_api as
         procedure add_note(p_text in varchar2) is
         begin
           insert into notes (who, text) values (user, p_text);
         end;
       end;`,
    );
    const alice = openTestSession(database, 'APP', 'ALICE');
    expect(await alice.error("begin erp.notes_api.add_note('x'); end;")).toContain(
      "PLS-00201: identifier 'ERP.NOTES_API' must be declared",
    );
    await system.run('grant execute on erp.notes_api to alice');
    await alice.run("begin erp.notes_api.add_note('hello'); end;");
    await alice.run('commit');
    expect(await system.rows('select who, text from erp.notes')).toEqual([['ALICE', 'hello']]);
    expect(await alice.error('select who from erp.notes')).toContain('ORA-00942');
  });

  it('run in the right of the caller with AUTHID CURRENT_USER', async () => {
    await system.run(
      `create or replace function erp.whose_rights return varchar2 authid current_user is
       begin return sys_context('userenv', 'current_user') || '/' || user; end;`,
      `create or replace function erp.owners_rights return varchar2 is
       begin return sys_context('userenv', 'current_user') || '/' || user; end;`,
    );
    expect(await system.block('begin :r := erp.whose_rights || chr(32) || erp.owners_rights; end;')).toBe(
      'SYSTEM/SYSTEM ERP/SYSTEM',
    );
  });

  it('tell the line in the package where an error came from', async () => {
    await system.run(
      `create or replace package erp.faults as procedure fail; end faults;`,
      `create or replace package body erp.faults as
  procedure inner_fail is
  begin
    raise_application_error(-20042, 'no good');
  end;
  procedure fail is
  begin
    inner_fail;
  end;
end faults;`,
    );
    expect(await system.error('begin\n  erp.faults.fail;\nend;')).toBe(
      [
        'ORA-20042: no good',
        'ORA-06512: at "ERP.FAULTS", line 4',
        'ORA-06512: at "ERP.FAULTS", line 8',
        'ORA-06512: at line 2',
      ].join('\n'),
    );
  });

  it('are stored with their errors', async () => {
    const result = await system.execute('create or replace package body erp.nothing as end;');
    expect(result.compiledWithErrors).toBe(true);
    await system.run('create or replace package erp.broken as procedure p; end;');
    const body = await system.execute(
      'create or replace package body erp.broken as\n  procedure p is\n  begin\n    nosuch := 1;\n  end;\nend;',
    );
    expect(body.compiledWithErrors).toBe(true);
    expect(database.schema.find('ERP', 'BROKEN', 2)).toMatchObject({
      status: 'INVALID',
      errors: [
        { line: 4, position: 5, text: "PLS-00201: identifier 'NOSUCH' must be declared" },
        { line: 4, position: 5, text: 'PL/SQL: Statement ignored' },
      ],
    });
    expect(await system.error('begin erp.broken.p; end;')).toContain('ORA-04063: package body "ERP.BROKEN" has errors');
  });

  it('follow a change of the table that they were compiled against', async () => {
    await system.run(
      'create table erp.t (a varchar2(3))',
      `create or replace package erp.anchored as function f(x in varchar2) return varchar2; end;`,
      `create or replace package body erp.anchored as
         function f(x in varchar2) return varchar2 is v erp.t.a%type; begin v := x; return v; end; end;`,
    );
    expect(await system.error("begin dbms_output.put_line(erp.anchored.f('abcdef')); end;")).toContain(
      'buffer too small',
    );
    await system.run('alter table erp.t modify (a varchar2(10))');
    expect(await system.block("begin :r := erp.anchored.f('abcdef'); end;")).toBe('abcdef');
  });

  it('can be called from SQL', async () => {
    await system.run(`create or replace function erp.twice(p_n in number) return number is begin return p_n * 2; end;`);
    expect(await system.rows('select erp.twice(21) from dual')).toEqual([[42]]);
  });

  it('cannot be called from SQL if it does not compile', async () => {
    const own = openTestSession(newDatabase());
    const broken = 'create or replace package p as function f return nowhere.t pipelined; end;';
    expect((await own.execute(broken)).compiledWithErrors).toBe(true);
    const invalid = (name: string) => `ORA-06575: Package or function ${name} is in an invalid state`;
    expect(await own.error('select * from table(p.f())')).toContain(invalid('P'));
    expect(await own.error('select p.f from dual')).toContain(invalid('P'));
    const standalone = 'create or replace function g return number is begin return h; end;';
    expect((await own.execute(standalone)).compiledWithErrors).toBe(true);
    expect(await own.error('select g from dual')).toContain(invalid('G'));
  });

  it('that names what it does not declare itself has errors, however often it is looked at', async () => {
    const database = newDatabase();
    const own = openTestSession(database);
    const source =
      'create or replace package p as c constant number := 1; procedure q(a number := p.c, b number := p.d); end;';
    expect((await own.execute(source)).compiledWithErrors).toBe(true);
    expect(await own.rows("select text from user_errors where name = 'P' and text like 'PLS%'")).toEqual([
      ["PLS-00302: component 'D' must be declared"],
    ]);
    await own.run('create table t (a number)');
    const body = 'create package body p as procedure q(a number := p.c, b number := p.d) is begin null; end; end;';
    expect((await own.execute(body)).compiledWithErrors).toBe(true);
    expect(await own.error('begin p.q; end;')).toContain('PLS-00905: object SYSTEM.P is invalid');
  });
});

describe('embedded SQL', () => {
  beforeEach(async () => {
    await system.run(
      'create table erp.items (id number(9) primary key, name varchar2(20), price number(9,2))',
      "insert into erp.items values (1, 'Lamp', 49.9)",
      "insert into erp.items values (2, 'Chair', 199)",
      'commit',
    );
  });

  it.each([
    [
      'SELECT INTO',
      'declare n erp.items.name%type; begin select name into n from erp.items where id = 1; :r := n; end;',
      'Lamp',
    ],
    [
      'NO_DATA_FOUND',
      "declare n varchar2(20); begin select name into n from erp.items where id = 9; exception when no_data_found then :r := 'none'; end;",
      'none',
    ],
    [
      'TOO_MANY_ROWS',
      'declare n varchar2(20); begin select name into n from erp.items; exception when too_many_rows then :r := sqlerrm; end;',
      'ORA-01422: exact fetch returns more than requested number of rows',
    ],
    [
      '%ROWTYPE',
      'declare x erp.items%rowtype; begin select * into x from erp.items where id = 2; :r := x.id || x.name || x.price; end;',
      '2Chair199',
    ],
    [
      'RETURNING',
      "declare p number; begin update erp.items set price = price + 1 where id = 1 returning price into p; :r := p || ' ' || sql%rowcount; end;",
      '50.9 1',
    ],
    [
      'SQL%NOTFOUND',
      "begin delete from erp.items where id = 99; if sql%notfound then :r := 'nothing'; end if; end;",
      'nothing',
    ],
    [
      'cursor FOR with a query',
      'declare s varchar2(50); begin for x in (select name from erp.items order by id) loop s := s || x.name; end loop; :r := s; end;',
      'LampChair',
    ],
    [
      'an explicit cursor',
      'declare cursor c(p number) is select name from erp.items where id >= p order by id; n varchar2(20); begin open c(2); fetch c into n; :r := n || c%rowcount; close c; end;',
      'Chair1',
    ],
    [
      'cursor FOR with a cursor',
      'declare cursor c is select id, name from erp.items order by id desc; s varchar2(50); begin for x in c loop s := s || x.id; end loop; :r := s; end;',
      '21',
    ],
    [
      'BULK COLLECT',
      'declare type t is table of varchar2(20); x t; begin select name bulk collect into x from erp.items order by id; :r := x.count || x(2); end;',
      '2Chair',
    ],
    [
      'EXECUTE IMMEDIATE',
      "declare n varchar2(20); begin execute immediate 'select name from erp.items where id = :1' into n using 2; :r := n; end;",
      'Chair',
    ],
    [
      'dynamic blocks',
      "declare n number; begin execute immediate 'begin :a := :b * 2; end;' using out n, 21; :r := n; end;",
      '42',
    ],
    [
      'REF CURSOR',
      'declare c sys_refcursor; n varchar2(20); begin open c for select name from erp.items order by id; fetch c into n; close c; :r := n; end;',
      'Lamp',
    ],
    [
      'INSERT of a record',
      "declare x erp.items%rowtype; begin x.id := 3; x.name := 'Desk'; insert into erp.items values x; select name into :r from erp.items where id = 3; end;",
      'Desk',
    ],
    [
      'FORALL',
      'declare type t is table of number; x t := t(1, 2); begin forall i in 1 .. x.count delete from erp.items where id = x(i); :r := sql%rowcount; end;',
      '2',
    ],
    [
      'DUP_VAL_ON_INDEX',
      "begin insert into erp.items values (1, 'x', 1); exception when dup_val_on_index then :r := sqlcode; end;",
      '-1',
    ],
    [
      'SAVEPOINT',
      'declare n number; begin savepoint s; delete from erp.items; rollback to s; select count(*) into n from erp.items; :r := n; end;',
      '2',
    ],
  ])('%s', async (_name, source, expected) => {
    expect(await system.block(source)).toBe(expected);
    await system.run('rollback');
  });

  it('undoes all of a block that fails, and only that', async () => {
    await system.run("update erp.items set name = 'kept' where id = 1");
    expect(
      await system.error("begin update erp.items set name = 'lost' where id = 2; raise no_data_found; end;"),
    ).toContain('ORA-01403');
    expect(await system.rows('select name from erp.items order by id')).toEqual([['kept'], ['Chair']]);
  });
});

it('a private subprogram of a body overloads those of the specification', async () => {
  await system.run(
    `create package erp.colours as
       procedure set_colour(p_rgb varchar2 := '000');
       function chosen(p_which varchar2) return varchar2;
     end;`,
    `create package body erp.colours as
       l_last varchar2(30);
       procedure set_colour(p_rgb varchar2 := '000', p_background boolean) is
       begin l_last := p_rgb || case when p_background then ' behind' end; end;
       procedure set_colour(p_rgb varchar2 := '000') is
       begin set_colour(p_rgb, true); end;
       function chosen(p_which varchar2) return varchar2 is
       begin set_colour(p_which); return l_last; end;
     end;`,
  );
  expect(await system.evaluate("erp.colours.chosen('fff')")).toBe('fff behind');
  expect(await system.error("begin erp.colours.set_colour('fff', true); end;")).toContain('PLS-00306');
});
