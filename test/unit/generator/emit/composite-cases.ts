import type { CursorsConfig, ImplicitResultsConfig } from '../../../../generator/config/cursors-config.js';
import type { NamingConfig } from '../../../../generator/config/oracle-config.js';
import type { TypesConfig } from '../../../../generator/config/types-config.js';
import type { Catalog } from '../../../../generator/model/catalog.js';
import {
  anonymousRow,
  bfile,
  boolean,
  catalogOf,
  char,
  cursor,
  date,
  indexByInteger,
  indexByVarchar2,
  interval,
  named,
  nestedTable,
  number,
  nvarchar2,
  object,
  plsInteger,
  plsqlFunction,
  plsqlPackage,
  procedure,
  raw,
  record,
  ref,
  row,
  timestampTz,
  unreadable,
  varchar2,
  varray,
  vector,
} from '../support/catalog.js';

/** The same as a `SnapshotCase`, from a catalog: one small set of types per construct. */
export interface CompositeCase {
  readonly name: string;
  readonly catalog: Catalog;
  readonly naming?: NamingConfig;
  readonly types?: TypesConfig;
  readonly cursors?: CursorsConfig;
  readonly implicitResults?: ImplicitResultsConfig;
}

const strip: NamingConfig = { stripParameterPrefixes: ['p_'] };

