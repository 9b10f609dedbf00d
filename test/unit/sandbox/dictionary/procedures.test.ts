import { beforeEach, describe, expect, it } from 'vitest';
import { type ErpDatabase, erpDatabase, V12, V19 } from './erp-database.js';

const PACKAGE = `create package orders_api authid current_user as
  procedure place (id number);
  function total return number deterministic;
  procedure place (id number, note varchar2);
end;`;

describe('ALL_PROCEDURES', () => {
  let db: ErpDatabase;

  beforeEach(async () => {
    db = await erpDatabase();
    await db.erp.run(PACKAGE, 'create procedure close_year is begin null; end;');
  });

  it('has a row for each subprogram, the package itself and standalone units', async () => {
    const rows =
      await db.erp.rows(`select object_name, procedure_name, subprogram_id, overload, object_type, deterministic, authid
      from all_procedures where owner = 'ERP' order by object_name, subprogram_id`);
    expect(rows).toEqual([
      ['CLOSE_YEAR', null, 1, null, 'PROCEDURE', 'NO', 'DEFINER'],
      ['ORDERS_API', null, 0, null, 'PACKAGE', 'NO', 'CURRENT_USER'],
      ['ORDERS_API', 'PLACE', 1, '1', 'PACKAGE', 'NO', 'CURRENT_USER'],
      ['ORDERS_API', 'TOTAL', 2, null, 'PACKAGE', 'YES', 'CURRENT_USER'],
      ['ORDERS_API', 'PLACE', 3, '2', 'PACKAGE', 'NO', 'CURRENT_USER'],
    ]);
  });

  it("writes the text NULL for what is neither polymorphic nor a macro, and a null for the package's row", async () => {
    const rows = await db.erp.rows(`select subprogram_id, polymorphic, sql_macro from all_procedures
      where owner = 'ERP' and object_name = 'ORDERS_API' and subprogram_id < 2 order by subprogram_id`);
    expect(rows).toEqual([
      [0, null, null],
      [1, 'NULL', 'NULL'],
    ]);
  });

  it('needs EXECUTE: DEBUG is not enough', async () => {
    const query = `select distinct object_name from all_procedures where owner = 'ERP'`;
    await db.erp.run('grant debug on orders_api to alice');
    expect(await db.alice.rows(query)).toEqual([]);
    await db.erp.run('grant execute on orders_api to alice');
    expect(await db.alice.rows(query)).toEqual([['ORDERS_API']]);
  });

  it('knows only the package itself of one that does not compile', async () => {
    await db.erp.execute(
      'create or replace package orders_api as procedure place; procedure drop_it (a no_such_type); end;',
    );
    const query = `select procedure_name, subprogram_id from user_procedures where object_name = 'ORDERS_API'`;
    expect(await db.erp.rows(query)).toEqual([[null, 0]]);
    expect(await db.erp.rows(`select * from user_arguments where package_name = 'ORDERS_API'`)).toEqual([]);
  });

  it('keeps what it knew of one that a change elsewhere made invalid', async () => {
    await db.erp.run(
      'create table orders (id number(5))',
      'create or replace package orders_api as procedure place (id orders.id%type); end;',
      'alter table orders modify id number(9)',
    );
    const query = `select status from user_objects where object_name = 'ORDERS_API'`;
    expect(await db.erp.rows(query)).toEqual([['INVALID']]);
    expect(await db.erp.rows('select argument_name, data_precision from user_arguments')).toEqual([['ID', 5]]);
  });

  it('shows what everybody may execute', async () => {
    await db.erp.run('grant execute on close_year to public');
    const query = `select object_name from all_procedures where owner = 'ERP'`;
    expect(await db.alice.rows(query)).toEqual([['CLOSE_YEAR']]);
  });

  it('has SQL_MACRO from 21c and POLYMORPHIC from 18c on', async () => {
    const old = await erpDatabase(V19);
    expect(await old.erp.error('select sql_macro from all_procedures')).toContain('ORA-00904');
    expect(await old.erp.rows('select polymorphic from user_procedures')).toEqual([]);
    const older = await erpDatabase(V12);
    expect(await older.erp.error('select polymorphic from all_procedures')).toContain('ORA-00904');
  });
});
