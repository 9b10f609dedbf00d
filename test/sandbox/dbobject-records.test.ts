import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import { contents } from '../support/db-object.js';
import { driverSandbox } from '../support/driver-sandbox.js';
import { PROFILES } from '../support/wire-server.js';

/*
 * Records and rows of PL/SQL as DbObjects, by the driver alone. Sources: node-oracledb's manual, "Oracle Database Objects and Collections" (objects.rst);
 * lib/thin/dbObject.js, lib/thin/connection.js (_populateDbObjectTypeInfo, _addAttr); its tests 304 (plsqlRowtype.js); facts of the wire, §8 and §9.
 */
const TABLE = 'CREATE TABLE staff (id NUMBER(9), name VARCHAR2(30 CHAR), code CHAR(4), born DATE)';

const SPECIFICATION = `CREATE PACKAGE people AS
  TYPE place_t IS RECORD (town VARCHAR2(20 CHAR), zip NUMBER(5));
  TYPE person_t IS RECORD (
    id NUMBER, name VARCHAR2(400), nick NVARCHAR2(20), code CHAR(5), rank PLS_INTEGER, active BOOLEAN, born DATE,
    seen TIMESTAMP, met TIMESTAMP WITH TIME ZONE, local TIMESTAMP WITH LOCAL TIME ZONE, photo RAW(300),
    height BINARY_FLOAT, weight BINARY_DOUBLE, home place_t);
  TYPE other_t IS RECORD (town VARCHAR2(20), zip NUMBER(5));
  TYPE strict_t IS RECORD (id NUMBER NOT NULL := 1, level NATURAL);
  TYPE with_default_t IS RECORD (id NUMBER := 7, name VARCHAR2(5));
  TYPE document_t IS RECORD (id NUMBER, content CLOB);
  FUNCTION same(p person_t) RETURN person_t;
  PROCEDURE move(p IN OUT person_t);
  PROCEDURE born(p OUT person_t);
  PROCEDURE fresh(p OUT with_default_t);
  FUNCTION zip_of(p place_t) RETURN NUMBER;
  FUNCTION level_of(p strict_t) RETURN NUMBER;
  FUNCTION row_of(p staff%ROWTYPE) RETURN staff%ROWTYPE;
  FUNCTION document RETURN document_t;
END;`;

const BODY = `CREATE PACKAGE BODY people AS
  FUNCTION same(p person_t) RETURN person_t IS BEGIN RETURN p; END;
  PROCEDURE move(p IN OUT person_t) IS BEGIN p.home.town := 'Wien'; p.rank := p.rank + 1; p.photo := NULL; END;
  PROCEDURE born(p OUT person_t) IS BEGIN p.id := 1; p.rank := -3; END;
  PROCEDURE fresh(p OUT with_default_t) IS BEGIN NULL; END;
  FUNCTION zip_of(p place_t) RETURN NUMBER IS BEGIN RETURN p.zip; END;
  FUNCTION level_of(p strict_t) RETURN NUMBER IS BEGIN RETURN p.level; END;
  FUNCTION row_of(p staff%ROWTYPE) RETURN staff%ROWTYPE IS
    r staff%ROWTYPE := p;
  BEGIN
    r.id := p.id + 1;
    RETURN r;
  END;
  FUNCTION document RETURN document_t IS r document_t; BEGIN r.content := 'text'; RETURN r; END;
END;`;

const PERSON = {
  ID: 12.5,
  NAME: 'n'.repeat(400),
  NICK: 'Žofie',
  CODE: 'ab',
  RANK: 7,
  ACTIVE: true,
  BORN: new Date(1999, 11, 31, 23, 59, 58),
  SEEN: new Date(2026, 1, 3, 4, 5, 6, 789),
  MET: new Date(2026, 1, 3, 4, 5, 6, 700),
  LOCAL: new Date(2026, 1, 3, 4, 5, 6, 7),
  PHOTO: Buffer.alloc(300, 9),
  HEIGHT: 1.5,
  WEIGHT: -72.25,
  HOME: { TOWN: 'Brno', ZIP: 60200 },
};

/** What comes back of a value without any attribute: NULL of PLS_INTEGER is read as 0 (lib/impl/datahandlers/buffer.js, readBinaryInteger). */
const NOBODY = {
  ...Object.fromEntries(Object.keys(PERSON).map((name) => [name, null])),
  RANK: 0,
  HOME: { TOWN: null, ZIP: null },
};

