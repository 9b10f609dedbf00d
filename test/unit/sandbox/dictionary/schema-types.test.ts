import { beforeEach, describe, expect, it } from 'vitest';
import { type ErpDatabase, erpDatabase, V12, V19 } from './erp-database.js';

/** Types of every kind in the schema ERP. */
async function withTypes(version?: Parameters<typeof erpDatabase>[0]): Promise<ErpDatabase> {
  const db = await erpDatabase(version);
  await db.system.run('grant create type to erp');
  await db.erp.run(
    'create type address_t as object (street varchar2(30 char), zip number(4), since timestamp(3), code char(2))',
    `create type person_t as object (
       name nvarchar2(20),
       home address_t,
       boss ref person_t,
       member function age(p_at date) return integer,
       map member function rank return number,
       constructor function person_t return self as result,
       not instantiable member procedure promote
     ) not final not instantiable`,
    'create type staff_t under person_t (salary number, overriding member procedure promote, static procedure hire)',
    'create type numbers_t is table of number(5, 2) not null',
    'create type names_t as varray(3) of varchar2(5)',
    'create type people_t as table of person_t',
    'create type later_t',
  );
  return db;
}

describe('ALL_TYPES', () => {
  let db: ErpDatabase;

  beforeEach(async () => {
    db = await withTypes();
  });

  it('lists what CREATE TYPE made', async () => {
    const rows = await db.erp.rows(
      `select type_name, typecode, attributes, methods, predefined, incomplete, final, instantiable, persistable
       from user_types order by type_name`,
    );
    expect(rows).toEqual([
      ['ADDRESS_T', 'OBJECT', 4, 0, 'NO', 'NO', 'YES', 'YES', 'YES'],
      ['LATER_T', 'OBJECT', 0, 0, 'NO', 'YES', 'YES', 'YES', 'YES'],
      ['NAMES_T', 'COLLECTION', 0, 0, 'NO', 'NO', 'YES', 'YES', 'YES'],
      ['NUMBERS_T', 'COLLECTION', 0, 0, 'NO', 'NO', 'YES', 'YES', 'YES'],
      ['PEOPLE_T', 'COLLECTION', 0, 0, 'NO', 'NO', 'YES', 'YES', 'YES'],
      ['PERSON_T', 'OBJECT', 3, 4, 'NO', 'NO', 'NO', 'NO', 'YES'],
      ['STAFF_T', 'OBJECT', 4, 4, 'NO', 'NO', 'YES', 'YES', 'YES'],
    ]);
  });

  it('tells supertypes and what a subtype adds', async () => {
    const rows = await db.erp.rows(
      `select type_name, supertype_owner, supertype_name, local_attributes, local_methods, rawtohex(typeid)
       from all_types where owner = 'ERP' and typecode = 'OBJECT' order by type_name`,
    );
    expect(rows).toEqual([
      ['ADDRESS_T', null, null, null, null, null],
      ['LATER_T', null, null, null, null, null],
      ['PERSON_T', null, null, null, null, '01'],
      ['STAFF_T', 'ERP', 'PERSON_T', 1, 2, '02'],
    ]);
  });

  it('has an identifier for each type that stays the same', async () => {
    const query = 'select type_name, rawtohex(type_oid) from user_types order by type_name';
    const before = await db.erp.rows(query);
    expect(new Set(before.map(([, oid]) => oid)).size).toBe(7);
    expect(before.every(([, oid]) => typeof oid === 'string' && oid.length === 32)).toBe(true);
    await db.erp.run('create or replace type numbers_t as table of number', 'grant execute on names_t to alice');
    expect(await db.erp.rows(query)).toEqual(before);
  });

  it('shows types to whoever has a grant on them or may use any', async () => {
    const query = `select type_name from all_types where owner = 'ERP' order by type_name`;
    expect(await db.alice.rows(query)).toEqual([]);
    await db.erp.run('grant execute on numbers_t to alice', 'grant under on person_t to alice');
    expect(await db.alice.rows(query)).toEqual([['NUMBERS_T'], ['PERSON_T']]);
    await db.system.run('grant execute any type to alice');
    expect(await db.alice.rows('select count(*) from all_type_attrs')).toEqual([[11]]);
    expect(await db.alice.error('select * from dba_types')).toContain('ORA-00942');
  });

  it('has no PERSISTABLE before 18c', async () => {
    const old = await withTypes(V12);
    expect(await old.erp.error('select persistable from user_types')).toContain('ORA-00904');
  });
});

