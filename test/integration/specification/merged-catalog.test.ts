import { describe, expect, it } from 'vitest';
import type { Catalog, Package } from '../../../generator/model/catalog.js';
import { typeLines } from '../../support/catalog-text.js';
import { liveCatalog, type Version } from '../../support/live-catalog.js';

const VERSIONS = ['12.1', '19c', '23ai'] satisfies Version[];

const TABLES = [
  'create table erp.customers (id number(9), name varchar2(40 char), status varchar2(3))',
  'create table hr.people (id number(9))',
];

function packageOf({ schemas }: Catalog, name: string): Package {
  const found = schemas.flatMap(({ packages }) => packages).find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} is not in the catalog`);
  return found;
}

it('reads the sources of a schema that has hundreds of thousands of lines', async () => {
  const { catalog } = await liveCatalog('23ai', [
    `create package erp.long_api as${'\n'.repeat(200_000)}
      -- At the end.
      procedure last;
    end;`,
  ]);
  expect(packageOf(catalog, 'LONG_API').subprograms[0]?.notes?.comment).toBe('At the end.');
});

describe.each(VERSIONS)('the source of a specification in %s', (version) => {
  it('gives each overload its own notes', async () => {
    const { catalog } = await liveCatalog(version, [
      `create package erp.p as
        -- By number.
        procedure Find_It(P_id number default 7);
        -- By name.
        procedure find_it(p_name varchar2);
        -- Its length.
        function find_it(p_name varchar2) return number;
        procedure other;
      end;`,
    ]);
    expect(
      packageOf(catalog, 'P').subprograms.map(({ name, overload, notes }) => [name, overload, notes?.comment]),
    ).toEqual([
      ['FIND_IT', 1, 'By number.'],
      ['FIND_IT', 2, 'By name.'],
      ['FIND_IT', 3, 'Its length.'],
      ['OTHER', null, undefined],
    ]);
    expect(packageOf(catalog, 'P').subprograms[0]).toMatchObject({
      notes: { spelling: 'Find_It' },
      parameters: [{ name: 'P_ID', notes: { spelling: 'P_id', defaultText: '7' } }],
    });
  });

  it('gives constants their types, whatever names these', async () => {
    const { catalog } = await liveCatalog(version, [
      ...TABLES,
      `create package erp.common as
        subtype t_code is varchar2(10);
        c_first constant t_code := 'A';
      end;`,
      `create package erp.p as
        subtype t_qty is pls_integer range 0 .. 10;
        c_max constant t_qty := 10;
        c_min constant c_max%type := -1 + 1;
        c_code constant common.t_code := 'B';
        c_same constant common.c_first%type := 'C';
        c_status constant customers.status%type := 'NEW';
        c_person constant hr.people.id%type := 1;
        c_pi constant number(5,4) := 3.1416;
        c_on constant boolean := true;
        c_today constant date := sysdate;
        procedure go;
      end;`,
      'grant select on hr.people to erp',
    ]);
    const constants = packageOf(catalog, 'P').source?.constants ?? [];
    expect(constants.map(({ name, dataType, value }) => ({ name, dataType, value }))).toMatchObject([
      { name: 'C_CODE', dataType: { name: 'VARCHAR2', length: 10 } },
      { name: 'C_MAX', dataType: { name: 'PLS_INTEGER' }, value: { kind: 'number', text: '10' } },
      { name: 'C_MIN', dataType: { name: 'PLS_INTEGER' }, value: { kind: 'number', text: '0' } },
      { name: 'C_ON', dataType: { name: 'BOOLEAN' }, value: { kind: 'boolean', value: true } },
      { name: 'C_PERSON', dataType: { name: 'NUMBER', precision: 9 } },
      { name: 'C_PI', dataType: { name: 'NUMBER', precision: 5, scale: 4 }, value: { text: '3.1416' } },
      { name: 'C_SAME', dataType: { name: 'VARCHAR2', length: 10 } },
      { name: 'C_STATUS', dataType: { name: 'VARCHAR2', length: 3 } },
      { name: 'C_TODAY', dataType: { name: 'DATE' }, value: undefined },
    ]);
    expect(constants.find(({ name }) => name === 'C_MAX')?.notes).toMatchObject({
      declaredType: 't_qty',
      range: ['0', '10'],
    });
  });

  it('gives exceptions their numbers', async () => {
    const { catalog } = await liveCatalog(version, [
      `create package erp.p as
        no_stock exception;
        e_locked exception; -- Somebody else has it.
        pragma exception_init(e_locked, -20001);
        procedure go;
      end;`,
    ]);
    expect(packageOf(catalog, 'P').source?.exceptions).toEqual([
      { name: 'E_LOCKED', code: -20001, notes: { spelling: 'e_locked', comment: 'Somebody else has it.' } },
      { name: 'NO_STOCK', code: null, notes: { spelling: 'no_stock' } },
    ]);
  });

  it('gives types and their fields notes', async () => {
    const { catalog } = await liveCatalog(version, [
      `create package erp.p as
        subtype t_qty is pls_integer range 1 .. 9 not null;
        -- A line of an order.
        type line_t is record (
          sku varchar2(12), -- What is ordered.
          quantity t_qty := 1
        );
        -- All lines.
        type lines_t is table of line_t;
        type quantities_t is table of t_qty;
        procedure go(p_lines lines_t, p_quantities quantities_t);
      end;`,
    ]);
    expect(catalog.types.map(({ name, notes }) => [name, notes?.comment])).toEqual([
      ['LINES_T', 'All lines.'],
      ['LINE_T', 'A line of an order.'],
      ['QUANTITIES_T', undefined],
    ]);
    expect(catalog.types.find(({ name }) => name === 'LINE_T')).toMatchObject({
      fields: [
        { name: 'SKU', notes: { comment: 'What is ordered.' } },
        { name: 'QUANTITY', notes: { declaredType: 't_qty', notNull: true, range: ['1', '9'], defaultText: '1' } },
      ],
    });
    expect(catalog.types.find(({ name }) => name === 'QUANTITIES_T')).toMatchObject({
      elementNotes: { notNull: true, range: ['1', '9'] },
    });
  });

  it('names rows of tables, whatever the dictionary has for them', async () => {
    const { catalog } = await liveCatalog(version, [
      ...TABLES,
      `create package erp.p as
        subtype row_t is customers%rowtype;
        procedure go(p_row row_t, p_same out customers%rowtype);
      end;`,
    ]);
    expect(packageOf(catalog, 'P').subprograms[0]?.parameters.map(({ dataType }) => dataType)).toEqual([
      { kind: 'named', type: 'ERP.CUSTOMERS%ROWTYPE' },
      { kind: 'named', type: 'ERP.CUSTOMERS%ROWTYPE' },
    ]);
    expect(packageOf(catalog, 'P').source?.rowSubtypes).toEqual([{ name: 'ROW_T', type: 'ERP.CUSTOMERS%ROWTYPE' }]);
  });

  it('of the package that a synonym stands for is read by its own names', async () => {
    const { catalog } = await liveCatalog(
      version,
      [
        ...TABLES,
        `create package hr.people_api as
          type person_rec is record (id number(9));
          type person_cur is ref cursor return person_rec;
          -- Everybody.
          function all_people return person_cur;
          -- @cursor people%rowtype
          function rows_of return sys_refcursor;
        end;`,
        'create synonym erp.staff for hr.people_api',
        'grant execute on hr.people_api to erp',
        'grant select on hr.people to erp',
      ],
      { schemas: { erp: { packages: ['staff'] } } },
    );
    expect(packageOf(catalog, 'STAFF').subprograms).toMatchObject([
      { name: 'ALL_PEOPLE', notes: { comment: 'Everybody.' }, returns: { row: 'HR.PEOPLE_API.PERSON_REC' } },
      { name: 'ROWS_OF', returns: { row: 'HR.PEOPLE%ROWTYPE', match: 'name' } },
    ]);
  });

  it('finds what synonyms stand for', async () => {
    const { catalog } = await liveCatalog(version, [
      ...TABLES,
      'create synonym erp.folk for hr.people',
      'create public synonym everybody for hr.people',
      'grant select on hr.people to erp',
      `create package erp.p as
        type a_cur is ref cursor return folk%rowtype;
        type b_cur is ref cursor return everybody%rowtype;
        procedure go(p_a out a_cur, p_b out b_cur);
      end;`,
    ]);
    expect(packageOf(catalog, 'P').subprograms[0]?.parameters.map(({ dataType }) => dataType)).toEqual([
      { kind: 'cursor', row: 'HR.PEOPLE%ROWTYPE' },
      { kind: 'cursor', row: 'HR.PEOPLE%ROWTYPE' },
    ]);
    expect(typeLines(catalog)).toEqual(['HR.PEOPLE%ROWTYPE: row (ID NUMBER(9))']);
  });

  it('may name what cannot be seen, which leaves the cursor untyped', async () => {
    const { catalog } = await liveCatalog(
      version,
      [
        'create table hr.people (id number(9))',
        `create package hr.p as
          type people_cur is ref cursor return people%rowtype;
          function all_people return people_cur;
        end;`,
        'grant execute on hr.p to reader',
      ],
      { reader: 'reader', schemas: { hr: {} } },
    );
    const row = version === '12.1' ? expect.any(String) : null;
    expect(packageOf(catalog, 'P').subprograms[0]?.returns).toEqual({ kind: 'cursor', row });
  });

  it('is read in one statement more, however many packages there are', async () => {
    const declarations = (count: number) =>
      Array.from({ length: count }, (_, index) => `create package erp.p${index} as procedure go; end;`);
    const few = await liveCatalog(version, declarations(2));
    const many = await liveCatalog(version, declarations(40));
    expect(many.roundTrips).toBe(few.roundTrips);
  });
});
