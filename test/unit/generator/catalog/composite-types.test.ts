import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCatalog } from '../../../../generator/catalog/build-catalog.js';
import { NO_TYPE_ROWS } from '../../../../generator/catalog/types/type-rows.js';
import { allCollTypes } from '../../../../generator/catalog/views/all-coll-types.js';
import { allPlsqlCollTypes } from '../../../../generator/catalog/views/all-plsql-coll-types.js';
import { allPlsqlTypeAttrs } from '../../../../generator/catalog/views/all-plsql-type-attrs.js';
import { allPlsqlTypes } from '../../../../generator/catalog/views/all-plsql-types.js';
import { allSynonyms } from '../../../../generator/catalog/views/all-synonyms.js';
import { allTabCols } from '../../../../generator/catalog/views/all-tab-cols.js';
import { allTypeAttrs } from '../../../../generator/catalog/views/all-type-attrs.js';
import { allTypes } from '../../../../generator/catalog/views/all-types.js';
import { type RawRow, readRows } from '../../../../generator/catalog/views/row-reader.js';
import { typeLines } from '../../../support/catalog-text.js';
import { recordedArguments } from '../../../support/recorded-arguments.js';
import { recordedTypeRoutines } from '../../../support/recorded-type-routines.js';
import { dictionaryRows, IN, plsqlPackage, procedure, type TypeColumns, type } from '../support/plsql.js';
import { shuffled } from '../support/shuffled.js';

/** The rows that a case is about; what they do not say is NULL. */
interface Views {
  readonly packageTypes?: readonly RawRow[];
  readonly packageTypeAttributes?: readonly RawRow[];
  readonly packageCollections?: readonly RawRow[];
  readonly schemaTypes?: readonly RawRow[];
  readonly schemaTypeAttributes?: readonly RawRow[];
  readonly schemaCollections?: readonly RawRow[];
  readonly columns?: readonly RawRow[];
  readonly synonyms?: readonly RawRow[];
}

/** What a parameter of that type, and these rows, make of the types. */
function described(parameter: TypeColumns, views: Views): readonly string[] {
  const rows = dictionaryRows('ERP', [plsqlPackage('P', procedure('GO', IN('X', parameter)))]);
  const types = {
    ...NO_TYPE_ROWS,
    packageTypes: readRows(allPlsqlTypes, views.packageTypes ?? []),
    packageTypeAttributes: readRows(allPlsqlTypeAttrs, views.packageTypeAttributes ?? []),
    packageCollections: readRows(allPlsqlCollTypes, views.packageCollections ?? []),
    schemaTypes: readRows(allTypes, views.schemaTypes ?? []),
    schemaTypeAttributes: readRows(allTypeAttrs, views.schemaTypeAttributes ?? []),
    schemaCollections: readRows(allCollTypes, views.schemaCollections ?? []),
    columns: readRows(allTabCols, views.columns ?? []),
    synonyms: readRows(allSynonyms, views.synonyms ?? []),
  };
  return typeLines(buildCatalog({ ...rows, types }));
}

const inPackage = (PACKAGE_NAME: string, TYPE_NAME: string) => ({ OWNER: 'ERP', PACKAGE_NAME, TYPE_NAME });
const isRecord = { TYPECODE: 'PL/SQL RECORD', ATTRIBUTES: 1 };
const isCollection = { TYPECODE: 'COLLECTION', ATTRIBUTES: 0 };
const attribute = { ATTR_NAME: 'A', ATTR_NO: 1 };

function objectParameter(name: string): TypeColumns {
  return { DATA_TYPE: 'OBJECT', TYPE_OWNER: 'ERP', TYPE_NAME: name, TYPE_OBJECT_TYPE: 'TYPE' };
}

