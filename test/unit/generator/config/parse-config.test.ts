import { describe, expect, it } from 'vitest';
import type { OracleConfig } from '../../../../generator/config/oracle-config.js';
import { parseConfig } from '../../../../generator/config/parse-config.js';
import { ConfigError } from '../../../../generator/errors/generator-error.js';

const parse = (exported: unknown) => parseConfig(exported, { file: 'oracle.config.ts', folder: '/app' });

describe('a configuration', () => {
  it('is completed with defaults', () => {
    const config = parse({ schemas: { erp: {} }, output: './generated' } satisfies OracleConfig);
    expect(config).toMatchObject({
      connection: { connectString: '', user: '', password: '' },
      mainSchema: 'ERP',
      output: '/app/generated',
      emit: 'ts',
      runtime: 'gen-oracle-client/runtime',
      naming: { spelling: 'source', stripParameterPrefixes: [], overrides: new Map() },
    });
    const [schema] = config.schemas;
    expect(schema).toMatchObject({ name: 'ERP', owner: 'ERP', exclude: [] });
    expect(schema?.packages.every((pattern) => pattern.matches('ANYTHING'))).toBe(true);
  });

  it('spells names as SQL does', () => {
    const config = parse({
      schemas: { '"Mixed"': { owner: 'uat' }, erp: {} },
      mainSchema: 'erp',
      output: 'out',
      naming: { overrides: { 'erp.orders_api."Weird name"': 'weird' } },
    } satisfies OracleConfig);
    expect(config.schemas.map(({ name, owner }) => [name, owner])).toEqual([
      ['Mixed', 'UAT'],
      ['ERP', 'ERP'],
    ]);
    expect(config.mainSchema).toBe('ERP');
    expect([...config.naming.overrides]).toEqual([['ERP.ORDERS_API."Weird name"', 'weird']]);
  });

  it('has no main schema when there are several and none is named', () => {
    expect(parse({ schemas: { erp: {}, hr: {} }, output: 'out' }).mainSchema).toBeNull();
  });
});

describe('a wrong configuration is one clear message', () => {
  const base = { schemas: { ERP: {} }, output: 'out' };
  it.each<[string, unknown, string]>([
    ['an unknown key', { ...base, mainSchma: 'ERP' }, 'mainSchma: there is no such key, did you mean "mainSchema"?'],
    [
      'an unknown key of a schema',
      { ...base, schemas: { ERP: { pakages: ['*'] } } },
      'schemas.ERP.pakages: there is no such key, did you mean "packages"?',
    ],
    [
      'zod schemas of a client in JavaScript',
      { ...base, emit: 'js', zod: true },
      'zod: schemas are written as TypeScript only; leave zod out, or emit "ts"',
    ],
    [
      'an unknown key of naming',
      { ...base, naming: { stripPrefixes: [] } },
      'naming.stripPrefixes: there is no such key; known are spelling, stripParameterPrefixes, overrides',
    ],
    [
      'an unknown key like no other',
      { ...base, unheard: 1 },
      'unheard: there is no such key; known are connection, mainSchema, schemas, output, emit, runtime, naming, types, cursors, implicitResults, cursorSamples, zod, docs, doctor, sandbox',
    ],
    ['a missing key', { output: 'out' }, 'schemas: invalid input: expected record, received undefined'],
    ['a wrong type', { ...base, output: 7 }, 'output: invalid input: expected string, received number'],
    ['nothing exported', undefined, 'the exported value: invalid input: expected object, received undefined'],
    ['no schema', { ...base, schemas: {} }, 'schemas: name at least one schema'],
    ['one schema twice', { ...base, schemas: { erp: {}, ERP: {} } }, 'schemas: ERP is there twice'],
    [
      'a main schema that is not there',
      { ...base, mainSchema: 'hr' },
      'mainSchema: HR is not in schemas, which has ERP',
    ],
    [
      'no name',
      { ...base, schemas: { ERP: { packages: ['a.b'] } } },
      'schemas.ERP.packages.0: "a.b" is not a name or pattern',
    ],
    [
      "a name that is the client's own",
      { ...base, naming: { overrides: { 'ERP.P': '$close' } } },
      'naming.overrides.ERP.P: must be a JavaScript identifier that does not begin with $',
    ],
    [
      'an override for no name',
      { ...base, naming: { overrides: { 'ERP..P': 'p' } } },
      'naming.overrides: "ERP..P" is not a dotted Oracle name such as ERP.ORDERS_API.CREATE_ORDER',
    ],
    [
      'a misspelt key of the sandbox',
      { ...base, sandbox: { script: ['sql'], scripts: [] } },
      'sandbox.script: there is no such key, did you mean "scripts"?',
    ],
    [
      'users of the sandbox without an account to connect through',
      { ...base, sandbox: { scripts: [], users: ['alice'] } },
      'sandbox.users: users connect through an account, which sandbox.proxyUser names',
    ],
    [
      'the proxy account among the users of the sandbox',
      { ...base, sandbox: { scripts: [], proxyUser: 'app', users: ['APP'] } },
      'sandbox.users: APP is the proxy account itself',
    ],
  ])('%s', (_, exported, complaint) => {
    expect(() => parse(exported)).toThrow(
      new ConfigError(
        `oracle.config.ts is not a valid configuration: ${complaint}${complaint.endsWith('?') ? '' : '.'}`,
      ),
    );
  });

  it('lists everything that is wrong', () => {
    expect(() => parse({ schemas: { ERP: {} }, output: '', runtme: 'x' })).toThrow(
      new ConfigError(
        'oracle.config.ts is not a valid configuration:\n  - output: must not be empty\n  - runtme: there is no such key, did you mean "runtime"?',
      ),
    );
  });
});
