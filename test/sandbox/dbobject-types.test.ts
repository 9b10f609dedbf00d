import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import { contents } from '../support/db-object.js';
import { driverSandbox } from '../support/driver-sandbox.js';
import { PROFILES } from '../support/wire-server.js';

/*
 * Object types and collection types of the schema as DbObjects, by the driver alone. Sources: node-oracledb's manual, "Oracle Database Objects and
 * Collections" (objects.rst); lib/thin/dbObject.js, lib/thin/protocol/messages/base.js (processColumnInfo); its tests 206 (dbObject7.js), 214 (dbObject15.js)
 * and 313 (dbObjectsNested.js); facts of the wire, §5.2 and §8.
 */
const TYPES = [
  'CREATE TYPE place_t AS OBJECT (town VARCHAR2(20), zip NUMBER(5))',
  'CREATE TYPE phones_t AS TABLE OF VARCHAR2(10)',
  'CREATE TYPE places_t AS VARRAY(2) OF place_t',
  `CREATE TYPE person_t AS OBJECT (
    id INTEGER, weight REAL, height FLOAT(20), seen TIMESTAMP(3) WITH TIME ZONE, home place_t, phones phones_t, others places_t)`,
  'CREATE TYPE shape_t AS OBJECT (name VARCHAR2(10)) NOT FINAL',
  'CREATE TYPE circle_t UNDER shape_t (radius NUMBER)',
  'CREATE FUNCTION same_person(p person_t) RETURN person_t IS BEGIN RETURN p; END;',
  'CREATE FUNCTION same_phones(p phones_t) RETURN phones_t IS BEGIN RETURN p; END;',
  'CREATE FUNCTION same_places(p places_t) RETURN places_t IS BEGIN RETURN p; END;',
  'CREATE FUNCTION same_shape(p shape_t) RETURN shape_t IS BEGIN RETURN p; END;',
  `CREATE FUNCTION name_of(p shape_t) RETURN VARCHAR2 IS BEGIN RETURN p.name; END;`,
  `CREATE PROCEDURE moves(p IN OUT person_t) IS
  BEGIN
    p.id := p.id + 1; p.home := place_t('Wien', 1010); p.phones := phones_t('1', '2');
  END;`,
];

const PERSON = {
  ID: 12,
  WEIGHT: 72.5,
  HEIGHT: 1.5,
  SEEN: new Date(2026, 1, 3, 4, 5, 6, 789),
  HOME: { TOWN: 'Brno', ZIP: 60200 },
  PHONES: ['123', null],
  OTHERS: [{ TOWN: null, ZIP: 1 }, null],
};