describe('the package of an element', () => {
  const tab = type.record('ERP', 'P', 'TAB');
  const collection = { ...inPackage('P', 'TAB'), COLL_TYPE: 'TABLE', ELEM_TYPE_OWNER: 'ERP', ELEM_TYPE_NAME: 'REC' };
  const own = {
    packageTypes: [
      { ...inPackage('P', 'TAB'), ...isCollection },
      { ...inPackage('P', 'REC'), ...isRecord },
    ],
    packageTypeAttributes: [{ ...inPackage('P', 'REC'), ...attribute, ATTR_TYPE_NAME: 'DATE' }],
  };

  it.each(['REC', 'TAB'])(
    "is the collection's own where the view has the name of a type there: %s",
    (ELEM_TYPE_PACKAGE) => {
      expect(described(tab, { ...own, packageCollections: [{ ...collection, ELEM_TYPE_PACKAGE }] })).toEqual([
        'ERP.P.REC: record (A DATE)',
        'ERP.P.TAB: nested table of ERP.P.REC',
      ]);
    },
  );

  it('is the one that the view names where that shows the type', () => {
    const views = {
      packageTypes: [...own.packageTypes, { ...inPackage('REC', 'REC'), ...isRecord }],
      packageTypeAttributes: [
        ...own.packageTypeAttributes,
        { ...inPackage('REC', 'REC'), ...attribute, ATTR_TYPE_NAME: 'NUMBER' },
      ],
      packageCollections: [{ ...collection, ELEM_TYPE_PACKAGE: 'REC' }],
    };
    expect(described(tab, views)).toEqual(['ERP.P.TAB: nested table of ERP.REC.REC', 'ERP.REC.REC: record (A NUMBER)']);
  });

  it('is not guessed where another package is not visible', () => {
    expect(described(tab, { ...own, packageCollections: [{ ...collection, ELEM_TYPE_PACKAGE: 'OTHER' }] })).toEqual([
      'ERP.OTHER.REC: a type that the reading account may not see; grant it EXECUTE on the package ERP.OTHER',
      'ERP.P.TAB: nested table of ERP.OTHER.REC',
    ]);
  });
});

describe('the columns of a row', () => {
  it.each([
    ['TIMESTAMP(6)', {}, 'TIMESTAMP'],
    ['TIMESTAMP(3) WITH TIME ZONE', {}, 'TIMESTAMP WITH TIME ZONE'],
    ['TIMESTAMP(0) WITH LOCAL TIME ZONE', {}, 'TIMESTAMP WITH LOCAL TIME ZONE'],
    ['INTERVAL YEAR(2) TO MONTH', {}, 'INTERVAL YEAR TO MONTH'],
    ['INTERVAL DAY(2) TO SECOND(6)', {}, 'INTERVAL DAY TO SECOND'],
    ['VARCHAR2', { DATA_LENGTH: 160, CHAR_LENGTH: 40, CHAR_USED: 'C' }, 'VARCHAR2(40 CHAR)'],
    ['NVARCHAR2', { DATA_LENGTH: 20, CHAR_LENGTH: 10, CHARACTER_SET_NAME: 'NCHAR_CS' }, 'NVARCHAR2(10)'],
    ['RAW', { DATA_LENGTH: 16, CHAR_LENGTH: 0 }, 'RAW(16)'],
    ['NUMBER', { DATA_LENGTH: 22, DATA_PRECISION: 9, DATA_SCALE: 2 }, 'NUMBER(9,2)'],
    ['NUMBER', { DATA_LENGTH: 22, DATA_SCALE: 0 }, 'NUMBER(*,0)'],
    ['FLOAT', { DATA_PRECISION: 24 }, 'FLOAT(24)'],
    ['XMLTYPE', { DATA_TYPE_OWNER: 'SYS' }, 'XMLTYPE'],
    ['SHAPE(1)', { DATA_TYPE_OWNER: 'ERP', DATA_TYPE_MOD: 'REF' }, 'REF ERP.SHAPE(1)'],
    ['MLSLABEL', {}, 'MLSLABEL'],
  ])('are spelled %s %o', (DATA_TYPE, sizes, text) => {
    const parameter = { DATA_TYPE: 'PL/SQL RECORD', TYPE_OWNER: 'ERP', TYPE_NAME: 'T', TYPE_OBJECT_TYPE: 'TABLE' };
    const table = { OWNER: 'ERP', TABLE_NAME: 'T' };
    const columns = [
      { ...table, COLUMN_NAME: 'SYS_NC1$', COLUMN_ID: null, HIDDEN_COLUMN: 'YES', DATA_TYPE: 'RAW' },
      { ...table, COLUMN_NAME: 'A', COLUMN_ID: 1, HIDDEN_COLUMN: 'NO', DATA_TYPE, ...sizes },
    ];
    expect(described(parameter, { columns })).toEqual([`ERP.T%ROWTYPE: row (A ${text})`]);
  });
});

