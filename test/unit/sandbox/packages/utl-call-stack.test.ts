import { beforeAll, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

// Source: PL/SQL Packages and Types Reference, UTL_CALL_STACK; depths of 12.2 and later.
let erp: TestSession;

beforeAll(async () => {
  const database = newDatabase();
  await openTestSession(database).run(
    'create user erp identified by erp quota unlimited on users',
    'grant create session, create table, create procedure, create trigger, create type to erp',
  );
  erp = openTestSession(database, 'ERP');
  await erp.run(
    `create function calls return varchar2 is
  v varchar2(4000);
begin
  for i in 2 .. utl_call_stack.dynamic_depth loop
    v := v || utl_call_stack.owner(i) || ':' || utl_call_stack.concatenate_subprogram(utl_call_stack.subprogram(i))
      || ' ' || utl_call_stack.unit_line(i) || ' ' || utl_call_stack.lexical_depth(i) || utl_call_stack.current_edition(i) || ';';
  end loop;
  return v;
end;`,
    `create function errors return varchar2 is
  v varchar2(4000);
begin
  for i in 1 .. utl_call_stack.error_depth loop
    v := v || utl_call_stack.error_number(i) || ' ' || utl_call_stack.error_msg(i) || ';';
  end loop;
  return v;
end;`,
    `create function trace return varchar2 is
  v varchar2(4000);
begin
  for i in 1 .. utl_call_stack.backtrace_depth loop
    begin
      v := v || utl_call_stack.backtrace_unit(i);
    exception when utl_call_stack.bad_depth_indicator then v := v || 'no unit';
    end;
    v := v || ' ' || utl_call_stack.backtrace_line(i) || ';';
  end loop;
  return v;
end;`,
    `create package p is
  function stack return varchar2;
  procedure raises(p_how number);
  procedure passes(p_how number);
end;`,
    `create package body p is
  function stack return varchar2 is
    function nested return varchar2 is
      function inner return varchar2 is
      begin
        return calls;
      end;
    begin
      return inner;
    end;
  begin
    return nested;
  end;
  procedure raises(p_how number) is
  begin
    if p_how = 3 then raise_application_error(-20001, 'two' || chr(10) || 'lines'); end if;
    raise no_data_found;
  end;
  procedure passes(p_how number) is
  begin
    raises(p_how);
  exception
    when no_data_found then
      if p_how = 1 then raise; end if;
      raise zero_divide;
  end;
end;`,
  );
});

describe('the calls in progress', () => {
  it('are numbered from the innermost, each with its unit, the subprograms around it and its line', async () => {
    expect(await erp.evaluate('p.stack')).toBe(
      'ERP:P.STACK.NESTED.INNER 6 3;ERP:P.STACK.NESTED 9 2;ERP:P.STACK 12 1;:__anonymous_block 1 0;',
    );
    await erp.run(`create procedure standalone(r out varchar2) is
      procedure local is begin r := calls; end;
    begin local; end;`);
    expect(await erp.block('begin\n  standalone(:r);\nend;')).toBe(
      'ERP:STANDALONE.LOCAL 2 1;ERP:STANDALONE 3 0;:__anonymous_block 2 0;',
    );
    expect(await erp.block('declare function f return varchar2 is begin return calls; end; begin :r := f; end;')).toBe(
      ':__anonymous_block.F 1 1;:__anonymous_block 1 0;',
    );
  });

  it('name methods and dynamic blocks', async () => {
    await erp.run(
      'create type t as object (x number, member function stack return varchar2)',
      'create type body t is member function stack return varchar2 is begin return calls; end; end;',
    );
    expect(await erp.block(`begin execute immediate 'begin :x := t(1).stack; end;' using out :r; end;`)).toBe(
      'ERP:T.STACK 1 1;:__anonymous_block 1 0;:__anonymous_block 1 0;',
    );
  });

  it('have no other depths than those there are', async () => {
    expect(await erp.number('begin :r := utl_call_stack.dynamic_depth; end;')).toBe(1);
    for (const depth of ['0', '2', '-1', 'null']) {
      for (const name of ['owner', 'unit_line', 'lexical_depth']) {
        expect(await erp.error(`declare x varchar2(99); begin x := utl_call_stack.${name}(${depth}); end;`)).toContain(
          'ORA-64610: bad depth indicator',
        );
      }
    }
    expect(
      await erp.evaluate(
        'names(1) || names.count',
        'names utl_call_stack.unit_qualified_name := utl_call_stack.subprogram(1);',
      ),
    ).toBe('__anonymous_block1');
  });

  it('are refused beyond SQL that stands between them', async () => {
    await erp.run(
      `create function caller return varchar2 is begin
         return utl_call_stack.concatenate_subprogram(utl_call_stack.subprogram(2));
       end;`,
      'create function outer_one return varchar2 is begin return caller; end;',
    );
    const asked = (name: string) => `declare v varchar2(99); begin select ${name} into v from dual; :r := v; end;`;
    expect(await erp.block(asked('outer_one'))).toBe('OUTER_ONE');
    expect(await erp.error(asked('caller'))).toContain('ORA-03001');
    expect(await erp.rows('select calls from dual')).toEqual([[null]]);
    expect(await erp.error('declare v varchar2(99); begin select calls into v from dual; end;')).toContain(
      'does not support the call stack of UTL_CALL_STACK beyond SQL that PL/SQL has called',
    );
    await erp.run(
      'create table t1 (x varchar2(200))',
      'create trigger tr before insert on t1 for each row begin :new.x := calls; end;',
      'insert into t1 values (null)',
    );
    expect(await erp.rows('select x from t1')).toEqual([['ERP:TR 1 0;']]);
    expect(await erp.error('begin insert into t1 values (null); end;')).toContain('ORA-03001');
    expect(await erp.number('begin :r := utl_call_stack.dynamic_depth; end;')).toBe(1);
    expect(
      await erp.block('declare v number; begin select dbms_random.value into v from dual; :r := calls; end;'),
    ).toBe(':__anonymous_block 1 0;');
  });

  it('are refused in pipelined functions of a query of PL/SQL, but not between their rows', async () => {
    await erp.run(
      'create type texts as table of varchar2(200)',
      `create function piped(p_asks number) return texts pipelined is begin
         pipe row ('first');
         if p_asks = 1 then pipe row (calls); end if;
         return;
       end;`,
    );
    expect(await erp.rows('select column_value from table(piped(1))')).toEqual([['first'], ['ERP:PIPED 3 0;']]);
    const block = (asks: number) => `declare v varchar2(200); begin
  for r in (select column_value v from table(piped(${asks}))) loop v := v || r.v || calls; end loop; :r := v;
end;`;
    expect(await erp.block(block(0))).toBe('first:__anonymous_block 2 0;');
    expect(await erp.error(block(1))).toContain('ORA-03001');
  });
});

describe('the exception being handled', () => {
  const handled = (how: number, what: string) =>
    erp.block(`begin\n  p.passes(${how});\nexception\n  when others then :r := ${what};\nend;`);

  it('is none outside of handlers', async () => {
    expect(await erp.evaluate(`utl_call_stack.error_depth || utl_call_stack.backtrace_depth || errors || trace`)).toBe(
      '00',
    );
    expect(await erp.error('declare x number; begin x := utl_call_stack.error_number(1); end;')).toContain('ORA-64610');
  });

  it('shows its errors, the newest first', async () => {
    expect(await handled(2, 'errors')).toBe(
      '1476 divisor is equal to zero;6512 at "ERP.P", line 25;1403 no data found;6512 at "ERP.P", line 17;' +
        '6512 at "ERP.P", line 21;6512 at line 2;',
    );
    expect(await handled(3, 'errors')).toMatch(/^20001 two\nlines;6512 at "ERP.P", line 16;/);
  });

  it('shows where it was raised and passed through', async () => {
    expect(await handled(2, 'trace')).toBe('ERP.P 25;no unit 2;');
    expect(await handled(1, 'trace')).toBe('ERP.P 24;ERP.P 17;ERP.P 21;no unit 2;');
    expect(await handled(3, 'trace')).toBe('ERP.P 16;ERP.P 21;no unit 2;');
  });
});

describe('DBMS_DB_VERSION', () => {
  it('has the constants of the release', async () => {
    expect(
      await erp.evaluate(
        `dbms_db_version.version || ' ' || sys.dbms_db_version.release || case when dbms_db_version.ver_le_19 then ' old' end
         || case when dbms_db_version.ver_le_23 then ' new' end`,
      ),
    ).toBe('23 9 new');
  });
});

describe('DBMS_TRANSACTION', () => {
  it('has the statements that steer a transaction', async () => {
    await erp.run(
      'create table tx (n number)',
      `begin
         insert into tx values (1); dbms_transaction.commit;
         insert into tx values (2); dbms_transaction.savepoint('here'); insert into tx values (3);
         dbms_transaction.rollback_savepoint('HERE'); dbms_transaction.commit_comment('done');
         insert into tx values (4); dbms_transaction.rollback;
         dbms_transaction.read_only;
       end;`,
    );
    expect(await erp.rows('select n from tx order by n')).toEqual([[1], [2]]);
    expect(await erp.error('insert into tx values (5)')).toContain('ORA-01456');
    await erp.run('begin dbms_transaction.commit; dbms_transaction.read_write; insert into tx values (6); end;');
    expect(erp.session.transactionInProgress).toBe(true);
    await erp.run('rollback');
    expect(await erp.error(`begin dbms_transaction.rollback_savepoint('nowhere'); end;`)).toContain('ORA-01086');
    expect(await erp.error(`begin dbms_transaction.savepoint('not simple'); end;`)).toContain('ORA-03001');
    await erp.run('create trigger tx_bi before insert on tx begin dbms_transaction.commit; end;');
    expect(await erp.error('insert into tx values (7)')).toContain('ORA-04092: cannot COMMIT in a trigger');
  });
});