describe.each(PROFILES)('objects as DbObjects, profile %s', (profile) => {
  async function types() {
    const { system } = await driverSandbox(TYPES, { profile });
    const result = async (routine: string, type: string, value: unknown): Promise<unknown> => {
      const { outBinds } = await system.execute<{ r: unknown }>(`BEGIN :r := ${routine}(:p); END;`, {
        r: { dir: oracledb.BIND_OUT, type },
        p: { type, val: value },
      });
      return contents(outBinds?.r);
    };
    return { system, result };
  }

  it('an object comes back as it went in, with objects and collections inside it', async () => {
    const { result } = await types();
    expect(await result('same_person', 'PERSON_T', PERSON)).toEqual(PERSON);
  });

  it('NULL as a whole and NULL in everything are told apart', async () => {
    const { result } = await types();
    const nobody = Object.fromEntries(Object.keys(PERSON).map((name) => [name, null]));
    expect(await result('same_person', 'PERSON_T', null)).toBeNull();
    expect(await result('same_person', 'PERSON_T', {})).toEqual(nobody);
    expect(await result('same_person', 'PERSON_T', { HOME: {} })).toEqual({
      ...nobody,
      HOME: { TOWN: null, ZIP: null },
    });
  });

  it('collection types of the schema go in and out', async () => {
    const { result } = await types();
    expect(await result('same_phones', 'PHONES_T', ['1', null])).toEqual(['1', null]);
    expect(await result('same_phones', 'PHONES_T', [])).toEqual([]);
    expect(await result('same_phones', 'PHONES_T', null)).toBeNull();
    expect(await result('same_places', 'PLACES_T', PERSON.OTHERS)).toEqual(PERSON.OTHERS);
  });

  it('IN OUT changes it', async () => {
    const { system } = await types();
    const { outBinds } = await system.execute<{ p: unknown }>('BEGIN moves(:p); END;', {
      p: { dir: oracledb.BIND_INOUT, type: 'PERSON_T', val: PERSON },
    });
    const moved = { ...PERSON, ID: 13, HOME: { TOWN: 'Wien', ZIP: 1010 }, PHONES: ['1', '2'] };
    expect(contents(outBinds?.p)).toEqual(moved);
  });

  it('attributes have the types that were declared', async () => {
    const { system } = await types();
    expect(new (await system.getDbObjectClass('PERSON_T'))().attributes).toMatchObject({
      ID: { type: oracledb.DB_TYPE_NUMBER, precision: 38, scale: 0 },
      WEIGHT: { type: oracledb.DB_TYPE_NUMBER, precision: 63, scale: -127 },
      HEIGHT: { type: oracledb.DB_TYPE_NUMBER, precision: 20, scale: -127 },
      SEEN: { type: oracledb.DB_TYPE_TIMESTAMP_TZ, scale: 3 },
      HOME: { typeName: 'SYSTEM.PLACE_T' },
      PHONES: { typeName: 'SYSTEM.PHONES_T' },
      OTHERS: { typeName: 'SYSTEM.PLACES_T' },
    });
  });

  it('an object of a subtype goes in for one of its supertype; coming out it is refused by name', async () => {
    const { system, result } = await types();
    expect(await result('same_shape', 'SHAPE_T', { NAME: 'any' })).toEqual({ NAME: 'any' });
    const { outBinds } = await system.execute('BEGIN :n := name_of(:p); END;', {
      n: { dir: oracledb.BIND_OUT, type: oracledb.STRING },
      p: { type: 'CIRCLE_T', val: { NAME: 'round', RADIUS: 2 } },
    });
    expect(outBinds).toEqual({ n: 'round' });
    const out = { r: { dir: oracledb.BIND_OUT, type: 'SHAPE_T' } };
    await expect(system.execute("BEGIN :r := circle_t('round', 2); END;", out)).rejects.toMatchObject({
      errorNum: 3001,
      message: expect.stringContaining('instances of subtypes'),
    });
  });

  it('an object of another type is none', async () => {
    const { system } = await types();
    const binds = { p: { dir: oracledb.BIND_INOUT, type: 'PLACE_T', val: {} } };
    await expect(system.execute('BEGIN moves(:p); END;', binds)).rejects.toMatchObject({
      errorNum: 6550,
      message: expect.stringContaining('PLS-00306'),
    });
  });

  it('columns are fetched, with their class', async () => {
    const { system } = await types();
    const binds = {
      a: { type: 'PERSON_T', val: PERSON },
      b: { type: 'PHONES_T', val: ['1', '2'] },
      c: { type: 'PLACE_T', val: null },
    };
    const { rows, metaData } = await system.execute<unknown[]>(
      'SELECT :a AS a, :b AS b, :c AS c, 1 AS n FROM dual',
      binds,
    );
    expect(rows?.map((row) => row.map(contents))).toEqual([[PERSON, ['1', '2'], null, 1]]);
    expect(metaData).toMatchObject([
      { name: 'A', dbType: oracledb.DB_TYPE_OBJECT, dbTypeName: 'SYSTEM.PERSON_T' },
      { name: 'B', dbType: oracledb.DB_TYPE_OBJECT, dbTypeName: 'SYSTEM.PHONES_T' },
      { name: 'C', dbType: oracledb.DB_TYPE_OBJECT, dbTypeName: 'SYSTEM.PLACE_T' },
      { name: 'N', dbType: oracledb.DB_TYPE_NUMBER },
    ]);
  });
});