describe('ALL_TYPE_ATTRS and ALL_COLL_TYPES', () => {
  it('show attributes, inherited ones included', async () => {
    const db = await withTypes(V19);
    const rows = await db.erp.rows(
      `select type_name, attr_name, attr_type_mod, attr_type_owner, attr_type_name, length, precision, scale,
         character_set_name, attr_no, inherited, char_used
       from all_type_attrs where owner = 'ERP' order by type_name, attr_no`,
    );
    expect(rows).toEqual([
      ['ADDRESS_T', 'STREET', null, null, 'VARCHAR2', 30, null, null, 'CHAR_CS', 1, 'NO', 'C'],
      ['ADDRESS_T', 'ZIP', null, null, 'NUMBER', null, 4, 0, null, 2, 'NO', 'B'],
      ['ADDRESS_T', 'SINCE', null, null, 'TIMESTAMP', null, null, 3, null, 3, 'NO', 'B'],
      ['ADDRESS_T', 'CODE', null, null, 'CHAR', 2, null, null, 'CHAR_CS', 4, 'NO', 'B'],
      ['PERSON_T', 'NAME', null, null, 'NVARCHAR2', 20, null, null, 'NCHAR_CS', 1, 'NO', 'C'],
      ['PERSON_T', 'HOME', null, 'ERP', 'ADDRESS_T', null, null, null, null, 2, 'NO', 'B'],
      ['PERSON_T', 'BOSS', 'REF', 'ERP', 'PERSON_T', null, null, null, null, 3, 'NO', 'B'],
      ['STAFF_T', 'NAME', null, null, 'NVARCHAR2', 20, null, null, 'NCHAR_CS', 1, 'YES', 'C'],
      ['STAFF_T', 'HOME', null, 'ERP', 'ADDRESS_T', null, null, null, null, 2, 'YES', 'B'],
      ['STAFF_T', 'BOSS', 'REF', 'ERP', 'PERSON_T', null, null, null, null, 3, 'YES', 'B'],
      ['STAFF_T', 'SALARY', null, null, 'NUMBER', null, null, null, null, 4, 'NO', 'B'],
    ]);
    expect(await db.erp.error('select char_used from user_type_attrs')).toContain('ORA-00904');
  });

  it('show collections with their elements', async () => {
    const db = await withTypes();
    const rows = await db.erp.rows(
      `select type_name, coll_type, upper_bound, elem_type_mod, elem_type_owner, elem_type_name, length, precision, scale,
         character_set_name, elem_storage, nulls_stored, char_used
       from user_coll_types order by type_name`,
    );
    expect(rows).toEqual([
      ['NAMES_T', 'VARYING ARRAY', 3, null, null, 'VARCHAR2', 5, null, null, 'CHAR_CS', null, 'YES', 'B'],
      ['NUMBERS_T', 'TABLE', null, null, null, 'NUMBER', null, 5, 2, null, null, 'NO', 'B'],
      ['PEOPLE_T', 'TABLE', null, null, 'ERP', 'PERSON_T', null, null, null, null, null, 'YES', 'B'],
    ]);
  });

  it('name a type by the synonym that the source used', async () => {
    const db = await withTypes();
    await db.erp.run(
      'create public synonym place_t for address_t',
      'create type places_t as table of place_t',
      'create type trip_t as object (start_at place_t)',
    );
    expect(
      await db.erp.rows(`select elem_type_owner, elem_type_name from user_coll_types where type_name = 'PLACES_T'`),
    ).toEqual([['PUBLIC', 'PLACE_T']]);
    expect(
      await db.erp.rows(`select attr_type_owner, attr_type_name from user_type_attrs where type_name = 'TRIP_T'`),
    ).toEqual([['PUBLIC', 'PLACE_T']]);
  });
});

