import { describe, expect, it } from 'vitest';
import type { TypesConfig } from '../../../../generator/config/types-config.js';
import { emitClient } from '../../../../generator/emit/emit-client.js';
import { ConfigError } from '../../../../generator/errors/generator-error.js';
import type { CompositeType } from '../../../../generator/model/composite-type.js';
import {
  catalogOf,
  date,
  indexByInteger,
  indexByVarchar2,
  named,
  nestedTable,
  number,
  object,
  plsqlFunction,
  plsqlPackage,
  procedure,
  record,
  row,
  varchar2,
} from '../support/catalog.js';
import { planCatalog } from '../support/emit.js';

const LINE = record('ERP.P.LINE_T', { ID: number(9), PLACED: date, SKU: varchar2(12) });
const TYPES: readonly CompositeType[] = [
  LINE,
  nestedTable('ERP.P.LINES_T', named('ERP.P.LINE_T')),
  nestedTable('ERP.P.IDS_T', number(9)),
  indexByInteger('ERP.P.BY_ID_T', number(9)),
  indexByVarchar2('ERP.P.BY_SKU_T', number(9), 12),
  row('ERP.ORDERS%ROWTYPE', { ID: number(9) }),
];

/** What the result of a function of the type is in TypeScript. */
function resultOf(type: string, types: TypesConfig): string {
  const routine = plsqlFunction('F', named(type));
  const [planned] =
    planCatalog(catalogOf({ ERP: [plsqlPackage('API', routine)] }, TYPES), {}, types).schemas[0]?.packages[0]
      ?.routines ?? [];
  return planned?.result.kind === 'value' ? planned.result.type.text : 'nothing';
}

describe('an index-by table', () => {
  it.each<[string, TypesConfig, string]>([
    ['is an array by itself', {}, '(number | null)[]'],
    ['is a Map where all are', { indexBy: 'map' }, 'Map<number, number | null>'],
    [
      'is what its package says',
      { indexBy: 'array', packages: { 'erp.p': { indexBy: 'map' } } },
      'Map<number, number | null>',
    ],
    [
      'is what is said of the type itself',
      { packages: { 'erp.p': { indexBy: 'map' } }, collections: { 'erp.p.by_id_t': 'array' } },
      '(number | null)[]',
    ],
    [
      'has the elements that are asked for',
      { collections: { 'erp.p.by_id_t': { indexBy: 'map', element: { as: 'bigint', notNull: true } } } },
      'Map<number, bigint>',
    ],
    [
      'follows the rules of the package that declares it, not of the caller',
      { packages: { 'erp.api': { indexBy: 'map' } } },
      '(number | null)[]',
    ],
  ])('%s', (_, types, text) => {
    expect(resultOf('ERP.P.BY_ID_T', types)).toBe(text);
  });

  it('by text is always a Map', () => {
    expect(resultOf('ERP.P.BY_SKU_T', { indexBy: 'array' })).toBe('Map<string, number | null>');
  });
});

describe('a mapping of types that cannot be applied is an error', () => {
  it.each<[string, TypesConfig, string]>([
    [
      'no such field',
      { fields: { 'ERP.P.LINE_T.IDS': 'bigint' } },
      'types.fields has mappings for what is not there: ERP.P.LINE_T.IDS (did you mean ERP.P.LINE_T.ID?).',
    ],
    [
      'a field that has no such form',
      { fields: { 'ERP.P.LINE_T.SKU': 'decimal' } },
      'types.fields cannot be applied: ERP.P.LINE_T.SKU, VARCHAR2(12), cannot be given as decimal.',
    ],
    [
      'a column of a row without zone',
      { fields: { 'ERP.P.LINE_T.PLACED': 'date' } },
      'types.fields cannot be applied: ERP.P.LINE_T.PLACED, DATE, needs a zone: the one whose clock it shows.',
    ],
    [
      'no such collection',
      { collections: { 'ERP.P.LINE_T': 'map' } },
      'types.collections has mappings for what is not there: ERP.P.LINE_T (did you mean ERP.P.LINES_T?).',
    ],
    [
      'a Map of a nested table',
      { collections: { 'ERP.P.IDS_T': 'map' } },
      'types.collections cannot be applied: ERP.P.IDS_T is not INDEX BY PLS_INTEGER, so that there is no choice.',
    ],
    [
      'a choice for INDEX BY VARCHAR2',
      { collections: { 'ERP.P.BY_SKU_T': { indexBy: 'array' } } },
      'types.collections cannot be applied: ERP.P.BY_SKU_T is not INDEX BY PLS_INTEGER, so that there is no choice.',
    ],
    [
      'elements that are records',
      { collections: { 'ERP.P.LINES_T': { element: { notNull: true } } } },
      'types.collections cannot be applied: an element of ERP.P.LINES_T, ERP.P.LINE_T, has notNull, which only means something for scalars.',
    ],
    [
      'a parameter that is a record',
      { parameters: { 'ERP.API.F.RETURN': 'decimal' } },
      'types.parameters cannot be applied: ERP.API.F.RETURN, ERP.P.LINE_T, cannot be given as decimal.',
    ],
    [
      'no such row',
      { rows: { 'ERP.ORDER': 'ERP.P.ORDER_ROW_T' } },
      'types.rows has mappings for what is not there: ERP.ORDER (did you mean ERP.ORDERS?).',
    ],
  ])('%s', (_, types, complaint) => {
    expect(() => resultOf('ERP.P.LINE_T', types)).toThrow(new ConfigError(complaint));
  });
});

describe('names of fields', () => {
  const plan = (overrides: Record<string, string>) =>
    planCatalog(catalogOf({ ERP: [plsqlPackage('P', plsqlFunction('F', named('ERP.P.LINE_T')))] }, [LINE]), {
      overrides,
    });

  it('may be configured', () => {
    const [type] = plan({ 'erp.p.line_t.sku': 'code' }).schemas[0]?.packages[0]?.types ?? [];
    expect(type?.descriptor).toMatchObject({ fields: [{ key: 'id' }, { key: 'placed' }, { key: 'code' }] });
  });

  it('must not meet', () => {
    expect(() => plan({ 'erp.p.line_t.sku': 'id' })).toThrow(
      new ConfigError(
        'ERP.P.LINE_T.ID and ERP.P.LINE_T.SKU would both be called "id" in the client. Give one of them another name in naming.overrides.',
      ),
    );
  });
});

describe('the same types give the same bytes', () => {
  it('whatever their order in the catalog', () => {
    const types: readonly CompositeType[] = [
      ...TYPES,
      object('ERP.A_T', { X: number() }, { subtypes: ['ERP.B_T', 'HR.C_T'] }),
      object('ERP.B_T', { X: number() }, { under: 'ERP.A_T' }),
      object('HR.C_T', { X: number() }, { under: 'ERP.A_T' }),
    ];
    const catalog = catalogOf(
      {
        ERP: [
          plsqlPackage('API', procedure('RUN', { 'A OUT': named('ERP.A_T'), 'L IN': named('ERP.P.LINES_T') })),
          plsqlPackage('P', plsqlFunction('F', named('ERP.P.BY_ID_T'), { 'L IN': named('ERP.P.LINE_T') })),
        ],
      },
      types,
    );
    expect(emitClient(planCatalog({ ...catalog, types: catalog.types.toReversed() }))).toEqual(
      emitClient(planCatalog(catalog)),
    );
  });
});