export const COMPOSITE_CASES: readonly CompositeCase[] = [
  {
    name: 'records',
    catalog: catalogOf(
      {
        ERP: [
          plsqlPackage(
            'ORDERS_API',
            procedure('PLACE', {
              'P_ORDER IN OUT': named('ERP.ORDERS_API.ORDER_T'),
              'P_TOTAL OUT': number(11, 2),
            }),
            plsqlFunction('FIRST_LINE', named('ERP.ORDERS_API.LINE_T'), { 'P_ID IN': number(9) }),
          ),
        ],
      },
      [
        record('ERP.ORDERS_API.LINE_T', {
          SKU: varchar2(12, 'CHAR'),
          CODE: char(3),
          TITLE: nvarchar2(40),
          QUANTITY: plsInteger,
          PRICE: number(11, 2),
          SERIAL: number(18),
          HASH: raw(16),
          URGENT: boolean,
          AGE: interval,
        }),
        record('ERP.ORDERS_API.ORDER_T', {
          ID: number(9),
          PLACED_AT: timestampTz,
          FIRST_LINE: named('ERP.ORDERS_API.LINE_T'),
          'Free text': varchar2(),
          TO_JSON: boolean,
        }),
        record('ERP.ORDERS_API.UNUSED_T', { ID: number(9) }),
      ],
    ),
    naming: { ...strip, overrides: { 'erp.orders_api.order_t."Free text"': 'text' } },
  },
  {
    name: 'collections',
    catalog: catalogOf(
      {
        ERP: [
          plsqlPackage(
            'LISTS_API',
            procedure('SORT', {
              'P_NAMES IN OUT': named('ERP.LISTS_API.NAMES_T'),
              'P_TOP IN OUT': named('ERP.LISTS_API.TOP_T'),
              'P_SPARSE IN OUT': named('ERP.LISTS_API.SPARSE_T'),
              'P_RATES IN OUT': named('ERP.LISTS_API.RATES_T'),
              'P_GRID IN OUT': named('ERP.LISTS_API.GRID_T'),
              'P_GROUPS IN OUT': named('ERP.LISTS_API.GROUPS_T'),
              'P_IDS IN OUT': named('ERP.IDS_T'),
            }),
            plsqlFunction('FIND', named('ERP.LISTS_API.GROUPS_T'), { 'P_BY IN': named('ERP.LISTS_API.RATES_T') }),
          ),
        ],
      },
      [
        nestedTable('ERP.LISTS_API.NAMES_T', varchar2(30)),
        varray('ERP.LISTS_API.TOP_T', date, 10),
        indexByInteger('ERP.LISTS_API.SPARSE_T', number(9)),
        indexByVarchar2('ERP.LISTS_API.RATES_T', number(), 30),
        nestedTable('ERP.LISTS_API.GRID_T', named('ERP.LISTS_API.SPARSE_T')),
        record('ERP.LISTS_API.GROUP_T', { NAME: varchar2(30), MEMBERS: named('ERP.LISTS_API.NAMES_T') }),
        indexByVarchar2('ERP.LISTS_API.GROUPS_T', named('ERP.LISTS_API.GROUP_T'), 30),
        nestedTable('ERP.IDS_T', number(9)),
      ],
    ),
    naming: strip,
  },
  {
    name: 'objects',
    catalog: catalogOf(
      {
        ERP: [
          plsqlPackage(
            'PEOPLE_API',
            procedure('SAVE', {
              'P_PERSON IN OUT': named('ERP.PERSON_T'),
              'P_ADDRESS IN OUT': named('ERP.ADDRESS_T'),
            }),
            plsqlFunction('STUDENTS', named('ERP.STUDENTS_T'), { 'P_SHAPE IN': named('ERP.SHAPE_T') }),
          ),
        ],
      },
      [
        object('ERP.ADDRESS_T', { TOWN: varchar2(30), ZIP: varchar2(10) }),
        object(
          'ERP.PERSON_T',
          { NAME: varchar2(30), HOME: named('ERP.ADDRESS_T') },
          {
            subtypes: ['ERP.STUDENT_T', 'HR.EMPLOYEE_T'],
          },
        ),
        object(
          'ERP.STUDENT_T',
          { NAME: varchar2(30), HOME: named('ERP.ADDRESS_T'), MAJOR: varchar2(30) },
          {
            under: 'ERP.PERSON_T',
            subtypes: ['ERP.PHD_T'],
          },
        ),
        object(
          'ERP.PHD_T',
          { NAME: varchar2(30), HOME: named('ERP.ADDRESS_T'), MAJOR: varchar2(30), THESIS: varchar2(200) },
          { under: 'ERP.STUDENT_T' },
        ),
        object(
          'HR.EMPLOYEE_T',
          { NAME: varchar2(30), HOME: named('ERP.ADDRESS_T'), SALARY: number(9, 2) },
          {
            under: 'ERP.PERSON_T',
          },
        ),
        nestedTable('ERP.STUDENTS_T', named('ERP.STUDENT_T')),
        // Nothing is just a shape, and two schemas have circles.
        object(
          'ERP.SHAPE_T',
          { COLOUR: varchar2(10) },
          {
            instantiable: false,
            subtypes: ['ERP.CIRCLE_T', 'HR.CIRCLE_T'],
          },
        ),
        object('ERP.CIRCLE_T', { COLOUR: varchar2(10), RADIUS: number() }, { under: 'ERP.SHAPE_T' }),
        object('HR.CIRCLE_T', { COLOUR: varchar2(10), DIAMETER: number() }, { under: 'ERP.SHAPE_T' }),
      ],
    ),
    naming: strip,
  },
  {
    name: 'rows',
    catalog: catalogOf(
      {
        ERP: [
          plsqlPackage(
            'ROWS_API',
            procedure('SAVE', { 'P_ROW IN OUT': named('ERP.ORDERS%ROWTYPE') }),
            plsqlFunction('LOAD', named('ERP.CUSTOMERS%ROWTYPE')),
            plsqlFunction('OPEN_ORDERS', named('ERP.ROWS_API.OPEN_T')),
            plsqlFunction('LATEST', named('ERP.ROWS_API.C_LATEST%ROWTYPE')),
            procedure('LOG', { 'P_ENTRY IN': named('ERP.LOG_VIEW%ROWTYPE') }),
          ),
        ],
      },
      [
        row('ERP.ORDERS%ROWTYPE', { ID: number(9), AMOUNT: number(11, 2) }),
        row('ERP.CUSTOMERS%ROWTYPE', { ID: number(9), NAME: varchar2(30) }),
        row('ERP.LOG_VIEW%ROWTYPE', { TEXT: varchar2(4000) }),
        nestedTable('ERP.ROWS_API.OPEN_T', named('ERP.ORDERS%ROWTYPE')),
        row('ERP.ROWS_API.C_LATEST%ROWTYPE', { ID: number(9), PLACED: date }),
      ],
    ),
    naming: strip,
    // Its SUBTYPE is in the package, so that users need no privilege on the view.
    types: { rows: { 'erp.log_view': 'erp.rows_api.log_row_t' } },
  },
  {
    name: 'mapped-fields',
    catalog: catalogOf(
      {
        ERP: [plsqlPackage('ACCOUNTS_API', procedure('BOOK', { 'P_ENTRY IN OUT': named('ERP.LEDGER_API.ENTRY_T') }))],
      },
      [
        record('ERP.LEDGER_API.ENTRY_T', {
          ID: number(18),
          AMOUNT: number(15, 2),
          BOOKED: date,
          LABEL: varchar2(30),
          PARTS: named('ERP.LEDGER_API.PARTS_T'),
          NOTES: named('ERP.LEDGER_API.NOTES_T'),
          LINKS: named('ERP.LEDGER_API.LINKS_T'),
        }),
        indexByInteger('ERP.LEDGER_API.PARTS_T', number(15, 2)),
        indexByInteger('ERP.LEDGER_API.NOTES_T', varchar2(100)),
        indexByInteger('ERP.LEDGER_API.LINKS_T', number()),
      ],
    ),
    naming: strip,
    types: {
      DATE: { as: 'date', zone: 'UTC' },
      packages: { 'erp.ledger_api': { 'NUMBER(p,s)': 'decimal', indexBy: 'map' } },
      fields: {
        'erp.ledger_api.entry_t.id': { notNull: true },
        'erp.ledger_api.entry_t.booked': 'temporal',
      },
      collections: {
        'erp.ledger_api.notes_t': 'array',
        'erp.ledger_api.links_t': { element: { as: 'bigint', notNull: true } },
      },
    },
  },
  {
    name: 'types-of-other-modules',
    catalog: catalogOf(
      {
        ERP: [
          plsqlPackage('ORDERS_API', procedure('PLACE', { 'P_ORDER IN': named('ERP.ORDERS_API.ORDER_T') })),
          plsqlPackage('STOCK_API', procedure('MOVE', { 'P_MOVE IN OUT': named('ERP.STOCK_API.MOVE_T') })),
          // Names that meet: with the interface of the package, a result, an argument.
          plsqlPackage(
            'NAMES',
            procedure('RUN', { 'X IN OUT': named('ERP.NAMES.RUN_RESULT'), 'Y IN': named('ERP.NAMES.NAMES') }),
            procedure('STOP', { 'Z IN': named('ERP.NAMES.X'), 'W IN': named('ERP.NAMES.X_INPUT') }),
            procedure('MAP', { 'M IN': named('ERP.NAMES.MAP'), 'N IN': named('HR.MAP') }),
          ),
        ],
        HR: [plsqlPackage('ORDERS_API', procedure('HIRE', { 'P_JOB IN OUT': named('HR.JOB_T') }))],
      },
      [
        // Packages, and schemas, that use each other.
        record('ERP.ORDERS_API.KEY_T', { ID: number(9) }),
        record('ERP.ORDERS_API.ORDER_T', { KEY: named('ERP.ORDERS_API.KEY_T'), MOVES: named('ERP.STOCK_API.MOVES_T') }),
        record('ERP.STOCK_API.MOVE_T', { ORDER_KEY: named('ERP.ORDERS_API.KEY_T'), JOB: named('HR.JOB_T') }),
        nestedTable('ERP.STOCK_API.MOVES_T', named('ERP.STOCK_API.MOVE_T')),
        object('HR.JOB_T', { PLACE: named('ERP.PLACE_T'), GRADES: named('COMMON.UTIL.GRADES_T') }),
        object('ERP.PLACE_T', { TOWN: varchar2(30), REGION: named('HR.REGION_T') }, { subtypes: ['HR.PORT_T'] }),
        object('HR.PORT_T', { TOWN: varchar2(30), REGION: named('HR.REGION_T') }, { under: 'ERP.PLACE_T' }),
        object('HR.REGION_T', { NAME: varchar2(30) }),
        // A package without a selected routine, in a schema that is not configured.
        nestedTable('COMMON.UTIL.GRADES_T', named('COMMON.UTIL.GRADE_T')),
        record('COMMON.UTIL.GRADE_T', { VALUE: number(20, 2) }),
        record('ERP.NAMES.RUN_RESULT', { X: number(9) }),
        record('ERP.NAMES.NAMES', { X: number(9) }),
        record('ERP.NAMES.X', { X: number(9) }),
        record('ERP.NAMES.X_INPUT', { X: number(9) }),
        record('ERP.NAMES.MAP', { X: number(9) }),
        object('HR.MAP', { X: number(9) }),
      ],
    ),
    naming: strip,
    types: { packages: { 'common.util': { 'NUMBER(p>15,s)': 'decimal' } } },
  },
  {
    name: 'composite-overloads',
    catalog: catalogOf(
      {
        ERP: [
          plsqlPackage(
            'SEARCH_API',
            procedure('FIND', { 'P_BY IN': named('ERP.SEARCH_API.KEY_T') }),
            procedure('FIND', { 'P_BY IN': named('ERP.KEY_T') }),
            procedure('FIND', { 'P_BY IN': named('ERP.STOCK_API.KEY_T') }),
            procedure('FIND', { 'P_BY IN': named('ERP.SEARCH_API.KEYS_T') }),
            procedure('FIND', { 'P_BY IN': named('ERP.SEARCH_API.C_KEYS%ROWTYPE') }),
          ),
        ],
      },
      [
        record('ERP.SEARCH_API.KEY_T', { ID: number(9) }),
        object('ERP.KEY_T', { NAME: varchar2(30) }),
        record('ERP.STOCK_API.KEY_T', { CODE: varchar2(30) }),
        nestedTable('ERP.SEARCH_API.KEYS_T', number(9)),
        row('ERP.SEARCH_API.C_KEYS%ROWTYPE', { ID: number(9), NAME: varchar2(30) }),
      ],
    ),
    naming: strip,
  },
  {
    name: 'bfiles',
    catalog: catalogOf(
      {
        ERP: [
          plsqlPackage(
            'SCANS_API',
            plsqlFunction('FILE_OF', bfile, { 'P_ID IN': number(9) }),
            procedure('REPLACE', { 'P_ID IN': number(9), 'P_SCAN IN OUT': bfile, 'P_PLACE OUT': bfile }),
            plsqlFunction('SCAN_OF', named('ERP.SCANS_API.SCAN_T'), { 'P_SCANS IN': named('ERP.SCANS_API.SCANS_T') }),
            plsqlFunction('STAMP', named('ERP.STAMP_T')),
            plsqlFunction('LIST_SCANS', cursor),
          ),
        ],
      },
      [
        record('ERP.SCANS_API.SCAN_T', { ID: number(9), SCAN: bfile, PREVIEW: bfile }),
        nestedTable('ERP.SCANS_API.SCANS_T', named('ERP.SCANS_API.SCAN_T')),
        object('ERP.STAMP_T', { IMAGE: bfile }),
      ],
    ),
    naming: strip,
    types: {
      parameters: { 'erp.scans_api.replace.p_place': { as: 'name', notNull: true } },
      fields: { 'erp.scans_api.scan_t.preview': 'name' },
    },
    cursors: {
      'erp.scans_api.list_scans.return': { id: 'NUMBER(9)', scan: 'BFILE', place: { type: 'BFILE', as: 'name' } },
    },
  },
  {
    name: 'vectors',
    catalog: catalogOf(
      {
        ERP: [
          plsqlPackage(
            'SEARCH_API',
            plsqlFunction('EMBED', vector, { 'P_TEXT IN': varchar2() }),
            plsqlFunction('NEAREST', cursor, { 'P_PLACE IN': vector, 'P_COUNT IN': number(9) }),
            procedure('MOVE', { 'P_PLACE IN OUT': vector, 'P_NEIGHBOURS OUT': named('ERP.SEARCH_API.VECTORS_T') }),
            procedure('STORE', { 'P_TEXT IN OUT': named('ERP.TEXTS%ROWTYPE') }),
          ),
        ],
      },
      [
        nestedTable('ERP.SEARCH_API.VECTORS_T', vector),
        row('ERP.TEXTS%ROWTYPE', {
          ID: number(9),
          PLACE: { ...vector, dimensions: 768, format: 'FLOAT32' },
          EXACT: { ...vector, format: 'FLOAT64' },
          SMALL: { ...vector, dimensions: 2, format: 'INT8' },
          BITS: { ...vector, dimensions: 1024, format: 'BINARY' },
          THREE: { ...vector, dimensions: 3 },
          FREE: vector,
        }),
      ],
    ),
    cursors: { 'erp.search_api.nearest.return': { id: 'NUMBER(9)', place: 'VECTOR(768, FLOAT32)', free: 'VECTOR' } },
  },
  {
    name: 'composites-left-out',
    catalog: catalogOf(
      {
        ERP: [
          plsqlPackage(
            'ORDERS_API',
            procedure('ATTACH', { 'P_ORDER IN': named('ERP.ORDERS_API.ORDER_T') }),
            procedure('PRINT', { 'P_REPORT IN': named('ERP.ORDERS_API.REPORT_T') }),
            plsqlFunction('OWNER_OF', named('ERP.ORDERS_API.OWNER_T')),
            procedure('HIDDEN', { 'P_X IN': named('HR.SECRET_T') }),
            procedure('HIDE', { 'P_X IN': named('ERP.ORDERS_API.HIDING_T') }),
            procedure('ENROL', { 'P_PERSON IN': named('ERP.PERSON_T') }),
            procedure('TEACH', { 'P_STUDENT IN': named('ERP.STUDENT_T') }),
            procedure('DRAW', { 'P_SHAPE IN': named('ERP.SHAPE_T') }),
            procedure('SAVE', { 'P_ROW IN': named('ERP.ORDERS_API.SAVE.P_ROW') }),
            procedure('ROWS', { 'P_ROWS IN': cursor }),
            procedure('TOUCH'),
          ),
        ],
      },
      [
        record('ERP.ORDERS_API.ORDER_T', { ID: number(9), LINES: named('ERP.ORDERS_API.LINES_T') }),
        nestedTable('ERP.ORDERS_API.LINES_T', named('ERP.ORDERS_API.LINE_T')),
        record('ERP.ORDERS_API.LINE_T', { ID: number(9), DOC: ref('ERP.DOC_T') }),
        record('ERP.ORDERS_API.REPORT_T', { ROWS: cursor }),
        record('ERP.ORDERS_API.OWNER_T', { PERSON: ref('HR.EMPLOYEE_T') }),
        unreadable('HR.SECRET_T', 'cannot be seen; GRANT EXECUTE ON HR.SECRET_T TO ERP'),
        record('ERP.ORDERS_API.HIDING_T', { SECRET: named('HR.SECRET_T') }),
        object('ERP.PERSON_T', { NAME: varchar2(30) }, { subtypes: ['ERP.STUDENT_T'] }),
        object('ERP.STUDENT_T', { NAME: varchar2(30), TUTOR: named('ERP.PERSON_T') }, { under: 'ERP.PERSON_T' }),
        object('ERP.SHAPE_T', { COLOUR: varchar2(10) }, { instantiable: false }),
        { ...anonymousRow('ERP.ORDERS_API.SAVE.P_ROW', { ID: number(9) }), packageName: 'ORDERS_API', name: 'P_ROW' },
      ],
    ),
  },
];
