import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readScripts } from '../../../sandbox/scripts/read-scripts.js';
import { ScriptError } from '../../../sandbox/scripts/script-error.js';
import { StatementGuard } from '../../../testing/real-oracle/statement-guard.js';
import { statements } from './support.js';

/** Checks statements in a row; what the last one was refused for, or `passed`. */
function verdict(...scripts: readonly string[]): string {
  const guard = new StatementGuard(new Set(['ERP', 'ALICE']));
  try {
    for (const script of scripts) for (const statement of statements(script)) guard.check(statement);
    return 'passed';
  } catch (error) {
    if (error instanceof ScriptError) return error.message;
    throw error;
  }
}

describe('scripts of tests, on a real Oracle,', () => {
  it.each([
    'CREATE USER erp IDENTIFIED BY "x" QUOTA 1M ON users',
    'ALTER USER alice GRANT CONNECT THROUGH erp AUTHENTICATION REQUIRED',
    'DROP USER erp CASCADE',
    'GRANT CREATE SESSION, CREATE TABLE TO erp, alice WITH ADMIN OPTION',
    'GRANT EXECUTE ON sys.dbms_lock TO erp',
    'GRANT SELECT (a, b), UPDATE (a) ON erp.t TO PUBLIC',
    'REVOKE SELECT ON erp.t FROM alice',
    'CREATE TABLE erp.t (n NUMBER REFERENCES erp.u (n))',
    'CREATE GLOBAL TEMPORARY TABLE erp.t (n NUMBER)',
    'CREATE UNIQUE INDEX erp.i ON erp.t (n)',
    'CREATE OR REPLACE FORCE VIEW erp.v AS SELECT * FROM dual',
    'CREATE MATERIALIZED VIEW erp.v AS SELECT * FROM dual',
    'CREATE OR REPLACE SYNONYM alice.t FOR erp.t',
    'CREATE SEQUENCE IF NOT EXISTS erp.s',
    'CREATE OR REPLACE EDITIONABLE PACKAGE BODY erp.p AS END;',
    'CREATE TRIGGER erp.g BEFORE UPDATE OF n ON erp.t BEGIN NULL; END;',
    'CREATE TYPE erp.t AS OBJECT (n NUMBER);',
    'ALTER TABLE erp.t ADD (m NUMBER)',
    'DROP TABLE IF EXISTS "ERP".t PURGE',
    'TRUNCATE TABLE erp.t',
    "COMMENT ON COLUMN erp.t.n IS 'x'",
    'INSERT INTO erp.t VALUES (1)',
    'UPDATE erp.t SET n = 1',
    'DELETE FROM erp.t',
    'DELETE erp.t',
    'MERGE INTO erp.t USING dual ON (1 = 1) WHEN MATCHED THEN UPDATE SET n = 1',
    'COMMIT',
    "ALTER SESSION SET NLS_DATE_FORMAT = 'YYYY' TIME_ZONE = '+00:00'",
  ])('may say %s', (script) => {
    expect(verdict(script)).toBe('passed');
  });

  it.each([
    ['CREATE USER bob IDENTIFIED BY x', /^x\.sql, line 1: CREATE USER with BOB is refused\. On a real Oracle, scripts/],
    ['ALTER USER system IDENTIFIED BY x', /ALTER USER with SYSTEM is refused/],
    ['ALTER USER alice, bob GRANT CONNECT THROUGH erp', /ALTER USER with BOB is refused/],
    ['ALTER USER alice GRANT CONNECT THROUGH bob', /ALTER USER with BOB is refused/],
    ['DROP USER bob CASCADE', /DROP USER with BOB is refused/],
    ['CREATE ROLE clerk', /CREATE ROLE is refused/],
    ['CREATE PUBLIC SYNONYM t FOR erp.t', /CREATE PUBLIC is refused/],
    ['CREATE TABLESPACE x', /CREATE TABLESPACE is refused/],
    ["CREATE OR REPLACE DIRECTORY x AS '/'", /CREATE DIRECTORY is refused/],
    ['ALTER SYSTEM FLUSH SHARED_POOL', /ALTER SYSTEM is refused/],
    ['ALTER SESSION SET CONTAINER = other', /ALTER SESSION SET CONTAINER is refused/],
    ['ALTER SESSION SET CURRENT_SCHEMA = bob', /ALTER SESSION SET CURRENT_SCHEMA = BOB is refused/],
    ['GRANT DBA TO bob', /GRANT TO BOB is refused/],
    ['GRANT CREATE SESSION TO PUBLIC', /GRANT TO PUBLIC is refused/],
    ['GRANT EXECUTE ON sys.utl_file TO PUBLIC', /GRANT TO PUBLIC is refused/],
    ['REVOKE EXECUTE ON sys.utl_file FROM PUBLIC', /REVOKE FROM PUBLIC is refused/],
    ['CREATE TABLE t (n NUMBER)', /CREATE TABLE of T, which is not qualified with a schema, is refused/],
    ['CREATE TABLE bob.t (n NUMBER)', /CREATE TABLE of BOB\.T is refused/],
    ['CREATE INDEX erp.i ON bob.t (n)', /CREATE INDEX of BOB\.T is refused/],
    ['CREATE TRIGGER erp.g AFTER LOGON ON DATABASE BEGIN NULL; END;', /CREATE TRIGGER … ON DATABASE is refused/],
    ['ALTER TABLE erp.t EXCHANGE PARTITION p WITH TABLE bob.t', /ALTER TABLE … EXCHANGE is refused/],
    ['DROP PUBLIC SYNONYM t', /DROP PUBLIC is refused/],
    ['INSERT INTO bob.t VALUES (1)', /INSERT of BOB\.T is refused/],
    ['INSERT INTO erp.t@elsewhere VALUES (1)', /INSERT of ERP\.T in another database is refused/],
    ['INSERT ALL INTO erp.t VALUES (1) SELECT 1 FROM dual', /INSERT without INTO is refused/],
    ['UPDATE (SELECT * FROM bob.t) SET n = 1', /UPDATE of what is no name is refused/],
    ["BEGIN EXECUTE IMMEDIATE 'DROP TABLE bob.t'; END;", /an anonymous block is refused/],
    ['CALL bob.p()', /CALL is refused/],
    ['PURGE RECYCLEBIN', /PURGE is refused/],
  ])('may not say %s', (script, message) => {
    expect(verdict(script)).toMatch(message);
  });

  it('may leave out the schema once it is the current one', () => {
    const use = 'ALTER SESSION SET CURRENT_SCHEMA = erp';
    expect(verdict(use, 'CREATE TABLE t (n NUMBER)', 'GRANT SELECT ON t TO PUBLIC', 'DELETE FROM t')).toBe('passed');
    expect(verdict(use, 'DELETE FROM bob.t')).toMatch(/DELETE of BOB\.T is refused/);
    expect(verdict(use, 'DELETE FROM ONLY (bob.t)')).toMatch(/DELETE ONLY is refused/);
    expect(verdict(use, 'GRANT READ ON DIRECTORY d TO PUBLIC')).toMatch(/GRANT TO PUBLIC is refused/);
  });
});

describe('the quick start', () => {
  it('may run on a real Oracle', () => {
    const folder = fileURLToPath(new URL('../../../examples/quick-start/sql', import.meta.url));
    const guard = new StatementGuard(new Set(['ERP', 'ERP_APP', 'ALICE', 'BOB']));
    const scripts = readScripts([folder]);
    expect(scripts).toHaveLength(readdirSync(folder).length);
    const created = scripts.flatMap(({ statements }) => statements.map((statement) => guard.check(statement)));
    expect(created.filter((user) => user !== undefined)).toEqual(['ERP', 'ERP_APP', 'ALICE', 'BOB']);
  });
});
