import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../generator/model/catalog.js';
import { argumentLines, typeLines } from '../support/catalog-text.js';
import { liveCatalog, type Version } from '../support/live-catalog.js';

const VERSIONS = ['12.1', '19c', '23ai'] satisfies Version[];

const TABLES = [
  'create table erp.customers (id number(9), name varchar2(40 char), born timestamp(3) with time zone, hidden number invisible)',
  'create view erp.names as select name from erp.customers',
];

describe.each(VERSIONS)('composite types of %s', (version) => {
  it('records, collections of all forms, and rows, of each other', async () => {
    const { catalog } = await liveCatalog(version, [
      ...TABLES,
      `create package erp.orders_api as
        type line_t is record (sku varchar2(12 char), price number(9, 2), urgent boolean, quantity pls_integer, big integer, part float(24));
        type lines_t is table of line_t index by pls_integer;
        type by_name_t is table of lines_t index by varchar2(30);
        type few_t is varray(10) of char(3 char);
        type customers_t is table of customers%rowtype;
        type order_t is record (id number(9), lines by_name_t, customer customers%rowtype, codes few_t);
        procedure place (the_order in out order_t, everybody customers_t);
      end;`,
    ]);
    expect(argumentLines(catalog, 'ORDERS_API')).toEqual([
      'PLACE: THE_ORDER IN OUT ERP.ORDERS_API.ORDER_T, EVERYBODY IN ERP.ORDERS_API.CUSTOMERS_T',
    ]);
    expect(typeLines(catalog)).toEqual([
      'ERP.CUSTOMERS%ROWTYPE: row (ID NUMBER(9), NAME VARCHAR2(40 CHAR), BORN TIMESTAMP WITH TIME ZONE)',
      'ERP.ORDERS_API.BY_NAME_T: index by varchar2(30) of ERP.ORDERS_API.LINES_T',
      'ERP.ORDERS_API.CUSTOMERS_T: nested table of ERP.CUSTOMERS%ROWTYPE',
      'ERP.ORDERS_API.FEW_T: varray(10) of CHAR(3 CHAR)',
      'ERP.ORDERS_API.LINES_T: index by integer of ERP.ORDERS_API.LINE_T',
      'ERP.ORDERS_API.LINE_T: record (SKU VARCHAR2(12 CHAR), PRICE NUMBER(9,2), URGENT BOOLEAN, QUANTITY PLS_INTEGER, BIG INTEGER, PART FLOAT(24))',
      'ERP.ORDERS_API.ORDER_T: record (ID NUMBER(9), LINES ERP.ORDERS_API.BY_NAME_T, CUSTOMER ERP.CUSTOMERS%ROWTYPE, CODES ERP.ORDERS_API.FEW_T)',
    ]);
  });

  it('object types with all that is under and above them, schema collections, REF and XMLTYPE', async () => {
    const { catalog } = await liveCatalog(version, [
      'create type erp.shape_t as object (name varchar2(10)) not final not instantiable',
      'create type erp.square_t under erp.shape_t (side number) not final',
      'create type erp.cube_t under erp.square_t (faces integer)',
      'create type erp.circle_t under erp.shape_t (radius number)',
      'create type erp.squares_t as table of erp.square_t',
      'create type erp.codes_t as varray(5) of varchar2(3)',
      'create type erp.part_t as object (shapes erp.squares_t, whole ref erp.shape_t, note xmltype)',
      'create package erp.p as procedure go (a squares_t, b out codes_t, c part_t, d xmltype, e ref shape_t); end;',
    ]);
    expect(argumentLines(catalog, 'P')).toEqual([
      'GO: A IN ERP.SQUARES_T, B OUT ERP.CODES_T, C IN ERP.PART_T, D IN XMLTYPE, E IN REF ERP.SHAPE_T',
    ]);
    expect(typeLines(catalog)).toEqual([
      'ERP.CIRCLE_T: object (NAME VARCHAR2(10), RADIUS NUMBER) under ERP.SHAPE_T',
      'ERP.CODES_T: varray(5) of VARCHAR2(3)',
      'ERP.CUBE_T: object (NAME VARCHAR2(10), SIDE NUMBER, FACES INTEGER) under ERP.SQUARE_T',
      'ERP.PART_T: object (SHAPES ERP.SQUARES_T, WHOLE REF ERP.SHAPE_T, NOTE XMLTYPE)',
      'ERP.SHAPE_T: not instantiable object (NAME VARCHAR2(10)) above ERP.CIRCLE_T, ERP.SQUARE_T',
      'ERP.SQUARES_T: nested table of ERP.SQUARE_T',
      'ERP.SQUARE_T: object (NAME VARCHAR2(10), SIDE NUMBER) under ERP.SHAPE_T above ERP.CUBE_T',
    ]);
  });

  it('of other packages and schemas, as far as they lead, and through synonyms', async () => {
    const { catalog } = await liveCatalog(version, [
      'create table hr.people (id number(9))',
      'create type hr.address_t as object (zip number(5))',
      'grant execute on hr.address_t to erp',
      'create package hr.deep as type inner_t is record (home address_t, who people%rowtype); end;',
      'create package hr.staff as type member_t is record (deep deep.inner_t); type members_t is table of member_t; end;',
      'grant execute on hr.deep to erp',
      'grant execute on hr.staff to erp',
      'grant select on hr.people to erp',
      'create synonym erp.crew for hr.staff',
      'create public synonym any_address for hr.address_t',
      'create package erp.p as type all_t is record (crew crew.members_t, place any_address); procedure go (x all_t); end;',
    ]);
    expect(typeLines(catalog)).toEqual([
      'ERP.P.ALL_T: record (CREW HR.STAFF.MEMBERS_T, PLACE HR.ADDRESS_T)',
      'HR.ADDRESS_T: object (ZIP NUMBER(5))',
      'HR.DEEP.INNER_T: record (HOME HR.ADDRESS_T, WHO HR.PEOPLE%ROWTYPE)',
      'HR.PEOPLE%ROWTYPE: row (ID NUMBER(9))',
      'HR.STAFF.MEMBERS_T: nested table of HR.STAFF.MEMBER_T',
      'HR.STAFF.MEMBER_T: record (DEEP HR.DEEP.INNER_T)',
    ]);
  });

  it('that the reader may not see are unreadable, with the grant that cures it', async () => {
    const { catalog } = await liveCatalog(
      version,
      [
        ...TABLES,
        'create type erp.address_t as object (zip number(5))',
        'create package erp.hidden as type rec_t is record (a number); end;',
        `create package erp.p as
          type all_t is record (h hidden.rec_t, c customers%rowtype, a address_t);
          procedure go (x all_t);
        end;`,
        'grant execute on erp.p to reader',
      ],
      { reader: 'reader' },
    );
    expect(typeLines(catalog)).toEqual([
      'ERP.ADDRESS_T: a type that the reading account may not see; grant it EXECUTE on the type ERP.ADDRESS_T',
      'ERP.CUSTOMERS%ROWTYPE: a type that is the row of a table or view that the reading account may not see; grant it SELECT on ERP.CUSTOMERS',
      'ERP.HIDDEN.REC_T: a type that the reading account may not see; grant it EXECUTE on the package ERP.HIDDEN',
      'ERP.P.ALL_T: record (H ERP.HIDDEN.REC_T, C ERP.CUSTOMERS%ROWTYPE, A ERP.ADDRESS_T)',
    ]);
  });

  it('whose fields and elements EXECUTE ANY PROCEDURE alone does not show are unreadable', async () => {
    const { catalog } = await liveCatalog(
      version,
      [
        `create package erp.p as
          type line_t is record (a number, b varchar2(3));
          type lines_t is table of line_t;
          type mixed_t is record (lines lines_t, c number);
          type numbers_t is table of number;
          procedure go (x mixed_t, y numbers_t);
        end;`,
        'grant execute any procedure to reader',
      ],
      { reader: 'reader' },
    );
    const cure = 'grant it EXECUTE on the package ERP.P, which system privileges do not replace';
    expect(typeLines(catalog)).toEqual([
      `ERP.P.MIXED_T: a type that shows the reading account only 1 of its 2 fields; ${cure}`,
      `ERP.P.NUMBERS_T: a type that does not show the reading account what its elements are; ${cure}`,
    ]);
  });

  it('takes no more round trips for more routines and types', async () => {
    const declarations = (count: number) => {
      const numbers = Array.from({ length: count }, (_, number) => number);
      const text = numbers.map(
        (n) =>
          `type r${n} is record (a number, b date); type t${n} is table of r${n}; procedure p${n} (x t${n}, y r${n});`,
      );
      return [`create package erp.p as ${text.join(' ')} end;`];
    };
    const few = await liveCatalog(version, declarations(2));
    const many = await liveCatalog(version, declarations(60));
    expect(few.catalog.types).toHaveLength(4);
    expect(many.catalog.types).toHaveLength(120);
    expect(many.roundTrips).toBe(few.roundTrips);
  });
});