describe('a type that cannot be described', () => {
  it('is missing in its package', () => {
    const packageTypes = [{ ...inPackage('P', 'OTHER'), ...isRecord }];
    expect(described(type.record('ERP', 'P', 'REC'), { packageTypes })).toEqual([
      'ERP.P.REC: a type that is missing in ALL_PLSQL_TYPES, where others of its package are; check that the package ERP.P compiles',
    ]);
  });

  it('is incomplete', () => {
    const schemaTypes = [{ OWNER: 'ERP', TYPE_NAME: 'T', TYPECODE: 'OBJECT', INCOMPLETE: 'YES' }];
    expect(described(objectParameter('T'), { schemaTypes })).toEqual([
      'ERP.T: a type that is declared but not defined yet; run the CREATE TYPE that completes it',
    ]);
  });

  it('has no attributes', () => {
    const schemaTypes = [{ OWNER: 'ERP', TYPE_NAME: 'T', TYPECODE: 'OBJECT', ATTRIBUTES: 0 }];
    expect(described(objectParameter('T'), { schemaTypes })).toEqual([
      'ERP.T: a type that has no attributes that could be seen; grant it EXECUTE on the type ERP.T',
    ]);
  });

  it('is in another database', () => {
    const synonyms = [{ OWNER: 'ERP', SYNONYM_NAME: 'T', TABLE_OWNER: 'HQ', TABLE_NAME: 'T', DB_LINK: 'HQ' }];
    expect(described(objectParameter('T'), { synonyms })).toEqual([
      'ERP.T: a type that is in another database (link HQ), whose declarations this one does not know',
    ]);
  });

  it('is a synonym of itself', () => {
    const synonyms = [{ OWNER: 'ERP', SYNONYM_NAME: 'T', TABLE_OWNER: 'ERP', TABLE_NAME: 'T' }];
    expect(described(objectParameter('T'), { synonyms })).toEqual([
      'ERP.T: a type that the reading account may not see; grant it EXECUTE on the type ERP.T',
    ]);
  });

  it('is opaque, and no composite', () => {
    const schemaTypes = [{ OWNER: 'SYS', TYPE_NAME: 'ANYDATA', TYPECODE: 'ANYDATA' }];
    const views = {
      schemaTypes: [...schemaTypes, { OWNER: 'ERP', TYPE_NAME: 'T', TYPECODE: 'OBJECT', ATTRIBUTES: 1 }],
      schemaTypeAttributes: [
        { OWNER: 'ERP', TYPE_NAME: 'T', ...attribute, ATTR_TYPE_OWNER: 'SYS', ATTR_TYPE_NAME: 'ANYDATA' },
      ],
    };
    expect(described(objectParameter('T'), views)).toEqual(['ERP.T: object (A opaque type SYS.ANYDATA)']);
  });

  it('is in a schema whose name the configuration gives to another', () => {
    const rows = dictionaryRows('ERP', [plsqlPackage('P', procedure('GO', IN('X', type.record('ERP', 'P', 'R'))))]);
    const schemas = rows.schemas.map((schema) => ({
      ...schema,
      objects: schema.objects.map((object) => ({ ...object, OWNER: 'ERP_DEV' })),
    }));
    const catalog = buildCatalog({ ...rows, schemas, types: NO_TYPE_ROWS });
    expect(catalog.types).toEqual([]);
    expect(catalog.schemas[0]?.packages[0]?.subprograms[0]?.parameters[0]?.dataType).toMatchObject({
      kind: 'unsupported',
      name: expect.stringContaining('ERP.P.R, whose schema has a name'),
    });
  });
});

