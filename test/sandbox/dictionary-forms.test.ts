import type oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import { driverSandbox } from '../support/driver-sandbox.js';

/*
 * The three forms of the views that describe packages and types, by the driver alone. Source: Database Reference, "About Static Data Dictionary Views" (USER_ views
 * lack OWNER; DBA_ views take SELECT ANY DICTIONARY or SELECT_CATALOG_ROLE), and the pages of ALL_TYPE_ATTRS and USER_TYPE_ATTRS (CHAR_USED).
 */
const FAMILIES = [
  'OBJECTS',
  'PROCEDURES',
  'ARGUMENTS',
  'SOURCE',
  'ERRORS',
  'PLSQL_TYPES',
  'PLSQL_TYPE_ATTRS',
  'PLSQL_COLL_TYPES',
  'TYPES',
  'TYPE_ATTRS',
  'COLL_TYPES',
  'TAB_COLS',
  'SYNONYMS',
];

async function accounts() {
  const { connect } = await driverSandbox([
    'CREATE USER erp IDENTIFIED BY erp QUOTA UNLIMITED ON users',
    'CREATE USER auditor IDENTIFIED BY auditor',
    'GRANT CREATE SESSION TO erp',
    'GRANT CREATE SESSION, SELECT_CATALOG_ROLE TO auditor',
    'CREATE TYPE erp.tags_t AS TABLE OF VARCHAR2(10 CHAR)',
    'CREATE TYPE erp.party_t AS OBJECT (id NUMBER, name VARCHAR2(30 CHAR))',
    'CREATE TABLE erp.orders (id NUMBER)',
    'CREATE SYNONYM erp.bills FOR erp.orders',
    `CREATE PACKAGE erp.api AS
      TYPE line_t IS RECORD (sku VARCHAR2(12));
      TYPE lines_t IS TABLE OF line_t INDEX BY PLS_INTEGER;
      PROCEDURE place(p_lines lines_t);
    END;`,
    'CREATE PROCEDURE erp.broken IS BEGIN nothing_like_it; END;',
  ]);
  return { erp: await connect('erp', 'erp'), auditor: await connect('auditor', 'auditor') };
}

async function columnsOf(connection: oracledb.Connection, view: string): Promise<readonly string[]> {
  const { metaData = [] } = await connection.execute(`SELECT * FROM ${view} WHERE 1 = 0`);
  return metaData.map(({ name }) => name);
}

async function count(connection: oracledb.Connection, view: string, condition = ''): Promise<unknown> {
  const { rows } = await connection.execute<[number]>(`SELECT COUNT(*) FROM ${view} ${condition}`);
  return rows?.[0]?.[0];
}

describe('the forms of dictionary views', () => {
  it('have the same columns, USER_ without the owner, and only ALL_ how attributes are counted', async () => {
    const { auditor } = await accounts();
    for (const family of FAMILIES) {
      const all = await columnsOf(auditor, `ALL_${family}`);
      const without = (...names: readonly string[]) => all.filter((name) => !names.includes(name));
      const lacks = family === 'TYPE_ATTRS' ? ['CHAR_USED'] : [];
      expect(await columnsOf(auditor, `DBA_${family}`), family).toEqual(without(...lacks));
      expect(await columnsOf(auditor, `USER_${family}`), family).toEqual(without('OWNER', ...lacks));
    }
  });

  it('show the owner what is his by USER_ as by ALL_, and nothing of DBA_', async () => {
    const { erp } = await accounts();
    for (const family of FAMILIES) {
      const own = await count(erp, `USER_${family}`);
      expect(own, family).toBeGreaterThan(0);
      expect(await count(erp, `ALL_${family}`, `WHERE OWNER = 'ERP'`), family).toBe(own);
      await expect(count(erp, `DBA_${family}`), family).rejects.toThrow(/ORA-00942/);
    }
  });

  it('show a reader of the catalog everything by DBA_, although ALL_ shows him nothing', async () => {
    const { erp, auditor } = await accounts();
    for (const family of FAMILIES) {
      expect(await count(auditor, `DBA_${family}`, `WHERE OWNER = 'ERP'`), family).toBe(
        await count(erp, `USER_${family}`),
      );
      if (family === 'SYNONYMS') continue;
      expect(await count(auditor, `ALL_${family}`, `WHERE OWNER = 'ERP'`), family).toBe(0);
    }
  });
});