const ROWS_AND_CURSORS = [
  ...TABLES,
  `create package erp.p as
    cursor open_orders is select id, name from customers;
    type strong_t is ref cursor return customers%rowtype;
    type found_t is record (id number, row_of_it open_orders%rowtype);
    procedure go (a customers%rowtype, b names%rowtype, c open_orders%rowtype, d out strong_t, e out sys_refcursor, f found_t);
  end;`,
];

it.each(VERSIONS)(
  'rows and cursors of %s, which the sources of packages name where the dictionary does not',
  async (version) => {
    const { catalog } = await liveCatalog(version, ROWS_AND_CURSORS);
    expect(argumentLines(catalog, 'P')).toEqual([
      'GO: A IN ERP.CUSTOMERS%ROWTYPE, B IN ERP.NAMES%ROWTYPE, C IN ERP.P.OPEN_ORDERS%ROWTYPE, D OUT REF CURSOR of ERP.CUSTOMERS%ROWTYPE, E OUT REF CURSOR, F IN ERP.P.FOUND_T',
    ]);
    expect(typeLines(catalog)).toEqual([
      'ERP.CUSTOMERS%ROWTYPE: row (ID NUMBER(9), NAME VARCHAR2(40 CHAR), BORN TIMESTAMP WITH TIME ZONE)',
      'ERP.NAMES%ROWTYPE: row (NAME VARCHAR2(40 CHAR))',
      'ERP.P.FOUND_T: record (ID NUMBER, ROW_OF_IT ERP.P.OPEN_ORDERS%ROWTYPE)',
      'ERP.P.OPEN_ORDERS%ROWTYPE: cursor row (ID NUMBER(9), NAME VARCHAR2(40 CHAR))',
    ]);
  },
);

