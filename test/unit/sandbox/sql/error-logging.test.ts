import { beforeEach, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let erp: TestSession;

beforeEach(async () => {
  const database = newDatabase();
  await openTestSession(database).run(
    'create user erp identified by erp quota unlimited on users',
    'grant create session, create procedure, create table, create view, create trigger to erp',
  );
  erp = openTestSession(database, 'ERP');
  await erp.run(
    'create table depts (id number primary key)',
    'insert into depts values (10)',
    `create table emps (id number(3) primary key, name varchar2(5) not null, salary number check (salary > 0),
       hired date, dept_id number references depts)`,
    `insert into emps values (1, 'Ann', 100, date '2020-01-15', 10)`,
    'create table loaded (id varchar2(10), name varchar2(10), salary number, dept_id number)',
    `insert into loaded values ('2', 'Bob', 50, 10)`,
    `insert into loaded values ('3', 'Charles', 50, 10)`,
    `insert into loaded values ('x', 'Dee', 50, 10)`,
    `insert into loaded values ('4', null, 50, 10)`,
    `insert into loaded values ('5', 'Eve', 0, 10)`,
    `insert into loaded values ('1', 'Fay', 50, 10)`,
    `insert into loaded values ('6', 'Gus', 50, 99)`,
    `insert into loaded values ('7', 'Hal', 50, null)`,
    `begin dbms_errlog.create_error_log('emps'); end;`,
    'commit',
  );
});

const INSERT = 'insert into emps (id, name, salary, dept_id) select id, name, salary, dept_id from loaded';

// Source: SQL Language Reference, INSERT, "error_logging_clause"; PL/SQL Packages and Types Reference, DBMS_ERRLOG.
describe('LOG ERRORS', () => {
  it('lets INSERT go on with the rows that are good', async () => {
    const { rowCount } = await erp.execute(`${INSERT} log errors into err$_emps ('load ' || 1) reject limit unlimited`);
    expect(rowCount).toBe(2);
    expect(await erp.rows('select id from emps order by id')).toEqual([[1], [2], [7]]);
    const logged = await erp.rows(`select ora_err_number$, ora_err_optyp$, ora_err_tag$, id, name, salary, dept_id
      from err$_emps`);
    expect(logged).toEqual([
      [12899, 'I', 'load 1', '3', 'Charles', '50', '10'],
      [1722, 'I', 'load 1', 'x', 'Dee', '50', '10'],
      [1400, 'I', 'load 1', '4', null, '50', '10'],
      [2290, 'I', 'load 1', '5', 'Eve', '0', '10'],
      [1, 'I', 'load 1', '1', 'Fay', '50', '10'],
      [2291, 'I', 'load 1', '6', 'Gus', '50', '99'],
    ]);
    const [message] = await erp.rows('select ora_err_mesg$ from err$_emps where ora_err_number$ = 1400');
    expect(message).toEqual(['ORA-01400: cannot insert NULL into ("ERP"."EMPS"."NAME")']);
  });

  it('keeps the log when the transaction is rolled back', async () => {
    await erp.run(`${INSERT} log errors reject limit 10`, 'rollback');
    expect(await erp.rows('select count(*) from emps')).toEqual([[1]]);
    expect(await erp.rows('select count(*) from err$_emps')).toEqual([[6]]);
  });

  it('ends the statement with the first error beyond the limit, which is 0 if none is given', async () => {
    expect(await erp.error(`${INSERT} log errors reject limit 2`)).toContain('ORA-01400');
    expect(await erp.rows('select count(*) from emps')).toEqual([[1]]);
    expect(await erp.rows('select count(*) from err$_emps')).toEqual([[3]]);
    expect(await erp.error(`${INSERT} log errors`)).toContain('ORA-12899');
    expect(await erp.rows('select count(*) from err$_emps')).toEqual([[4]]);
  });

  it('is for VALUES, UPDATE, DELETE and MERGE as well', async () => {
    const { rowCount } = await erp.execute(`insert into emps values ('a', 'Ian', 1, date '2021-02-03', 10)
      log errors ('v') reject limit 1`);
    expect(rowCount).toBe(0);
    await erp.run(`insert into emps values (8, 'Jo', 7, null, null)`);
    await erp.run(`update emps set salary = salary - 50, name = name || '!' log errors ('u') reject limit unlimited`);
    expect(await erp.rows('select id, name, salary from emps order by id')).toEqual([
      [1, 'Ann!', 50],
      [8, 'Jo', 7],
    ]);
    await erp.run(
      `update emps set dept_id = 10`,
      `delete from depts log errors into err$_emps ('d') reject limit unlimited`,
    );
    expect(await erp.rows('select count(*) from depts')).toEqual([[1]]);
    await erp.run(`merge into emps e using (select to_number(id) id, name, salary from loaded where id < 'x') l
      on (e.id = l.id) when matched then update set e.name = l.name || '?', e.salary = e.salary - 50
      when not matched then insert (id, name, salary) values (l.id, l.name, l.salary)
      log errors ('m') reject limit unlimited`);
    const logged = await erp.rows(`select l.ora_err_number$, l.ora_err_optyp$, l.ora_err_tag$, l.id, l.name, l.salary,
      e.id from err$_emps l left join emps e on e.rowid = l.ora_err_rowid$ order by ora_err_tag$ desc, l.id`);
    expect(logged).toEqual([
      [1722, 'I', 'v', 'a', 'Ian', '1', null],
      [2290, 'U', 'u', '8', 'Jo!', '-43', 8],
      [2290, 'U', 'm', '1', 'Fay?', '0', 1],
      [12899, 'I', 'm', '3', 'Charles', '50', null],
      [1400, 'I', 'm', '4', null, '50', null],
      [2290, 'I', 'm', '5', 'Eve', '0', null],
      [2292, 'D', 'd', '10', null, null, null],
    ]);
  });

  it('logs what triggers raise, and ends with duplicates that an UPDATE makes', async () => {
    await erp.run(`create trigger emps_biu before insert or update on emps for each row
      begin if :new.name = 'Bob' then raise_application_error(-20001, 'no Bobs'); end if; end;`);
    await erp.run(`${INSERT} log errors reject limit unlimited`);
    expect(await erp.rows('select ora_err_mesg$ from err$_emps where ora_err_number$ = 20001')).toHaveLength(1);
    expect(await erp.error('update emps set id = 9 log errors reject limit unlimited')).toContain('ORA-00001');
  });

  it('stands in PL/SQL, with its variables', async () => {
    const result = await erp.block(`declare l_tag varchar2(9) := 'block'; begin
      insert into emps (id, name, salary, dept_id) select id, name, salary, dept_id from loaded
        log errors into err$_emps (l_tag) reject limit unlimited;
      :r := sql%rowcount; end;`);
    expect(result).toBe('2');
    expect(await erp.rows('select distinct ora_err_tag$ from err$_emps')).toEqual([['block']]);
  });

  it.each([
    [`${INSERT} log errors into nowhere reject limit 1`, 'ORA-00942'],
    [`${INSERT} log errors into loaded reject limit 1`, 'ORA-38900: missing mandatory column "ORA_ERR_NUMBER$"'],
    ['insert into depts values (10) log errors', 'ORA-00942'],
    ['insert all into depts values (1) log errors select 1 from dual', 'does not support LOG ERRORS in a multi-table'],
  ])('%s: %s', async (statement, error) => {
    expect(await erp.error(statement)).toContain(error);
  });
});

describe('DBMS_ERRLOG.CREATE_ERROR_LOG', () => {
  it('makes a table with the columns as text', async () => {
    const columns = await erp.rows(`select column_name, data_type, data_length from user_tab_columns
      where table_name = 'ERR$_EMPS' order by column_id`);
    expect(columns.slice(0, 7)).toEqual([
      ['ORA_ERR_NUMBER$', 'NUMBER', 22],
      ['ORA_ERR_MESG$', 'VARCHAR2', 2000],
      ['ORA_ERR_ROWID$', 'ROWID', 10],
      ['ORA_ERR_OPTYP$', 'VARCHAR2', 2],
      ['ORA_ERR_TAG$', 'VARCHAR2', 2000],
      ['ID', 'VARCHAR2', 4000],
      ['NAME', 'VARCHAR2', 4000],
    ]);
  });

  it('takes names, and leaves out what is not supported if asked to', async () => {
    await erp.run('create table docs (id number, text clob, code raw(3), "Mixed" nvarchar2(4))');
    expect(await erp.error(`begin dbms_errlog.create_error_log('docs'); end;`)).toContain(
      'ORA-20069: Unsupported column type(s) found: TEXT',
    );
    await erp.run(`begin dbms_errlog.create_error_log('erp.docs', '"Bad docs"', skip_unsupported => true); end;`);
    const columns = await erp.rows(`select column_name, data_type from user_tab_columns
      where table_name = 'Bad docs' and column_id > 5 order by column_id`);
    expect(columns).toEqual([
      ['ID', 'VARCHAR2'],
      ['CODE', 'RAW'],
      ['Mixed', 'NVARCHAR2'],
    ]);
    expect(
      await erp.error(`begin dbms_errlog.create_error_log('docs', '"Bad docs"', null, null, true); end;`),
    ).toContain('ORA-00955');
    expect(await erp.error(`begin dbms_errlog.create_error_log('nowhere'); end;`)).toContain('ORA-00942');
  });
});