describe.each(PROFILES)('records as DbObjects, profile %s', (profile) => {
  async function people() {
    const { system } = await driverSandbox([TABLE, SPECIFICATION, BODY], { profile });
    const result = async (call: string, type: string, value: unknown, dir = oracledb.BIND_IN): Promise<unknown> => {
      const { outBinds } = await system.execute<Record<string, unknown>>(call, {
        r: { dir: oracledb.BIND_OUT, type },
        p: { dir, type, val: value },
      });
      return contents(outBinds?.['r']);
    };
    const inOut = async (call: string, type: string, value?: unknown): Promise<unknown> => {
      const dir = value === undefined ? oracledb.BIND_OUT : oracledb.BIND_INOUT;
      const { outBinds } = await system.execute<Record<string, unknown>>(call, { p: { dir, type, val: value } });
      return contents(outBinds?.['p']);
    };
    return { system, result, inOut };
  }

  it('a record comes back as it went in, with a record inside it', async () => {
    const { result } = await people();
    const back = await result('BEGIN :r := people.same(:p); END;', 'PEOPLE.PERSON_T', PERSON);
    expect(back).toEqual({ ...PERSON, CODE: 'ab   ' });
  });

  it('what is left out is NULL, and so is a record that is null', async () => {
    const { result } = await people();
    const call = 'BEGIN :r := people.same(:p); END;';
    expect(await result(call, 'PEOPLE.PERSON_T', {})).toEqual(NOBODY);
    expect(await result(call, 'PEOPLE.PERSON_T', { ID: 3, NAME: '' })).toEqual({ ...NOBODY, ID: 3 });
    expect(await result(call, 'PEOPLE.PERSON_T', null)).toEqual(NOBODY);
  });

  it('IN OUT changes it; OUT begins with an empty one, or one with its defaults', async () => {
    const { inOut } = await people();
    expect(await inOut('BEGIN people.move(:p); END;', 'PEOPLE.PERSON_T', PERSON)).toEqual({
      ...PERSON,
      CODE: 'ab   ',
      RANK: 8,
      PHOTO: null,
      HOME: { TOWN: 'Wien', ZIP: 60200 },
    });
    expect(await inOut('BEGIN people.born(:p); END;', 'PEOPLE.PERSON_T')).toEqual({ ...NOBODY, ID: 1, RANK: -3 });
    expect(await inOut('BEGIN people.fresh(:p); END;', 'PEOPLE.WITH_DEFAULT_T')).toEqual({ ID: 7, NAME: null });
  });

  it('the row of a table has the columns that the dictionary has', async () => {
    const { system, result } = await people();
    const row = new (await system.getDbObjectClass('staff%rowtype'))();
    expect(row.attributes).toEqual({
      ID: { type: oracledb.DB_TYPE_NUMBER, typeName: 'NUMBER', precision: 9, scale: 0 },
      NAME: { type: oracledb.DB_TYPE_VARCHAR, typeName: 'VARCHAR2', maxSize: 120 },
      CODE: { type: oracledb.DB_TYPE_CHAR, typeName: 'CHAR', maxSize: 4 },
      BORN: { type: oracledb.DB_TYPE_DATE, typeName: 'DATE' },
    });
    const born = new Date(2001, 1, 3);
    const value = { ID: 1, NAME: 'Žofie', CODE: 'a', BORN: born };
    const back = await result('BEGIN :r := people.row_of(:p); END;', 'STAFF%ROWTYPE', value);
    expect(back).toEqual({ ...value, ID: 2, CODE: 'a   ' });
  });

  it('attributes have the sizes that were declared', async () => {
    const { system } = await people();
    const { attributes } = new (await system.getDbObjectClass('PEOPLE.PERSON_T'))();
    expect(attributes).toMatchObject({
      ID: { typeName: 'NUMBER', precision: 0, scale: -127 },
      NAME: { typeName: 'VARCHAR2', maxSize: 400 },
      NICK: { typeName: 'NVARCHAR2', maxSize: 40 },
      CODE: { typeName: 'CHAR', maxSize: 5 },
      RANK: { type: oracledb.DB_TYPE_BINARY_INTEGER },
      ACTIVE: { type: oracledb.DB_TYPE_BOOLEAN },
      SEEN: { type: oracledb.DB_TYPE_TIMESTAMP, scale: 6 },
      MET: { type: oracledb.DB_TYPE_TIMESTAMP_TZ, scale: 6 },
      LOCAL: { type: oracledb.DB_TYPE_TIMESTAMP_LTZ, scale: 6 },
      PHOTO: { type: oracledb.DB_TYPE_RAW, maxSize: 300 },
      HEIGHT: { type: oracledb.DB_TYPE_BINARY_FLOAT },
      WEIGHT: { type: oracledb.DB_TYPE_BINARY_DOUBLE },
      HOME: { type: oracledb.DB_TYPE_OBJECT, typeName: 'SYSTEM.PEOPLE.PLACE_T' },
    });
  });

  // PL/SQL Language Reference, "Assigning Values to Record Variables": types are the same by their names.
  it('a record of another type is none, however alike', async () => {
    const { system } = await people();
    const binds = {
      p: { type: 'PEOPLE.OTHER_T', val: { ZIP: 1 } },
      n: { dir: oracledb.BIND_OUT, type: oracledb.NUMBER },
    };
    await expect(system.execute('BEGIN :n := people.zip_of(:p); END;', binds)).rejects.toMatchObject({
      errorNum: 6550,
      message: expect.stringContaining("PLS-00306: wrong number or types of arguments in call to 'ZIP_OF'"),
    });
  });

  it('what does not fit its attribute is ORA-06502', async () => {
    const { result } = await people();
    const call = 'BEGIN :r := people.same(:p); END;';
    await expect(result(call, 'PEOPLE.PERSON_T', { HOME: { TOWN: 't'.repeat(21) } })).rejects.toMatchObject({
      errorNum: 6502,
    });
    await expect(result(call, 'PEOPLE.PERSON_T', { HOME: { ZIP: 123456 } })).rejects.toMatchObject({ errorNum: 6502 });
    const level = 'DECLARE n NUMBER; BEGIN n := people.level_of(:p); :r := :p; END;';
    expect(await result(level, 'PEOPLE.STRICT_T', { ID: 1, LEVEL: 2 })).toEqual({ ID: 1, LEVEL: 2 });
    await expect(result(level, 'PEOPLE.STRICT_T', { LEVEL: 2 })).rejects.toMatchObject({ errorNum: 6502 });
  });

  it('a CLOB in a record is refused by name', async () => {
    const { system } = await people();
    const binds = { r: { dir: oracledb.BIND_OUT, type: 'PEOPLE.DOCUMENT_T' } };
    await expect(system.execute('BEGIN :r := people.document; END;', binds)).rejects.toMatchObject({
      errorNum: 3001,
      message: expect.stringContaining('CLOB in objects, records and collections of a client'),
    });
  });

  it('executeMany takes and gives one for each iteration', async () => {
    const { system } = await people();
    const place = await system.getDbObjectClass('PEOPLE.PLACE_T');
    // The driver's types know no classes in bindDefs.
    const bindDefs = {
      n: { dir: oracledb.BIND_OUT, type: oracledb.NUMBER },
      p: { type: place },
      q: { dir: oracledb.BIND_OUT, type: place },
    };
    const { outBinds }: oracledb.Results<{ n: number; q: unknown }> = await Reflect.apply(system.executeMany, system, [
      'BEGIN :n := people.zip_of(:p); :q := :p; END;',
      [1, 2, 3].map((ZIP) => ({ p: new place({ ZIP }) })),
      { bindDefs },
    ]);
    expect(outBinds?.map(({ n, q }) => ({ n, q: contents(q) }))).toEqual(
      [1, 2, 3].map((ZIP) => ({ n: ZIP, q: { TOWN: null, ZIP } })),
    );
  });

  // lib/thin/statement.js, _setVariable: another class does not make the driver describe the bind anew.
  it('a block that is executed again takes an object of another class for what it is', async () => {
    const { system } = await people();
    const sql = 'BEGIN :n := people.zip_of(:p); END;';
    const n = { dir: oracledb.BIND_OUT, type: oracledb.NUMBER };
    const [place, other] = [
      await system.getDbObjectClass('PEOPLE.PLACE_T'),
      await system.getDbObjectClass('PEOPLE.OTHER_T'),
    ];
    const execute = (value: unknown) => system.execute(sql, { n, p: { val: value } });
    expect((await execute(new place({ ZIP: 5 }))).outBinds).toEqual({ n: 5 });
    await expect(execute(new other({ ZIP: 5 }))).rejects.toMatchObject({ errorNum: 6550 });
    expect((await execute(new place({ ZIP: 6 }))).outBinds).toEqual({ n: 6 });
  });

  it('a record that came out can go in again, changed or not', async () => {
    const { system } = await people();
    const { outBinds } = await system.execute<{ p: { ID: number } }>('BEGIN people.born(:p); END;', {
      p: { dir: oracledb.BIND_OUT, type: 'PEOPLE.PERSON_T' },
    });
    const person = outBinds?.p;
    const back = async () => {
      const again = await system.execute<{ r: unknown }>('BEGIN :r := people.same(:p); END;', {
        r: { dir: oracledb.BIND_OUT, type: 'PEOPLE.PERSON_T' },
        p: { type: 'PEOPLE.PERSON_T', val: person },
      });
      return contents(again.outBinds?.r);
    };
    expect(await back()).toMatchObject({ ID: 1 });
    if (person !== undefined) Object.assign(person, { ID: 2, RANK: 4 });
    expect(await back()).toMatchObject({ ID: 2, RANK: 4 });
  });
});
