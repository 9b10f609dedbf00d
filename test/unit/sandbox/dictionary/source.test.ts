import { beforeEach, describe, expect, it } from 'vitest';
import { type ErpDatabase, erpDatabase } from './erp-database.js';

describe('ALL_SOURCE and ALL_ERRORS', () => {
  let db: ErpDatabase;

  beforeEach(async () => {
    db = await erpDatabase();
    await db.erp.run(
      'create package orders_api as\n  procedure place;\nend;',
      'create package body orders_api as\n  procedure place is begin null; end;\nend;',
    );
  });

  it('gives each line with its line break', async () => {
    const rows = await db.erp.rows(
      `select line, text from user_source where name = 'ORDERS_API' and type = 'PACKAGE' order by line`,
    );
    expect(rows).toEqual([
      [1, 'package orders_api as\n'],
      [2, '  procedure place;\n'],
      [3, 'end;'],
    ]);
  });

  it('shows the specification to whoever may execute it, the body only with DEBUG', async () => {
    const query = `select distinct type from all_source where owner = 'ERP' order by type`;
    expect(await db.alice.rows(query)).toEqual([]);
    await db.erp.run('grant execute on orders_api to alice');
    expect(await db.alice.rows(query)).toEqual([['PACKAGE']]);
    await db.erp.run('grant debug on orders_api to alice');
    expect(await db.alice.rows(query)).toEqual([['PACKAGE'], ['PACKAGE BODY']]);
  });

  it('lists the errors of a broken body', async () => {
    const { compiledWithErrors } = await db.erp.execute(
      'create or replace package body orders_api as\n  procedure place is begin nowhere; end;\nend;',
    );
    expect(compiledWithErrors).toBe(true);
    const rows = await db.erp.rows(
      `select name, type, line, attribute, message_number from user_errors where text like 'PLS-%'`,
    );
    expect(rows).toContainEqual(['ORDERS_API', 'PACKAGE BODY', 2, 'ERROR', 201]);
    await db.erp.run('create or replace package body orders_api as\n  procedure place is begin null; end;\nend;');
    expect(await db.erp.rows('select * from user_errors')).toEqual([]);
  });
});
