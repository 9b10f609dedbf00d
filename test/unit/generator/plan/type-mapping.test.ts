import { describe, expect, it } from 'vitest';
import type { TypesConfig } from '../../../../generator/config/types-config.js';
import { ConfigError } from '../../../../generator/errors/generator-error.js';
import type { RoutinePlan } from '../../../../generator/plan/client-plan.js';
import { emitRows, planRows } from '../support/emit.js';
import {
  dictionaryRows,
  IN,
  OUT,
  plsqlFunction,
  plsqlPackage,
  procedure,
  standalone,
  type TypeColumns,
  type,
} from '../support/plsql.js';

/** What the result of `ERP.API.GET` is, and what its parameter P takes, when both are of a type. */
function mapped(columns: TypeColumns, types: TypesConfig): readonly [output: string, input: string] {
  const rows = dictionaryRows('ERP', [plsqlPackage('API', plsqlFunction('GET', columns, IN('P', columns)))]);
  const routine = routineOf(planRows(rows, {}, types).schemas[0]?.packages[0]?.routines[0]);
  const output = routine.result.kind === 'value' ? routine.result.type.text : routine.result.kind;
  return [output, routine.args?.properties[0]?.type.text ?? 'nothing'];
}

function routineOf(routine: RoutinePlan | undefined): RoutinePlan {
  if (routine === undefined) throw new Error('there is no routine');
  return routine;
}

const DECIMAL = ['Decimal | null', 'Decimal | string | number | bigint | null'];
const BIGINT = ['bigint | null', 'number | bigint | null'];
const STRING = ['string | null', 'string | number | bigint | null'];
const date = type.named('DATE');
const zoned = type.named('TIMESTAMP WITH TIME ZONE');
const local = type.named('TIMESTAMP WITH LOCAL TIME ZONE');
const file = type.named('BFILE');

describe('a rule for a type', () => {
  it.each<[string, TypeColumns, TypesConfig, readonly string[]]>([
    ['NUMBER without precision', type.number(), { NUMBER: 'decimal' }, DECIMAL],
    ['NUMBER with precision', type.number(9), { NUMBER: 'decimal' }, DECIMAL],
    ['NUMBER with a fraction', type.number(9, 2), { NUMBER: 'decimal' }, DECIMAL],
    ['NUMBER is not INTEGER', type.integer(), { NUMBER: 'decimal' }, ['number | null', 'number | bigint | null']],
    ['INTEGER', type.integer(), { INTEGER: 'bigint' }, BIGINT],
    ['FLOAT', type.float(), { FLOAT: 'string' }, STRING],
    ['PLS_INTEGER', type.plsInteger('NATURAL'), { PLS_INTEGER: 'bigint' }, BIGINT],
    ['a NOT NULL subtype', type.plsInteger('NATURALN'), { PLS_INTEGER: 'bigint' }, ['bigint', 'number | bigint']],
    ['the more precise rule', type.number(18), { NUMBER: 'string', 'NUMBER(p>15)': 'bigint' }, BIGINT],
    ['not the rule for longer ones', type.number(15), { NUMBER: 'string', 'NUMBER(p>15)': 'bigint' }, STRING],
    ['the length of a negative scale', type.number(10, -6), { 'NUMBER(p>15)': 'string' }, STRING],
    ['a fraction', type.number(9, 2), { 'NUMBER(p)': 'string', 'NUMBER(p,s)': 'decimal' }, DECIMAL],
    ['a long fraction', type.number(20, 2), { 'NUMBER(p,s)': 'string', 'NUMBER(p>15,s)': 'decimal' }, DECIMAL],
    [
      'bigint, not with a fraction',
      type.number(9, 2),
      { NUMBER: 'bigint' },
      ['number | null', 'number | bigint | null'],
    ],
    ['number for a long one', type.number(20), { 'NUMBER(p)': 'number' }, ['number | null', 'number | bigint | null']],
    [
      'number for a long fraction',
      type.number(20, 2),
      { 'NUMBER(p,s)': 'number' },
      ['number | null', 'number | bigint | null'],
    ],
    ['DATE as Date', date, { DATE: { as: 'date', zone: 'UTC' } }, ['Date | null', 'Date | null']],
    ['DATE as text', date, { DATE: 'iso' }, ['string | null', 'string | null']],
    [
      'DATE as Temporal',
      date,
      { DATE: 'temporal' },
      ['Temporal.PlainDateTime | null', 'Temporal.PlainDateTime | null'],
    ],
    ['a zone', zoned, { 'TIMESTAMP WITH TIME ZONE': { as: 'date' } }, ['Date | null', 'Date | null']],
    [
      'a zone as Temporal',
      zoned,
      { 'TIMESTAMP WITH TIME ZONE': 'temporal' },
      ['Temporal.ZonedDateTime | null', 'Temporal.ZonedDateTime | null'],
    ],
    [
      'the session zone as Temporal',
      local,
      { 'TIMESTAMP WITH LOCAL TIME ZONE': 'temporal' },
      ['Temporal.Instant | null', 'Temporal.Instant | null'],
    ],
    ['BFILE without its content', file, { BFILE: 'name' }, ['BfileName | null', 'BfileName | null']],
    ['BFILE with its content', file, { BFILE: 'content' }, ['Bfile | null', 'BfileName | null']],
  ])('is taken for %s', (_, columns, types, expected) => {
    expect(mapped(columns, types)).toEqual(expected);
  });
});

