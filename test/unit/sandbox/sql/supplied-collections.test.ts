import { beforeAll, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let erp: TestSession;
let system: TestSession;

beforeAll(async () => {
  const database = newDatabase();
  system = openTestSession(database);
  await system.run(
    'create user erp identified by erp quota unlimited on users',
    'grant create session, create table, create procedure, create type to erp',
  );
  erp = openTestSession(database, 'ERP');
});

// Source: Database Data Cartridge Developer's Guide: ODCIVarchar2List and its like are VARRAY(32767) of VARCHAR2(4000), NUMBER, DATE, RAW(2000).
describe("SYS's collection types", () => {
  it.each([
    ['odcinumberlist(3, null, 1.5)', [3, null, expect.anything()]],
    ['sys.odcinumberlist()', []],
    [`sys.odcivarchar2list('a', null, 'ä')`, ['a', null, 'ä']],
    [`sys."ODCIVARCHAR2LIST"('a')`, ['a']],
    [`odcidatelist(date '2024-02-29')`, [expect.objectContaining({ seconds: Date.UTC(2024, 1, 29) / 1000 })]],
    [`odcirawlist(hextoraw('00FF'))`, [new Uint8Array([0, 255])]],
    ['cast(multiset(select level from dual connect by level <= 3) as sys.odcinumberlist)', [1, 2, 3]],
  ])('are constructed and unnested: %s', async (expression, expected) => {
    expect((await erp.rows(`select column_value from table(${expression})`)).map(([value]) => value)).toEqual(expected);
  });

  it('are types of columns, parameters and variables', async () => {
    await erp.run(
      'create table lists (id number, names sys.odcivarchar2list)',
      `insert into lists values (1, odcivarchar2list('x', 'y'))`,
      `create function joined(p odcivarchar2list) return varchar2 is
         l_dates sys.odcidatelist := sys.odcidatelist(); l_result varchar2(100);
       begin
         l_dates.extend(2);
         for i in 1 .. p.count loop l_result := l_result || p(i); end loop;
         return l_result || l_dates.count || l_dates.limit;
       end;`,
    );
    expect(await erp.rows('select joined(names) from lists')).toEqual([['xy232767']]);
    expect(
      await erp.rows(`select cast(collect(column_value) as sys.odcinumberlist) x from table(odcinumberlist(1))`),
    ).toHaveLength(1);
    expect(await erp.error(`select odcivarchar2list(rpad('x', 4000, 'x') || 'y') from dual`)).toContain('ORA-');
    expect(
      await erp.rows(
        `select type_owner, type_name, data_type from all_arguments where object_name = 'JOINED' and argument_name = 'P'`,
      ),
    ).toEqual([['PUBLIC', 'ODCIVARCHAR2LIST', 'VARRAY']]);
  });

  it('are in the dictionary, whole, and everybody may use them', async () => {
    expect(
      await erp.rows(
        `select type_name, coll_type, upper_bound, elem_type_name, length from all_coll_types where owner = 'SYS' order by type_name`,
      ),
    ).toEqual([
      ['ODCIDATELIST', 'VARYING ARRAY', 32767, 'DATE', null],
      ['ODCINUMBERLIST', 'VARYING ARRAY', 32767, 'NUMBER', null],
      ['ODCIRAWLIST', 'VARYING ARRAY', 32767, 'RAW', 2000],
      ['ODCIVARCHAR2LIST', 'VARYING ARRAY', 32767, 'VARCHAR2', 4000],
    ]);
    expect(
      await erp.rows(
        `select object_type, status, oracle_maintained from all_objects where object_name = 'ODCINUMBERLIST' order by owner`,
      ),
    ).toEqual([
      ['SYNONYM', 'VALID', 'Y'],
      ['TYPE', 'VALID', 'Y'],
    ]);
    expect(await erp.rows(`select table_name from all_synonyms where synonym_name = 'ODCIRAWLIST'`)).toEqual([
      ['ODCIRAWLIST'],
    ]);
  });

  it('give way to a type of one’s own, and outlive a snapshot', async () => {
    await erp.run('create type odcinumberlist as table of varchar2(5)');
    expect(await erp.rows(`select column_value from table(odcinumberlist('own'))`)).toEqual([['own']]);
    await erp.run('drop type odcinumberlist');
    expect(await erp.rows('select column_value from table(odcinumberlist(1))')).toEqual([[1]]);
    expect(await erp.error('drop type sys.odcinumberlist')).toContain('ORA-0');
  });
});
