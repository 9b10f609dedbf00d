import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import { contents } from '../support/db-object.js';
import { driverSandbox } from '../support/driver-sandbox.js';
import { PROFILES } from '../support/wire-server.js';

/*
 * Objects and collections of tables as DbObjects, by the driver alone. Sources: node-oracledb's manual, "Oracle Database Objects and
 * Collections" (objects.rst); its tests 200 (dbObject1.js), 202 (dbObject3.js), 208 (dbObject9.js) and 215 (dbObject16.js).
 */
const SCHEMA = [
  'CREATE TYPE address_t AS OBJECT (street VARCHAR2(20), zip NUMBER(4))',
  'CREATE TYPE person_t AS OBJECT (name VARCHAR2(20), home address_t, born DATE)',
  'CREATE TYPE addresses_t AS TABLE OF address_t',
  'CREATE TYPE tags_t AS VARRAY(10) OF VARCHAR2(10)',
  `CREATE TABLE people (id NUMBER, person person_t, places addresses_t, tags tags_t)
     NESTED TABLE places STORE AS people_places`,
  `INSERT INTO people VALUES (1, person_t('Ann', address_t('Elm', 10), DATE '2001-02-03'),
     addresses_t(address_t('a', 1), NULL), tags_t('x', NULL))`,
  `INSERT INTO people VALUES (2, person_t('Bo', NULL, NULL), addresses_t(), tags_t())`,
  'INSERT INTO people VALUES (3, NULL, NULL, NULL)',
  'COMMIT',
  `CREATE FUNCTION numbered(n NUMBER) RETURN addresses_t PIPELINED IS
   BEGIN
     FOR i IN 1 .. n LOOP PIPE ROW (address_t('s' || i, i)); END LOOP;
     RETURN;
   END;`,
];

describe.each(PROFILES)('columns of a schema type, profile %s', (profile) => {
  it('are fetched as DbObjects', async () => {
    const { system } = await driverSandbox(SCHEMA, { profile });
    const { rows, metaData } = await system.execute<unknown[]>('SELECT person, places, tags FROM people ORDER BY id');
    expect(metaData?.map(({ dbTypeName }) => dbTypeName)).toEqual([
      'SYSTEM.PERSON_T',
      'SYSTEM.ADDRESSES_T',
      'SYSTEM.TAGS_T',
    ]);
    expect(rows?.map((row) => row.map(contents))).toEqual([
      [
        { NAME: 'Ann', HOME: { STREET: 'Elm', ZIP: 10 }, BORN: new Date(2001, 1, 3) },
        [{ STREET: 'a', ZIP: 1 }, null],
        ['x', null],
      ],
      [{ NAME: 'Bo', HOME: null, BORN: null }, [], []],
      [null, null, null],
    ]);
  });

  it('take DbObjects and plain objects, and give them by RETURNING', async () => {
    const { system } = await driverSandbox(SCHEMA, { profile });
    const Person = await system.getDbObjectClass('PERSON_T');
    const person = new Person({ NAME: 'Cy', HOME: { STREET: 'Oak', ZIP: 20 } });
    const { outBinds } = await system.execute<{ out: unknown[]; name: unknown[] }>(
      `INSERT INTO people p (id, person, tags) VALUES (4, :person, :tags) RETURNING p.person, p.person.name INTO :out, :name`,
      {
        person,
        tags: { type: 'TAGS_T', val: ['k', 'l'] },
        out: { dir: oracledb.BIND_OUT, type: 'PERSON_T' },
        name: { dir: oracledb.BIND_OUT, type: oracledb.STRING },
      },
    );
    expect(outBinds?.out.map(contents)).toEqual([{ NAME: 'Cy', HOME: { STREET: 'Oak', ZIP: 20 }, BORN: null }]);
    expect(outBinds?.name).toEqual(['Cy']);
    const { rows } = await system.execute<unknown[]>(
      'SELECT p.person.home.street, t.column_value FROM people p, TABLE(p.tags) t WHERE p.id = 4',
    );
    expect(rows).toEqual([
      ['Oak', 'k'],
      ['Oak', 'l'],
    ]);
  });

  it('are changed by many rows of binds', async () => {
    const { system } = await driverSandbox(SCHEMA, { profile });
    const Address = await system.getDbObjectClass('ADDRESS_T');
    const homes = ['p', 'q'].map((street) => ({
      home: new Address({ STREET: street, ZIP: 1 }),
      id: street === 'p' ? 1 : 2,
    }));
    await system.executeMany('UPDATE people p SET p.person = person_t(:id, :home, NULL) WHERE id = :id', homes);
    const { rows } = await system.execute(
      'SELECT p.person.name, p.person.home.street FROM people p WHERE id < 3 ORDER BY id',
    );
    expect(rows).toEqual([
      ['1', 'p'],
      ['2', 'q'],
    ]);
  });

  it('are rows of TABLE() of a bind, and of a pipelined function', async () => {
    const { system } = await driverSandbox(SCHEMA, { profile });
    const Places = await system.getDbObjectClass('ADDRESSES_T');
    const places = new Places([
      { STREET: 'm', ZIP: 5 },
      { STREET: 'n', ZIP: 6 },
    ]);
    const bound = await system.execute('SELECT street, zip FROM TABLE(:places) WHERE zip > :low', { places, low: 5 });
    expect(bound.rows).toEqual([['n', 6]]);
    const piped = await system.execute('SELECT zip FROM TABLE(numbered(:n))', [3]);
    expect(piped.rows).toEqual([[1], [2], [3]]);
    const { resultSet } = await system.execute<unknown[]>('SELECT VALUE(p) FROM numbered(1000000) p', [], {
      resultSet: true,
      fetchArraySize: 2,
    });
    const first = await resultSet?.getRow();
    expect(first?.map(contents)).toEqual([{ STREET: 's1', ZIP: 1 }]);
    await resultSet?.close();
  });

  it('are refused for instances of subtypes', async () => {
    const { system, run } = await driverSandbox(
      [
        'CREATE TYPE shape_t AS OBJECT (name VARCHAR2(9)) NOT FINAL',
        'CREATE TYPE circle_t UNDER shape_t (radius NUMBER)',
        'CREATE TABLE shapes (shape shape_t)',
      ],
      { profile },
    );
    await run(`INSERT INTO shapes VALUES (circle_t('c', 1))`);
    expect((await system.execute('SELECT s.shape.name FROM shapes s')).rows).toEqual([['c']]);
    await expect(system.execute('SELECT shape FROM shapes')).rejects.toThrow('instances of subtypes in columns');
  });

  it('are refused for values that do not fit', async () => {
    const { system } = await driverSandbox(SCHEMA, { profile });
    const Address = await system.getDbObjectClass('ADDRESS_T');
    const address = new Address({ STREET: 'a' });
    const insert = system.execute('INSERT INTO people (person) VALUES (:1)', [address]);
    await expect(insert).rejects.toThrow('ORA-00932');
  });
});

