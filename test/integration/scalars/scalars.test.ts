import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';
import { ANCHORED_CASES, ANCHORED_TABLE } from './anchored-cases.js';
import { BINARY_CASES } from './binary-cases.js';
import { CHARACTER_CASES } from './character-cases.js';
import { DATETIME_CASES } from './datetime-cases.js';
import { JSON_CASES } from './json-cases.js';
import { BINARY_FLOAT_CASES, BOOLEAN_CASES, NUMBER_CASES } from './number-cases.js';
import { packageOf, type ScalarCase } from './scalar-case.js';
import { XML_CASES } from './xml-cases.js';

/*
 * Every scalar type of PL/SQL in every mode, through a client that the generator wrote. What a value is stands in the table twice, as PL/SQL and as
 * TypeScript, so that two mistakes cannot make up for each other.
 */

const CASES: readonly ScalarCase[] = [
  ...CHARACTER_CASES,
  ...NUMBER_CASES,
  ...BINARY_FLOAT_CASES,
  ...BOOLEAN_CASES,
  ...DATETIME_CASES,
  ...BINARY_CASES,
  ...ANCHORED_CASES,
  ...XML_CASES,
];

interface Database {
  readonly profile?: '23ai' | '19c';
  readonly cases: readonly ScalarCase[];
}

/** A real database is one, the sandbox is two generations: they spell BOOLEAN differently in the dictionary, and JSON is only in the later one. */
const DATABASES: readonly Database[] =
  (process.env['GEN_ORACLE_TEST_DB'] ?? '') === ''
    ? [
        { profile: '23ai', cases: [...CASES, ...JSON_CASES] },
        { profile: '19c', cases: CASES },
      ]
    : [{ cases: CASES }];

describe.each(DATABASES)('scalars, profile $profile', ({ profile, cases }) => {
  let client: GeneratedClient;
  beforeAll(async () => {
    client = await generatedClient({
      ...(profile === undefined ? {} : { profile }),
      script: ANCHORED_TABLE + cases.map(packageOf).join(''),
    });
  });
  afterAll(async () => {
    await client[Symbol.asyncDispose]();
  });

  test('leaves nothing out', () => {
    expect(client.report.omissions).toEqual([]);
  });

  describe.each(cases)('$type', (one) => {
    const routine = (name: string) => client.routine(`${camelCase(one.name)}.${name}`);
    const values = [...one.values, ...(one.notNull === true ? [] : [{ plsql: 'NULL', value: null, sent: null }])];
    const numberOf = (index: number) => (index === one.values.length ? 0 : index + 1);

    test('has the types that are documented', () => {
      const source = client.files[`erp/${one.name.replaceAll('_', '-')}.ts`] ?? '';
      const orNull = one.notNull === true || one.output === 'unknown' ? '' : ' | null';
      expect(source).toContain(`readonly v: ${one.input}${orNull};`);
      expect(source).toContain(`Promise<${one.output}${orNull}>;`);
    });

    test('IN', async () => {
      for (const [index, { sent, plsql }] of values.entries())
        expect([plsql, await routine('takes')({ n: numberOf(index), v: sent })]).toEqual([plsql, true]);
    });

    test('OUT', async () => {
      for (const [index, { value }] of values.entries())
        expect(await routine('gives')({ n: numberOf(index) })).toEqual({ v: value });
    });

    test('IN OUT', async () => {
      for (const [index, { value, sent }] of values.entries())
        expect(await routine('exchanges')({ n: numberOf(index), v: sent })).toEqual({ v: value, same: true });
    });

    test('function result', async () => {
      for (const [index, { value, sent }] of values.entries()) {
        expect(await routine('returns')({ n: numberOf(index) })).toEqual(value);
        expect(await routine('echoes')({ v: sent })).toEqual(value);
      }
    });

    test('one beyond', async () => {
      for (const refused of [...(one.refused ?? []), ...(one.notNull === true ? [null] : [])]) {
        await expect(routine('echoes')({ v: refused })).rejects.toMatchObject({
          name: 'ArgumentError',
          outcome: 'not-started',
        });
      }
      for (const [index] of (one.notGiven ?? []).entries()) {
        const n = one.values.length + index + 1;
        const failure = { name: 'ResultError', code: 20999, outcome: 'rolled-back', sessionSurvived: true };
        await expect(routine('gives')({ n })).rejects.toMatchObject(failure);
        await expect(routine('returns')({ n })).rejects.toMatchObject(failure);
      }
      for (const [value, code] of one.beyond?.values ?? []) {
        await expect(routine('keeps')({ v: value })).rejects.toMatchObject({
          name: 'DatabaseError',
          code,
          outcome: 'rolled-back',
          sessionSurvived: true,
        });
      }
    });
  });
});

function camelCase(name: string): string {
  return name.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
