import { describe, expect, it } from 'vitest';
import { readCatalog } from '../../generator/catalog/read-catalog.js';
import type { OracleConfig } from '../../generator/config/oracle-config.js';
import { parseConfig } from '../../generator/config/parse-config.js';
import { typeLines } from '../support/catalog-text.js';
import { driverSandbox } from '../support/driver-sandbox.js';

const STATEMENTS = [
  ...['erp', 'hr', 'auditor'].flatMap((name) => [
    `create user ${name} identified by "Secret-1"`,
    `grant create session to ${name}`,
  ]),
  'create type hr.person_t as object (name varchar2(30 char), code varchar2(5 byte))',
  'create type hr.names_t as table of varchar2(10 char)',
  'grant execute on hr.person_t to erp',
  'grant execute on hr.names_t to erp',
  'create table erp.orders (id number(9), note varchar2(20 char))',
  `create package erp.orders_api as
     type line_t is record (sku varchar2(12 char));
     procedure place(p_line in line_t, p_person in hr.person_t, p_names in hr.names_t, p_row out erp.orders%rowtype);
     procedure ping;
   end;`,
  'create procedure erp.refresh as begin null; end;',
];

const TYPES = [
  'ERP.ORDERS%ROWTYPE: row (ID NUMBER(9), NOTE VARCHAR2(20 CHAR))',
  'ERP.ORDERS_API.LINE_T: record (SKU VARCHAR2(12 CHAR))',
  'HR.NAMES_T: nested table of VARCHAR2(10 CHAR)',
  'HR.PERSON_T: object (NAME VARCHAR2(30 CHAR), CODE VARCHAR2(5))',
];

/** The catalog that a user reads after these statements, and which views gave rows. */
async function readAs(user: string, more: readonly string[] = [], schemas: OracleConfig['schemas'] = { erp: {} }) {
  const { sandbox } = await driverSandbox([...STATEMENTS, ...more]);
  const { connectString } = sandbox;
  const config = parseConfig(
    { connection: { connectString, user, password: 'Secret-1' }, schemas, output: 'generated' },
    { file: 'oracle.config.ts', folder: '/nowhere' },
  );
  const read: string[] = [];
  const catalog = await readCatalog(config, (doing) => read.push(doing.replace(/[ :].*/, '')));
  return { catalog, views: new Set(read) };
}

describe('the forms of the views', () => {
  it('are USER_ for what the account owns, and ALL_ for lengths and for what others own', async () => {
    const { catalog, views } = await readAs('erp');
    expect(typeLines(catalog)).toEqual(TYPES);
    for (const view of ['USER_OBJECTS', 'USER_PROCEDURES', 'USER_ARGUMENTS', 'USER_PLSQL_TYPES', 'USER_TAB_COLS'])
      expect(views).toContain(view);
    for (const view of ['ALL_PLSQL_TYPE_ATTRS', 'ALL_TYPES', 'ALL_TYPE_ATTRS', 'ALL_COLL_TYPES'])
      expect(views).toContain(view);
    for (const view of ['ALL_OBJECTS', 'ALL_ARGUMENTS', 'USER_TYPE_ATTRS']) expect(views).not.toContain(view);
  });

  it('are ALL_ for what others own', async () => {
    const { catalog, views } = await readAs('auditor', ['grant execute on erp.orders_api to auditor'], {
      erp: { packages: ['orders_api'], routines: [] },
    });
    expect(catalog.schemas[0]?.packages.map(({ name }) => name)).toEqual(['ORDERS_API']);
    expect([...views].filter((view) => !view.startsWith('ALL_'))).toEqual(['PRODUCT_COMPONENT_VERSION']);
  });

  it('are DBA_ for who may read the catalog, without any privilege on what is read', async () => {
    const { catalog, views } = await readAs('auditor', ['grant select_catalog_role to auditor']);
    const [schema] = catalog.schemas;
    expect(schema?.packages[0]?.subprograms.map(({ name }) => name)).toEqual(['PING', 'PLACE']);
    expect(schema?.standalone.map(({ name }) => name)).toEqual(['REFRESH']);
    expect(catalog.types.map(({ key, kind }) => `${key}: ${kind}`)).toEqual([
      'ERP.ORDERS%ROWTYPE: record',
      'ERP.ORDERS_API.LINE_T: record',
      'HR.NAMES_T: collection',
      'HR.PERSON_T: object',
    ]);
    for (const view of ['DBA_OBJECTS', 'DBA_PROCEDURES', 'DBA_ARGUMENTS', 'DBA_PLSQL_TYPES', 'DBA_TAB_COLS'])
      expect(views).toContain(view);
  });

  it('are completed by the ALL_ form where the DBA_ form lacks how lengths are counted', async () => {
    const grants = ['grant select_catalog_role to auditor', 'grant execute on hr.person_t to auditor'];
    const { catalog, views } = await readAs('auditor', grants);
    expect(typeLines(catalog)).toContain('HR.PERSON_T: object (NAME VARCHAR2(30 CHAR), CODE VARCHAR2(5))');
    expect(views).toContain('DBA_TYPE_ATTRS');
    expect(views).toContain('ALL_TYPE_ATTRS');
    // Without the grant there is nothing to tell it by.
    const without = await readAs('auditor', ['grant select_catalog_role to auditor']);
    expect(typeLines(without.catalog)).toContain('HR.PERSON_T: object (NAME VARCHAR2(30), CODE VARCHAR2(5))');
  });

  it('see nothing as the owner of another schema', async () => {
    await expect(readAs('hr')).rejects.toThrow('No package of schema ERP that hr may see matches "*"');
  });
});