// Source: Data Cartridge Developer's Guide, ODCINumberList and its like; node-oracledb's test 262 (dbObjectOutBind.js).
describe("collection types of SYS's", () => {
  it('are DbObject classes by both their names, in rows, binds and nested cursors', async () => {
    const { system } = await driverSandbox([
      'CREATE TABLE lists (id NUMBER, names sys.odcivarchar2list)',
      `INSERT INTO lists VALUES (1, odcivarchar2list('x', NULL))`,
      `CREATE PROCEDURE groups(p_cur OUT SYS_REFCURSOR) IS
       BEGIN
         OPEN p_cur FOR SELECT m, CAST(COLLECT(n ORDER BY n) AS sys.odcinumberlist) ns
           FROM (SELECT MOD(LEVEL, 2) m, LEVEL n FROM dual CONNECT BY LEVEL < 6) GROUP BY m ORDER BY m;
       END;`,
    ]);
    const { rows, metaData } = await system.execute<[unknown]>('SELECT names FROM lists');
    expect(metaData?.[0]?.dbTypeName).toBe('SYS.ODCIVARCHAR2LIST');
    expect(rows?.map((row) => row.map(contents))).toEqual([[['x', null]]]);
    for (const name of ['SYS.ODCINUMBERLIST', 'ODCINUMBERLIST', 'sys.odciNumberList']) {
      const Numbers = await system.getDbObjectClass(name);
      const { rows: sums } = await system.execute('SELECT SUM(COLUMN_VALUE) FROM TABLE(:n)', {
        n: new Numbers([1, 2.5]),
      });
      expect(sums).toEqual([[3.5]]);
    }
    const { outBinds } = await system.execute<{ c: oracledb.ResultSet<unknown[]> }>('BEGIN groups(:c); END;', {
      c: { dir: oracledb.BIND_OUT, type: oracledb.CURSOR },
    });
    const groups = await outBinds?.c.getRows();
    expect(groups?.map((row) => row.map(contents))).toEqual([
      [0, [2, 4]],
      [1, [1, 3, 5]],
    ]);
    await outBinds?.c.close();
  });
});