describe('the nearer rule decides', () => {
  it('a package before all', () => {
    const types: TypesConfig = { 'NUMBER(p>15)': 'string', packages: { 'erp.api': { NUMBER: 'decimal' } } };
    expect(mapped(type.number(18), types)).toEqual(DECIMAL);
  });

  it('a parameter before its package, its result apart', () => {
    const types: TypesConfig = {
      packages: { 'ERP.API': { NUMBER: 'decimal' } },
      parameters: { 'erp.api.get.p': 'bigint', 'erp.api.get.return': { as: 'string', notNull: true } },
    };
    expect(mapped(type.number(), types)).toEqual(['string', 'number | bigint | null']);
  });

  it('a BFILE’s content where it is asked for', () => {
    const types: TypesConfig = {
      BFILE: 'name',
      parameters: { 'erp.api.get.return': { as: 'content', notNull: true }, 'erp.api.get.p': { notNull: true } },
    };
    expect(mapped(file, types)).toEqual(['Bfile', 'BfileName']);
  });

  it('a parameter without a form keeps the rule and its zone', () => {
    const types: TypesConfig = {
      DATE: { as: 'date', zone: 'UTC' },
      parameters: { 'erp.api.get.p': { notNull: true }, 'erp.api.get.return': { truncate: true } },
    };
    expect(mapped(date, types)).toEqual(['Date | null', 'Date']);
  });

  it('a type that has no forms can be narrowed, too', () => {
    expect(mapped(type.varchar2(), { parameters: { 'erp.api.get.return': { notNull: true } } })).toEqual([
      'string',
      'string | null',
    ]);
  });
});

