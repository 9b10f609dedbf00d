import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../generator/config/parse-config.js';
import type { TypesConfig } from '../../../../generator/config/types-config.js';
import { ConfigError } from '../../../../generator/errors/generator-error.js';
import { checkMappings } from '../../../../generator/plan/check-mappings.js';
import { fieldMapping } from '../../../../generator/plan/composites/composite-mapping.js';
import { mappingFor } from '../../../../generator/plan/type-mapping.js';
import { catalogOf, date, number, plsqlPackage, procedure, record, varchar2 } from '../support/catalog.js';

const LINE = record('ERP.ORDERS_API.LINE_T', { LINE_ID: number(30), PRICE: number(9, 2) });
const CATALOG = {
  ...catalogOf(
    {
      ERP: [
        plsqlPackage(
          'ORDERS_API',
          procedure('PLACE', {
            'P_ORDER_ID IN': number(30),
            'P_LINE_ID IN': number(30),
            'P_DUE IN': date,
            'P_NOTE IN': varchar2(),
          }),
        ),
        plsqlPackage('STOCK_API', procedure('MOVE', { 'P_ITEM_ID IN': number(30) })),
      ],
    },
    [LINE],
  ),
};

function mappings(types: TypesConfig) {
  const config = parseConfig({ schemas: { ERP: {} }, output: 'x', types }, { file: 'oracle.config.ts', folder: '/' });
  checkMappings(CATALOG, config.types);
  return config.types;
}

const parameter = (path: string, types: TypesConfig, type = number(30)) =>
  mappingFor(type, path.split('.'), mappings(types));

const ORDER_ID = 'ERP.ORDERS_API.PLACE.P_ORDER_ID';
const LINE_ID = 'ERP.ORDERS_API.PLACE.P_LINE_ID';

describe('patterns among the keys of types', () => {
  it('mean each parameter that they match part by part', () => {
    const types: TypesConfig = { parameters: { 'erp.*.place.p_?ine_id': 'string' } };
    expect(parameter(LINE_ID, types)).toEqual({ as: 'string' });
    expect(parameter(ORDER_ID, types)).toEqual({});
  });

  it('mean any parts by ** at the beginning', () => {
    expect(parameter(ORDER_ID, { parameters: { '**.P_*_ID': 'string' } })).toEqual({ as: 'string' });
    expect(parameter('ERP.STOCK_API.MOVE.P_ITEM_ID', { parameters: { '**.P_*_ID': 'string' } })).toEqual({
      as: 'string',
    });
  });

  it("leave a parameter's own key the first word, and then the pattern with more characters", () => {
    const types: TypesConfig = {
      parameters: { '**.P_*_ID': 'string', '**.P_ORDER_*': 'decimal', [LINE_ID]: 'bigint' },
    };
    expect(parameter(ORDER_ID, types)).toEqual({ as: 'decimal' });
    expect(parameter(LINE_ID, types)).toEqual({ as: 'bigint' });
    expect(parameter('ERP.STOCK_API.MOVE.P_ITEM_ID', types)).toEqual({ as: 'string' });
  });

  it('pass over what the mapping cannot be applied to', () => {
    const types: TypesConfig = { parameters: { 'ERP.ORDERS_API.*.*': { as: 'date', zone: 'UTC' } } };
    expect(parameter(ORDER_ID, types)).toEqual({});
    expect(parameter('ERP.ORDERS_API.PLACE.P_DUE', types, date)).toEqual({ as: 'date', zone: 'UTC' });
  });

  it('serve fields and packages, too', () => {
    const [lineId] = LINE.fields;
    if (lineId === undefined) throw new Error('no field');
    expect(fieldMapping(LINE, lineId, mappings({ fields: { '**.*_ID': 'string' } }))).toEqual({ as: 'string' });
    expect(parameter(ORDER_ID, { packages: { 'ERP.ORDERS_*': { NUMBER: 'decimal' } } })).toEqual({ as: 'decimal' });
    const both: TypesConfig = {
      packages: { 'ERP.*_API': { NUMBER: 'string' }, 'ERP.STOCK_API': { NUMBER: 'decimal' } },
    };
    expect(parameter(ORDER_ID, both)).toEqual({ as: 'string' });
    expect(parameter('ERP.STOCK_API.MOVE.P_ITEM_ID', both)).toEqual({ as: 'decimal' });
  });

  it('take quoted parts as they are', () => {
    expect(() => mappings({ parameters: { 'ERP.ORDERS_API.PLACE."P_*"': 'string' } })).toThrow(
      'types.parameters has mappings for what is not there: ERP.ORDERS_API.PLACE."P_*"',
    );
  });

  it.each<[string, TypesConfig, string]>([
    [
      'matches nothing',
      { parameters: { '**.Q_*': 'string' } },
      'types.parameters: the pattern "**.Q_*" matches nothing. Correct it, or take it out.',
    ],
    [
      'looks like a name',
      { parameters: { 'ERP.ORDERS_API.PLACE.X_ORDER_I?': 'string' } },
      'matches nothing (did you mean ERP.ORDERS_API.PLACE.P_ORDER_ID?).',
    ],
    ['matches no package', { packages: { 'ERP.X*': { NUMBER: 'string' } } }, 'types.packages: the pattern "ERP.X*"'],
    ['matches no field', { fields: { '**.NO*': 'string' } }, 'types.fields: the pattern "**.NO*" matches nothing'],
    [
      'matches only what cannot be mapped so',
      { parameters: { '**.P_N*': 'decimal' } },
      'the pattern "**.P_N*" matches only what its mapping cannot be applied to, such as ERP.ORDERS_API.PLACE.P_NOTE.',
    ],
    [
      'has too few parts',
      { parameters: { 'ERP.P_*': 'string' } },
      'types.parameters: "ERP.P_*" has not as many parts as the names that it could match, 3 or 4; ** stands for any',
    ],
    [
      'is as specific as another',
      { parameters: { '**.P_ORDER*': 'string', '**.*ORDER_I?': 'bigint' } },
      '"**.P_ORDER*" and "**.*ORDER_I?" both match ERP.ORDERS_API.PLACE.P_ORDER_ID, and none is more specific.',
    ],
  ])('are refused where one %s', (_, types, message) => {
    const refused = () => mappings(types);
    expect(refused).toThrow(ConfigError);
    expect(refused).toThrow(message);
  });
});
