import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCatalog } from '../../../../generator/catalog/build-catalog.js';
import { NO_TYPE_ROWS } from '../../../../generator/catalog/types/type-rows.js';
import { DictionaryError } from '../../../../generator/errors/generator-error.js';
import {
  DEFAULTED,
  dictionaryRows,
  IN,
  IN_OUT,
  OUT,
  plsqlFunction,
  plsqlPackage,
  procedure,
  standalone,
  type,
  type Version,
} from '../support/plsql.js';
import { shuffled } from '../support/shuffled.js';

const ORDERS = [
  plsqlPackage(
    'ORDERS_API',
    procedure(
      'CREATE_ORDER',
      IN('P_ID', type.number(9)),
      DEFAULTED('P_RUSH', type.boolean()),
      OUT('P_STATUS', type.varchar2(10)),
    ),
    plsqlFunction('WHO_AM_I', type.varchar2()),
    procedure('TOUCH'),
    procedure('BUMP', IN_OUT('P_COUNT', type.plsInteger())),
  ),
  standalone(plsqlFunction('TAX', type.number(), IN('AMOUNT', type.number(11, 2)))),
  standalone(procedure('PING')),
];

describe('a catalog from dictionary rows', () => {
  it('has schemas, packages, subprograms and parameters', () => {
    const { schemas, databaseVersion } = buildCatalog(dictionaryRows('ERP', ORDERS));
    expect(databaseVersion).toBe('19.4.0.0.0');
    expect(schemas).toEqual([
      {
        name: 'ERP',
        packages: [
          {
            name: 'ORDERS_API',
            valid: true,
            subprograms: [
              {
                name: 'BUMP',
                overload: null,
                returns: null,
                parameters: [
                  {
                    name: 'P_COUNT',
                    position: 1,
                    mode: 'IN OUT',
                    dataType: { kind: 'binary integer', name: 'PLS_INTEGER' },
                    defaulted: false,
                  },
                ],
                sqlOnly: null,
              },
              {
                name: 'CREATE_ORDER',
                overload: null,
                returns: null,
                parameters: [
                  {
                    name: 'P_ID',
                    position: 1,
                    mode: 'IN',
                    dataType: { kind: 'number', name: 'NUMBER', precision: 9, scale: 0 },
                    defaulted: false,
                  },
                  {
                    name: 'P_RUSH',
                    position: 2,
                    mode: 'IN',
                    dataType: { kind: 'plain', name: 'BOOLEAN' },
                    defaulted: true,
                  },
                  {
                    name: 'P_STATUS',
                    position: 3,
                    mode: 'OUT',
                    dataType: { kind: 'character', name: 'VARCHAR2', length: 10, semantics: 'BYTE' },
                    defaulted: false,
                  },
                ],
                sqlOnly: null,
              },
              { name: 'TOUCH', overload: null, returns: null, parameters: [], sqlOnly: null },
              {
                name: 'WHO_AM_I',
                overload: null,
                returns: { kind: 'character', name: 'VARCHAR2', length: null, semantics: null },
                parameters: [],
                sqlOnly: null,
              },
            ],
          },
        ],
        standalone: [
          { name: 'PING', overload: null, returns: null, parameters: [], sqlOnly: null, valid: true },
          {
            name: 'TAX',
            overload: null,
            returns: { kind: 'number', name: 'NUMBER', precision: null, scale: null },
            parameters: [
              {
                name: 'AMOUNT',
                position: 1,
                mode: 'IN',
                dataType: { kind: 'number', name: 'NUMBER', precision: 11, scale: 2 },
                defaulted: false,
              },
            ],
            sqlOnly: null,
            valid: true,
          },
        ],
      },
    ]);
  });

  it.each(['12.1', '23'] satisfies Version[])('is the same from %s as from 19c', (version) => {
    expect(buildCatalog(dictionaryRows('ERP', ORDERS, version)).schemas).toEqual(
      buildCatalog(dictionaryRows('ERP', ORDERS)).schemas,
    );
  });

  it('is the same whatever the order of the rows', () => {
    const rows = dictionaryRows('ERP', [
      ...ORDERS,
      plsqlPackage(
        'MANY',
        ...Array.from({ length: 12 }, () => procedure('RUN', IN('A', type.number()), IN('B', type.number()))),
      ),
    ]);
    const expected = buildCatalog(rows);
    fc.assert(
      fc.property(shuffled(rows), (other) => {
        expect(buildCatalog(other)).toEqual(expected);
      }),
    );
  });

  it('orders overloads by number, not as text', () => {
    const overloads = Array.from({ length: 11 }, (_, index) =>
      procedure('RUN', ...Array.from({ length: index }, (__, at) => IN(`A${at}`, type.number()))),
    );
    const [schema] = buildCatalog(dictionaryRows('ERP', [plsqlPackage('MANY', ...overloads)])).schemas;
    expect(schema?.packages[0]?.subprograms.map(({ overload, parameters }) => [overload, parameters.length])).toEqual(
      Array.from({ length: 11 }, (_, index) => [index + 1, index]),
    );
  });

  it('ignores the nested rows that versions before 18c have for composites, where the views of types were read', () => {
    const rows = dictionaryRows('ERP', [
      plsqlPackage('P', procedure('RUN', IN('REC', type.record('ERP', 'P', 'REC_T')))),
    ]);
    const nested = rows.schemas.map((schema) => ({
      ...schema,
      arguments: schema.arguments.flatMap((row) => [
        row,
        { ...row, DATA_LEVEL: 1, POSITION: 1, ARGUMENT_NAME: 'FIELD', DATA_TYPE: 'NUMBER' },
      ]),
    }));
    const types = NO_TYPE_ROWS;
    expect(buildCatalog({ ...rows, types, schemas: nested })).toEqual(buildCatalog({ ...rows, types }));
  });

  it('keeps rows of other packages and of equally named routines apart', () => {
    const rows = dictionaryRows('ERP', [
      plsqlPackage('A', procedure('RUN', IN('X', type.number()))),
      plsqlPackage('B', procedure('RUN', IN('Y', type.number()))),
      standalone(procedure('RUN', IN('Z', type.number()))),
    ]);
    const [schema] = buildCatalog(rows).schemas;
    const names = [...(schema?.packages.flatMap((one) => one.subprograms) ?? []), ...(schema?.standalone ?? [])];
    expect(names.map(({ parameters }) => parameters.map(({ name }) => name))).toEqual([['X'], ['Y'], ['Z']]);
  });

  it('cannot be changed', () => {
    const [schema] = buildCatalog(dictionaryRows('ERP', ORDERS)).schemas;
    expect(Object.isFrozen(schema?.packages[0]?.subprograms[0]?.parameters)).toBe(true);
  });

  it('refuses a mode that Oracle does not have', () => {
    const rows = dictionaryRows('ERP', [plsqlPackage('P', procedure('RUN', IN('X', type.number())))]);
    const strange = rows.schemas.map((schema) => ({
      ...schema,
      arguments: schema.arguments.map((row) => ({ ...row, IN_OUT: 'INOUT' })),
    }));
    expect(() => buildCatalog({ ...rows, schemas: strange })).toThrow(DictionaryError);
  });
});
