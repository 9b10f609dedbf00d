import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NamingConfig } from '../../../../generator/config/oracle-config.js';
import { ConfigError } from '../../../../generator/errors/generator-error.js';
import { planRows } from '../support/emit.js';
import {
  type Declaration,
  dictionaryRows,
  IN,
  OUT,
  plsqlFunction,
  plsqlPackage,
  procedure,
  standalone,
  type,
  type Unit,
} from '../support/plsql.js';

const plan = (units: readonly Unit[], naming?: NamingConfig) => planRows(dictionaryRows('ERP', units), naming);

/** Oracle name and overload → key, of the only package. */
function keysOf(subprograms: readonly Declaration[], naming?: NamingConfig): ReadonlyMap<string, string> {
  const [schema] = plan([plsqlPackage('P', ...subprograms)], naming).schemas;
  const routines = schema?.packages[0]?.routines ?? [];
  return new Map(
    routines.map(({ key, descriptor }) => [
      `${descriptor.name}/${descriptor.parameters.map(({ name }) => name).join()}`,
      key,
    ]),
  );
}

/** Keys of the arguments of a procedure with these parameters. */
function argumentKeys(parameters: readonly string[], naming?: NamingConfig): readonly string[] {
  const [schema] = plan(
    [plsqlPackage('P', procedure('RUN', ...parameters.map((name) => IN(name, type.number()))))],
    naming,
  ).schemas;
  return schema?.packages[0]?.routines[0]?.descriptor.parameters.map(({ key }) => key) ?? [];
}

describe('routines', () => {
  it('keep their names when others are added', () => {
    const name = fc.stringMatching(/^[A-Z][A-Z0-9_$#]{0,4}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 8 }),
        fc.uniqueArray(name, { maxLength: 8 }),
        (before, more) => {
          const added = more.filter((one) => !before.includes(one));
          const keys = keysOf(before.map((one) => procedure(one)));
          const later = keysOf([...added, ...before].map((one) => procedure(one)));
          for (const [routine, key] of keys) expect(later.get(routine)).toBe(key);
        },
      ),
    );
  });

  it('keep the explicit names of overloads when an overload is added before them', () => {
    const find = (name: string) => procedure('FIND', IN(name, type.number()));
    const keys = keysOf([find('A'), find('B')]);
    const later = keysOf([find('C'), find('A'), find('B')]);
    for (const [routine, key] of keys) expect(later.get(routine)).toBe(key);
  });

  it('of one name are told apart by names, types and kind', () => {
    const [schema] = plan([
      plsqlPackage(
        'P',
        procedure('FIND', IN('ID', type.number())),
        procedure('FIND', IN('ID', type.varchar2())),
        procedure('FIND', IN('ID', type.named('TIMESTAMP WITH TIME ZONE')), OUT('NAME', type.varchar2())),
        plsqlFunction('FIND', type.number(), IN('ID', type.number())),
      ),
    ]).schemas;
    expect(schema?.packages[0]?.overloads).toEqual([
      {
        key: 'find',
        routines: [
          'find$idNumber',
          'find$idNumber$returnsNumber',
          'find$idTimestampWithTimeZone$nameVarchar2',
          'find$idVarchar2',
        ],
      },
    ]);
  });

  it('stay overloaded when only one of them can be written', () => {
    const { schemas, omissions } = plan([
      plsqlPackage(
        'P',
        procedure('FIND', IN('ID', type.number())),
        procedure('FIND', IN('DOC', type.named('UNDEFINED'))),
      ),
    ]);
    expect(schemas[0]?.packages[0]?.overloads).toEqual([{ key: 'find', routines: ['find$idNumber'] }]);
    expect(omissions).toEqual([{ what: 'ERP.P.FIND', parameter: 'DOC', reason: 'UNDEFINED is not supported yet' }]);
  });
});

