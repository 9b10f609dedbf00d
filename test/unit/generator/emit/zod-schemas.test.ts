import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildCatalog } from '../../../../generator/catalog/build-catalog.js';
import type { ZodConfig } from '../../../../generator/config/zod-config.js';
import { emitClient } from '../../../../generator/emit/emit-client.js';
import { constantName } from '../../../../generator/plan/zod/constant-name.js';
import { tryArguments } from '../../../../runtime/calls/arguments.js';
import { Routine } from '../../../../runtime/calls/routine.js';
import type { ValueClasses } from '../../../../runtime/index.js';
import { argumentsFor } from '../../../support/argument-values.js';
import { importFiles } from '../../../support/import-files.js';
import { COMPOSITE_CASES } from './composite-cases.js';
import { CURSOR_CASES } from './cursor-cases.js';
import { SNAPSHOT_CASES } from './snapshot-cases.js';
import { planWithZod, ZOD_CASE } from './zod-case.js';

const CASES = [
  ...SNAPSHOT_CASES.map(({ rows, ...one }) => ({ ...one, catalog: buildCatalog(rows), cursors: {} })),
  ...COMPOSITE_CASES,
  ...CURSOR_CASES,
  ZOD_CASE,
];

/** What Oracle does not check at the call is no rule then, as it is none of the runtime's. */
const plan = (one: Omit<(typeof CASES)[number], 'name'>) => planWithZod(one, { limits: 'enforced' });

describe('a zod schema takes what the runtime takes', () => {
  it.each(CASES.map((one) => [one.name, plan(one)] as const))('%s', { timeout: 60_000 }, async (_name, planned) => {
    using files = importFiles(emitClient(planned));
    for (const { packages, standalone } of planned.schemas) {
      for (const { path, routines } of [...packages, ...(standalone === null ? [] : [standalone])]) {
        const schemas = await files.load(path.replace(/\.ts$/, '.zod.ts'));
        const { classes } = await loadClient(files, path);
        for (const { key, args, descriptor } of routines) {
          const schema = schemas.get(constantName(args?.typeName ?? `${key}Arguments`));
          if (!isSchema(schema)) throw new TypeError(`${path} has no schema of ${key}'s arguments`);
          const routine = new Routine(descriptor, new Map(), { classes });
          fc.assert(
            fc.property(argumentsFor(descriptor.parameters), (value) => {
              const isTaken = 'values' in tryArguments(routine, value, oracledb);
              expect([key, schema.safeParse(value).success]).toEqual([key, isTaken]);
            }),
            { numRuns: 150 },
          );
        }
      }
    }
  });
});

async function loadClient(
  files: ReturnType<typeof importFiles>,
  path: string,
): Promise<{ readonly classes: ValueClasses }> {
  const classes = (await files.load(path)).get('classes');
  return { classes: isObject(classes) ? classes : {} };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isSchema(value: unknown): value is z.ZodType {
  return isObject(value) && 'safeParse' in value;
}

describe('zod modules', () => {
  const files = emitClient(planWithZod(ZOD_CASE));
  const snapshots = fileURLToPath(new URL('../../../snapshots/zod-schemas/generated/', import.meta.url));

  it.each(files.map(({ path, text }) => [path, text] as const))('are emitted as reviewed: %s', async (path, text) => {
    await expect(text).toMatchFileSnapshot(`${snapshots}${path}`);
  });

  it('are none by default, and what the client itself loads is the same without them', () => {
    const without = emitClient(planWithZod(ZOD_CASE, false));
    expect(without).toEqual(files.filter(({ path }) => !path.endsWith('.zod.ts')));
    expect(without.some(({ text }) => text.includes('zod'))).toBe(false);
  });

  it('become JSON Schemas, with lengths and magnitudes', async () => {
    using modules = importFiles(files);
    const schema = (await modules.load('erp/orders-api.zod.ts')).get('createOrderArguments');
    if (!isSchema(schema)) throw new TypeError('no schema');
    const { properties } = z.toJSONSchema(schema, { unrepresentable: 'any' });
    expect(properties).toMatchObject({ sku: { type: 'string', maxLength: 12 } });
    expect(JSON.stringify(properties?.['customerId'])).toContain('"exclusiveMaximum":1000000000');
    expect(JSON.stringify(properties?.['rating'])).toContain('"minimum":1,"maximum":5');
  });

  it('have the limits that are asked for', () => {
    const textOf = (zod: boolean | ZodConfig) =>
      emitClient(planWithZod(ZOD_CASE, zod)).find(({ path }) => path === 'erp/orders-api.zod.ts')?.text ?? '';
    expect(textOf(true)).toContain('sku: $oracle.text({ characters: 12 })');
    expect(textOf({ limits: 'enforced' })).toContain('customerId: $oracle.number().nullable(),');
    expect(textOf({ limits: 'enforced' })).toContain('sku: $oracle.text({ characters: 12 }).nullable().optional(),');
    expect(textOf({ limits: 'enforced' })).toContain('rating: $oracle.integer(1, 5)');
    expect(textOf({ fraction: 'refused' })).toContain(
      'price: $oracle.decimal(Decimal, { precision: 11, scale: 2, exact: true })',
    );
    expect(textOf({ module: '@acme/rules' })).toContain("import * as $oracle from '@acme/rules';");
  });
});