describe('types that refer to each other', () => {
  it('in a circle are described once each', () => {
    const views = {
      schemaTypes: [
        { OWNER: 'ERP', TYPE_NAME: 'NODE_T', TYPECODE: 'OBJECT', ATTRIBUTES: 1, FINAL: 'NO' },
        { OWNER: 'ERP', TYPE_NAME: 'NODES_T', TYPECODE: 'COLLECTION' },
      ],
      schemaTypeAttributes: [
        { OWNER: 'ERP', TYPE_NAME: 'NODE_T', ...attribute, ATTR_TYPE_OWNER: 'ERP', ATTR_TYPE_NAME: 'NODES_T' },
      ],
      schemaCollections: [
        { OWNER: 'ERP', TYPE_NAME: 'NODES_T', COLL_TYPE: 'TABLE', ELEM_TYPE_OWNER: 'ERP', ELEM_TYPE_NAME: 'NODE_T' },
      ],
    };
    expect(described(objectParameter('NODE_T'), views)).toEqual([
      'ERP.NODES_T: nested table of ERP.NODE_T',
      'ERP.NODE_T: object (A ERP.NODES_T)',
    ]);
  });

  it('however deep are described', () => {
    const depth = 20_000;
    const levels = Array.from({ length: depth }, (_, level) => level);
    const views = {
      packageTypes: levels.map((level) => ({ ...inPackage('P', `R${level}`), ...isRecord })),
      packageTypeAttributes: levels.map((level) => ({
        ...inPackage('P', `R${level}`),
        ...attribute,
        ...(level + 1 < depth
          ? { ATTR_TYPE_OWNER: 'ERP', ATTR_TYPE_PACKAGE: 'P', ATTR_TYPE_NAME: `R${level + 1}` }
          : { ATTR_TYPE_NAME: 'DATE' }),
      })),
    };
    expect(described(type.record('ERP', 'P', 'R0'), views)).toHaveLength(depth);
  });
});

const OWN_ROWS = fileURLToPath(new URL('../../../fixtures/dictionary-rows', import.meta.url));

it.each([
  ['views of types', recordedTypeRoutines(OWN_ROWS)],
  ['nested arguments', await recordedArguments(OWN_ROWS)],
])('the catalog is the same whatever the order of the rows: %s', (_, rows) => {
  const expected = buildCatalog(rows);
  fc.assert(
    fc.property(shuffled(rows), (other) => {
      expect(buildCatalog(other)).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});

it('the same type in other overloads has a key of its own where it has no name', () => {
  const rows = dictionaryRows('ERP', [
    plsqlPackage(
      'P',
      procedure('GO', IN('X', { DATA_TYPE: 'PL/SQL RECORD' })),
      procedure('GO', IN('X', { DATA_TYPE: 'PL/SQL RECORD' })),
    ),
  ]);
  const schemas = rows.schemas.map((schema) => ({
    ...schema,
    arguments: schema.arguments.flatMap((row) => [
      row,
      { ...row, SEQUENCE: 2, DATA_LEVEL: 1, ARGUMENT_NAME: 'A', DATA_TYPE: 'DATE' },
    ]),
  }));
  expect(typeLines(buildCatalog({ ...rows, schemas }))).toEqual([
    'ERP.P.GO(1).X%ROWTYPE: anonymous (A DATE)',
    'ERP.P.GO(2).X%ROWTYPE: anonymous (A DATE)',
  ]);
});