describe('a mapping that cannot be applied is an error', () => {
  const rows = dictionaryRows('ERP', [
    plsqlPackage(
      'API',
      procedure('FIND', IN('P_ID', type.number()), OUT('P_DAY', date)),
      procedure('FIND', IN('P_ID', type.varchar2()), OUT('P_AT', zoned)),
    ),
    standalone(plsqlFunction('TAX', type.number(), IN('AMOUNT', type.number()))),
  ]);

  it.each<[string, TypesConfig, string]>([
    [
      'the name of what is no file',
      { parameters: { 'ERP.TAX.AMOUNT': 'name' } },
      'types.parameters cannot be applied: ERP.TAX.AMOUNT, NUMBER, cannot be given as name.',
    ],
    [
      'no such parameter',
      { parameters: { 'ERP.API.FIND.P_IDD': 'bigint' } },
      'types.parameters has mappings for what is not there: ERP.API.FIND.P_IDD (did you mean ERP.API.FIND.P_ID?).',
    ],
    [
      'the result of a procedure',
      { parameters: { 'ERP.API.FIND.RETURN': 'bigint' } },
      'types.parameters has mappings for what is not there: ERP.API.FIND.RETURN (did you mean ERP.API.FIND.P_ID?).',
    ],
    [
      'no such package',
      { packages: { 'ERP.OTHER_PACKAGE': {} } },
      'types.packages has mappings for what is not there: ERP.OTHER_PACKAGE.',
    ],
    [
      'a number as Temporal',
      { parameters: { 'ERP.TAX.AMOUNT': 'temporal' } },
      'types.parameters cannot be applied: ERP.TAX.AMOUNT, NUMBER, cannot be given as temporal.',
    ],
    [
      'a Date without zone',
      { parameters: { 'ERP.API.FIND.P_DAY': 'date' } },
      'types.parameters cannot be applied: ERP.API.FIND.P_DAY, DATE, needs a zone: the one whose clock it shows.',
    ],
    [
      'a zone for what has one',
      { parameters: { 'ERP.API.FIND.P_AT': { as: 'date', zone: 'UTC' } } },
      'types.parameters cannot be applied: ERP.API.FIND.P_AT, TIMESTAMP WITH TIME ZONE, has a time zone of its own and takes no zone or overlap.',
    ],
    [
      'a zone for text',
      { parameters: { 'ERP.API.FIND.P_DAY': { zone: 'UTC' } } },
      'types.parameters cannot be applied: ERP.API.FIND.P_DAY, DATE, has zone, which only means something with as: "date".',
    ],
  ])('%s', (_, types, complaint) => {
    expect(() => planRows(rows, {}, types)).toThrow(new ConfigError(complaint));
  });

  it('except for overloads that have the parameter with another type', () => {
    const routines = planRows(rows, {}, { parameters: { 'ERP.API.FIND.P_ID': 'bigint' } }).schemas[0]?.packages[0]
      ?.routines;
    expect(routines?.map(({ args }) => args?.properties[0]?.type.text)).toEqual([
      'number | bigint | null',
      'string | null',
    ]);
    expect(routines?.map(({ descriptor }) => descriptor.parameters[0]?.type)).toMatchObject([
      { kind: 'number', as: 'bigint' },
      { kind: 'string' },
    ]);
  });
});

describe('the classes of mapped values', () => {
  const rows = dictionaryRows('ERP', [
    plsqlPackage('API', plsqlFunction('PRICE', type.number(), IN('P_DAY', date))),
    plsqlPackage('OTHER', procedure('TOUCH', IN('P_ID', type.number(9)))),
  ]);
  const moduleText = (types: TypesConfig, path: string) =>
    emitRows(rows, {}, types).find((file) => file.path === path)?.text ?? '';

  it('are imported where they are used, from where the configuration says', () => {
    const text = moduleText(
      {
        NUMBER: 'number',
        DATE: 'temporal',
        parameters: { 'erp.api.price.return': 'decimal' },
        classes: { decimal: './money.js' },
      },
      'erp/api.ts',
    );
    expect(text).toContain("import { Decimal } from './money.js';\nimport { Temporal } from 'temporal-polyfill';\n");
    expect(text).toContain('export const classes: ValueClasses = { Decimal, Temporal };');
    expect(moduleText({ DATE: 'temporal' }, 'erp/other.ts')).not.toContain('Temporal');
  });

  it('are not imported when JavaScript itself has them', () => {
    const text = moduleText({ DATE: 'temporal', classes: { temporal: 'global' } }, 'erp/api.ts');
    expect(text).not.toContain('import {');
    expect(text).toContain('export const classes: ValueClasses = { Temporal };');
  });
});
