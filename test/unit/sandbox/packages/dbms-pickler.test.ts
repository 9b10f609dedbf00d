import { describe, expect, it } from 'vitest';
import type { DataType } from '../../../../sandbox/values/data-type.js';
import { NUMBER, VARCHAR2 } from '../../../../sandbox/values/data-type.js';
import { newDatabase, openTestSession } from '../../../support/engine.js';

/*
 * DBMS_PICKLER.GET_TYPE_SHAPE as clients call it. Source: node-oracledb's lib/thin/connection.js (_populateDbObjectTypeInfo, _parseTDS); facts of the wire, §8
 * and §9.
 */
const RAW: DataType = { kind: 'raw', length: undefined };

const BLOCK = `
DECLARE
  instantiable VARCHAR2(3); super_owner VARCHAR2(128); super_name VARCHAR2(128); attributes SYS_REFCURSOR; subtypes SYS_REFCURSOR;
BEGIN
  :ret := DBMS_PICKLER.GET_TYPE_SHAPE(:name, :oid, :version, :tds, instantiable, super_owner, super_name, attributes, subtypes);
  :inst := instantiable;
  :super := super_name;
  IF attributes IS NOT NULL THEN DBMS_SQL.RETURN_RESULT(attributes); END IF;
END;`;

async function shapeOf(name: string, ...statements: readonly string[]) {
  const session = openTestSession(newDatabase());
  await session.run(...statements);
  const { outValues, implicitResults } = await session.execute(BLOCK, {
    ret: { type: NUMBER },
    name: { type: VARCHAR2, value: name },
    oid: { type: RAW },
    version: { type: NUMBER },
    tds: { type: RAW },
  });
  const [ret, fullName, oid, version, tds, instantiable, supertype] = outValues?.[0] ?? [];
  const rows = await implicitResults?.[0]?.fetch(100, new AbortController().signal);
  return { session, ret, fullName, oid, version, tds: hex(tds), instantiable, supertype, rows: rows?.rows };
}

/** @param end where the contents end @param count how many attributes, 1 for a collection */
const segment = (end: string, count: string, contents: string) =>
  `${end} 2601 0000 ${count} 00 29 0000 00000000 ${contents} 2a`.replaceAll(' ', '');

const hex = (bytes: unknown) => (bytes instanceof Uint8Array ? Buffer.from(bytes).toString('hex') : bytes);

describe('DBMS_PICKLER.GET_TYPE_SHAPE', () => {
  it('a record: its attributes, and a segment with a code for each', async () => {
    const { session, oid, ...shape } = await shapeOf(
      'p.r',
      'CREATE PACKAGE p AS TYPE i IS TABLE OF NUMBER; TYPE r IS RECORD (n NUMBER(5, 2), s VARCHAR2(10 CHAR), k PLS_INTEGER, l i); END;',
    );
    expect(shape).toEqual({
      ret: 0,
      fullName: 'SYSTEM.P.R',
      version: 1,
      tds: segment('00000024', '0004', '060502 070028010369 060000 1b0000000000'),
      instantiable: 'YES',
      supertype: null,
      rows: [
        [1, 'N', 1, 'NUMBER', null, null, null, 'YES', null, null],
        [1, 'S', 2, 'VARCHAR2', null, null, null, 'YES', null, null],
        [1, 'K', 3, 'PL/SQL PLS INTEGER', null, null, null, 'YES', null, null],
        [1, 'L', 4, 'I', 'SYSTEM', 'P', expect.any(Uint8Array), 'YES', null, null],
      ],
    });
    expect(
      await session.rows("SELECT type_oid FROM all_plsql_types WHERE package_name = 'P' AND type_name = 'R'"),
    ).toEqual([[oid]]);
  });

  it('a collection: the code of its element, and no attributes', async () => {
    const shape = await shapeOf('P.V', 'CREATE PACKAGE p AS TYPE v IS VARRAY(3) OF TIMESTAMP(2); END;');
    expect(shape).toMatchObject({
      ret: 0,
      tds: segment('0000001e', '0001', '1c0000001c0000000303 1502'),
      rows: [],
    });
  });

  it('an object type: its supertype', async () => {
    const shape = await shapeOf(
      'CIRCLE_T',
      'CREATE TYPE shape_t AS OBJECT (n NUMBER) NOT FINAL NOT INSTANTIABLE',
      'CREATE TYPE circle_t UNDER shape_t (r NUMBER)',
    );
    expect(shape).toMatchObject({ ret: 0, fullName: 'SYSTEM.CIRCLE_T', instantiable: 'YES', supertype: 'SHAPE_T' });
    expect(shape.rows).toHaveLength(2);
  });

  it('the row of a table has neither segment nor attributes', async () => {
    const shape = await shapeOf('t%ROWTYPE', 'CREATE TABLE t (n NUMBER)');
    expect(shape).toMatchObject({ ret: 0, fullName: 'SYSTEM.T%ROWTYPE', tds: null, rows: [] });
  });

  it('what is no type gives another number than 0', async () => {
    expect(await shapeOf('nothing')).toMatchObject({ ret: 1, oid: null, tds: null, rows: undefined });
  });
});