describe('parameters', () => {
  const strip = (...stripParameterPrefixes: string[]) => ({ stripParameterPrefixes });
  it.each<[string, readonly string[], NamingConfig | undefined, readonly string[]]>([
    ['are in camelCase', ['CUSTOMER_ID', 'SKU'], undefined, ['customerId', 'sku']],
    ['lose a configured prefix', ['P_CUSTOMER_ID', 'SKU', 'PI_X'], strip('p_', 'pi_'), ['customerId', 'sku', 'x']],
    ['keep it where another one has the name', ['P_ID', 'ID'], strip('p_'), ['pId', 'id']],
    ['keep it on both sides', ['P_ID', 'PI_ID'], strip('p_', 'pi_'), ['pId', 'piId']],
    ['keep it where no name would be left', ['P_', 'P_1'], strip('p_'), ['p$x4e8e10', 'p_1']],
    [
      'may be called as configured',
      ['P_ID', 'P_X'],
      { ...strip('p_'), overrides: { 'erp.p.run.p_id': 'key' } },
      ['key', 'x'],
    ],
    ['are not called like what every object has', ['CONSTRUCTOR', 'THEN'], undefined, ['constructor_', 'then_']],
  ])('%s', (_, names, naming, keys) => {
    expect(argumentKeys(names, naming)).toEqual(keys);
  });

  it("of a function leave returnValue to the function's own value", () => {
    const [schema] = plan([
      plsqlPackage('P', plsqlFunction('F', type.number(), OUT('RETURN_VALUE', type.number()))),
    ]).schemas;
    const result = schema?.packages[0]?.routines[0]?.result;
    expect(result?.kind === 'object' && result.properties.map(({ key }) => key)).toEqual([
      'returnValue',
      'returnValue_',
    ]);
  });
});

describe('names that meet', () => {
  it.each<[string, readonly Unit[], Record<string, string>, string]>([
    [
      'two routines',
      [plsqlPackage('P', procedure('A'), procedure('B'))],
      { 'erp.p.a': 'b' },
      'PROCEDURE ERP.P.A and PROCEDURE ERP.P.B would both be called "b" in the client. Give one of them another name in naming.overrides.',
    ],
    [
      'two packages',
      [plsqlPackage('A', procedure('X')), plsqlPackage('B', procedure('X'))],
      { 'erp.a': 'b' },
      'ERP.A and ERP.B would both be called "b" in the client. Give one of them another name in naming.overrides.',
    ],
    [
      'a package and a routine of the schema',
      [plsqlPackage('A', procedure('X')), standalone(procedure('B'))],
      { 'erp.a': 'b' },
      'ERP.A and PROCEDURE ERP.B would both be called "b" in the client. Give one of them another name in naming.overrides.',
    ],
    [
      'two parameters',
      [plsqlPackage('P', procedure('A', IN('X', type.number()), IN('Y', type.number())))],
      { 'erp.p.a.x': 'y' },
      'ERP.P.A.X and ERP.P.A.Y would both be called "y" in the client. Give one of them another name in naming.overrides.',
    ],
    [
      'a routine and overloads',
      [plsqlPackage('P', procedure('A'), procedure('B'), procedure('B', IN('X', type.number())))],
      { 'erp.p.a': 'b' },
      'PROCEDURE ERP.P.A and the overloads of PROCEDURE ERP.P.B would both be called "b" in the client. Give one of them another name in naming.overrides.',
    ],
  ])('%s', (_, units, overrides, message) => {
    expect(() => plan(units, { overrides })).toThrow(new ConfigError(message));
  });

  it('include those of types, which begin with a capital', () => {
    const routine = (name: string) => procedure(name, IN('X', type.number()));
    expect(() => plan([plsqlPackage('P', routine('A'), routine('B'))], { overrides: { 'erp.p.a': 'B' } })).toThrow(
      /^A type of PROCEDURE ERP\.P\.A and A type of PROCEDURE ERP\.P\.B would both be called "BArguments" in the client\./,
    );
  });

  it('include a name that JavaScript looks for', () => {
    expect(() => plan([plsqlPackage('P', procedure('A'))], { overrides: { 'erp.p': 'then' } })).toThrow(
      new ConfigError(
        'naming.overrides gives ERP.P the name "then", which has a meaning of its own on every object. Choose another one.',
      ),
    );
  });

  it('must exist', () => {
    expect(() => plan([plsqlPackage('P', procedure('A'))], { overrides: { 'erp.p.b': 'x' } })).toThrow(
      new ConfigError(
        'naming.overrides has names for what is not there: ERP.P.B. Write SCHEMA.PACKAGE.ROUTINE.PARAMETER as far as needed, spelled as in the database.',
      ),
    );
  });
});