describe('methods in the dictionary', () => {
  let db: ErpDatabase;

  beforeEach(async () => {
    db = await withTypes();
  });

  it('are in ALL_TYPE_METHODS', async () => {
    const rows = await db.erp.rows(
      `select type_name, method_name, method_no, method_type, parameters, results, final, instantiable, overriding, inherited
       from user_type_methods order by type_name, method_no`,
    );
    expect(rows).toEqual([
      ['PERSON_T', 'AGE', 1, 'PUBLIC', 2, 1, 'NO', 'YES', 'NO', 'NO'],
      ['PERSON_T', 'RANK', 2, 'MAP', 1, 1, 'NO', 'YES', 'NO', 'NO'],
      ['PERSON_T', 'PERSON_T', 3, 'PUBLIC', 1, 1, 'NO', 'YES', 'NO', 'NO'],
      ['PERSON_T', 'PROMOTE', 4, 'PUBLIC', 1, 0, 'NO', 'NO', 'NO', 'NO'],
      ['STAFF_T', 'AGE', 1, 'PUBLIC', 2, 1, 'NO', 'YES', 'NO', 'YES'],
      ['STAFF_T', 'RANK', 2, 'MAP', 1, 1, 'NO', 'YES', 'NO', 'YES'],
      ['STAFF_T', 'PROMOTE', 3, 'PUBLIC', 1, 0, 'NO', 'YES', 'YES', 'NO'],
      ['STAFF_T', 'HIRE', 4, 'PUBLIC', 0, 0, 'NO', 'YES', 'NO', 'NO'],
    ]);
  });

  it('are in ALL_PROCEDURES and ALL_ARGUMENTS, with SELF', async () => {
    const procedures = await db.erp.rows(
      `select procedure_name, subprogram_id, object_type, authid from user_procedures where object_name = 'PERSON_T' order by 2`,
    );
    expect(procedures).toEqual([
      [null, 0, 'TYPE', 'DEFINER'],
      ['AGE', 1, 'TYPE', 'DEFINER'],
      ['RANK', 2, 'TYPE', 'DEFINER'],
      ['PERSON_T', 3, 'TYPE', 'DEFINER'],
      ['PROMOTE', 4, 'TYPE', 'DEFINER'],
    ]);
    const rows = await db.erp.rows(
      `select object_name, argument_name, position, in_out, data_type, type_owner, type_name, type_subname, type_object_type
       from user_arguments where package_name = 'PERSON_T' order by subprogram_id, sequence`,
    );
    expect(rows).toEqual([
      ['AGE', null, 0, 'OUT', 'NUMBER', null, null, null, null],
      ['AGE', 'SELF', 1, 'IN', 'OBJECT', 'ERP', 'PERSON_T', null, 'TYPE'],
      ['AGE', 'P_AT', 2, 'IN', 'DATE', null, null, null, null],
      ['RANK', null, 0, 'OUT', 'NUMBER', null, null, null, null],
      ['RANK', 'SELF', 1, 'IN', 'OBJECT', 'ERP', 'PERSON_T', null, 'TYPE'],
      ['PERSON_T', null, 0, 'OUT', 'OBJECT', 'ERP', 'PERSON_T', null, 'TYPE'],
      ['PERSON_T', 'SELF', 1, 'IN/OUT', 'OBJECT', 'ERP', 'PERSON_T', null, 'TYPE'],
      ['PROMOTE', 'SELF', 1, 'IN/OUT', 'OBJECT', 'ERP', 'PERSON_T', null, 'TYPE'],
    ]);
  });

  it('types are types of arguments of other units', async () => {
    await db.erp.run(
      'create procedure take(a address_t, n numbers_t, v out names_t, r ref person_t) is begin null; end;',
    );
    const rows = await db.erp.rows(
      `select argument_name, data_type, type_owner, type_name, type_object_type, pls_type
       from user_arguments where object_name = 'TAKE' order by sequence`,
    );
    expect(rows).toEqual([
      ['A', 'OBJECT', 'ERP', 'ADDRESS_T', 'TYPE', null],
      ['N', 'TABLE', 'ERP', 'NUMBERS_T', 'TYPE', null],
      ['V', 'VARRAY', 'ERP', 'NAMES_T', 'TYPE', null],
      ['R', 'REF', 'ERP', 'PERSON_T', 'TYPE', null],
    ]);
  });
});

describe('types as objects', () => {
  it('are in ALL_OBJECTS, ALL_SOURCE and ALL_ERRORS', async () => {
    const db = await withTypes();
    await db.erp.execute('create type body staff_t as\n  static procedure hire is begin nowhere; end;\nend;');
    await db.erp.execute('create type broken_t as object (\n  a nowhere\n)');
    expect(
      await db.erp.rows(
        `select object_name, object_type, status from user_objects where object_name in ('STAFF_T', 'BROKEN_T') order by 1, 2`,
      ),
    ).toEqual([
      ['BROKEN_T', 'TYPE', 'INVALID'],
      ['STAFF_T', 'TYPE', 'VALID'],
      ['STAFF_T', 'TYPE BODY', 'INVALID'],
    ]);
    expect(
      await db.erp.rows(
        `select name, type, line, message_number from user_errors where text like 'PLS-%' order by name`,
      ),
    ).toEqual([
      ['BROKEN_T', 'TYPE', 2, 201],
      ['STAFF_T', 'TYPE BODY', 2, 201],
    ]);
    expect(await db.erp.rows(`select text from user_source where name = 'LATER_T'`)).toEqual([['type later_t']]);
    await db.erp.run('alter type person_t compile specification', 'drop type body staff_t');
    await db.erp.run('grant execute on person_t to alice');
    expect(await db.alice.rows(`select distinct name from all_source where owner = 'ERP'`)).toEqual([['PERSON_T']]);
  });
});