/** Outside packages, whose sources are not read. */
const ROWS_OUTSIDE = [
  ...TABLES,
  'create package erp.t as cursor open_orders is select id, name from customers; type strong_t is ref cursor return customers%rowtype; end;',
  'create procedure erp.go (a customers%rowtype, c t.open_orders%rowtype, d out t.strong_t, e out sys_refcursor) is begin null; end;',
];

function standaloneTypes({ schemas }: Catalog) {
  return schemas.flatMap(({ standalone }) =>
    standalone.flatMap(({ parameters }) => parameters.map((one) => one.dataType)),
  );
}

it('rows and cursors outside packages of 12.1, which names none of the rows, are of the rows below them', async () => {
  const { catalog } = await liveCatalog('12.1', ROWS_OUTSIDE, { schemas: { erp: { routines: ['go'] } } });
  expect(standaloneTypes(catalog)).toEqual([
    { kind: 'named', type: 'ERP.GO.A%ROWTYPE' },
    { kind: 'named', type: 'ERP.GO.C%ROWTYPE' },
    { kind: 'cursor', row: 'ERP.GO.D%ROWTYPE' },
    { kind: 'cursor', row: null },
  ]);
  expect(typeLines(catalog)).toEqual([
    'ERP.GO.A%ROWTYPE: anonymous (ID NUMBER(9), NAME VARCHAR2(40 CHAR), BORN TIMESTAMP WITH TIME ZONE)',
    'ERP.GO.C%ROWTYPE: anonymous (ID NUMBER(9), NAME VARCHAR2(40 CHAR))',
    'ERP.GO.D%ROWTYPE: anonymous (ID NUMBER(9), NAME VARCHAR2(40 CHAR), BORN TIMESTAMP WITH TIME ZONE)',
  ]);
});

it.each(['19c', '23ai'] as const)(
  'rows and cursors outside packages of %s, which names rows and tells nothing about cursors',
  async (version) => {
    const { catalog } = await liveCatalog(version, ROWS_OUTSIDE, { schemas: { erp: { routines: ['go'] } } });
    expect(standaloneTypes(catalog)).toEqual([
      { kind: 'named', type: 'ERP.CUSTOMERS%ROWTYPE' },
      { kind: 'named', type: 'ERP.T.OPEN_ORDERS%ROWTYPE' },
      { kind: 'cursor', row: null },
      { kind: 'cursor', row: null },
    ]);
  },
);

it('a schema that the configuration knows by another name has types of that name', async () => {
  const { catalog } = await liveCatalog(
    '23ai',
    ['create package erp.p as type r is record (a number); procedure go (x r); end;'],
    { schemas: { sales: { owner: 'erp' } } },
  );
  expect(typeLines(catalog)).toEqual(['SALES.P.R: record (A NUMBER)']);
});
