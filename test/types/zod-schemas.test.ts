import { describe, expect, it } from 'vitest';
import { buildCatalog } from '../../generator/catalog/build-catalog.js';
import { type EmittedFile, emitClient } from '../../generator/emit/emit-client.js';
import { specifier } from '../../generator/emit/specifier.js';
import type { ClientPlan, ModulePlan } from '../../generator/plan/client-plan.js';
import { constantName } from '../../generator/plan/zod/constant-name.js';
import { typeCheckFiles } from '../support/type-check-files.js';
import { COMPOSITE_CASES } from '../unit/generator/emit/composite-cases.js';
import { CURSOR_CASES } from '../unit/generator/emit/cursor-cases.js';
import { SNAPSHOT_CASES } from '../unit/generator/emit/snapshot-cases.js';
import { planWithZod, ZOD_CASE } from '../unit/generator/emit/zod-case.js';

const CASES = [
  ...SNAPSHOT_CASES.map(({ rows, ...one }) => ({ ...one, catalog: buildCatalog(rows), cursors: {} })),
  ...[...COMPOSITE_CASES, ...CURSOR_CASES, ZOD_CASE],
];

describe('what zod schemas infer', () => {
  it('is what the client takes and gives, in both directions, for everything that is emitted', {
    timeout: 120_000,
  }, () => {
    const files = CASES.flatMap(({ name, ...one }) => {
      const plan = planWithZod(one);
      const emitted = [...emitClient(plan), ...modulesOf(plan).map(comparison)];
      return emitted.map(({ path, text }) => ({ path: `${name}/${path}`, text }));
    });
    expect(files.filter(({ path }) => path.endsWith('.check.ts')).length).toBeGreaterThan(20);
    expect(typeCheckFiles(files)).toEqual([]);
  });
});

function modulesOf({ schemas }: ClientPlan): readonly ModulePlan[] {
  return schemas.flatMap(({ packages, standalone }) => [...packages, ...(standalone === null ? [] : [standalone])]);
}

/** Says of each type of a module that it and its schema are assignable to each other. */
function comparison({ path, routines, types }: ModulePlan): EmittedFile {
  const names = [
    ...routines.flatMap(({ args, result }) => [
      ...(args === null ? [] : [args.typeName]),
      ...(result.kind === 'object' ? [result.typeName] : []),
    ]),
    ...types.flatMap(({ declarations }) => declarations.map(({ name }) => name)),
  ];
  const lines = names.map(
    (name, index) =>
      `export const same${index}: Same<z.infer<typeof schemas.${constantName(name)}>, types.${name}> = true;\n`,
  );
  const text = [
    `import type { z } from 'zod';\n`,
    `import type * as types from '${specifier(path, path)}';\n`,
    `import type * as schemas from '${specifier(path, path).replace(/\.js$/, '.zod.js')}';\n`,
    'type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : "missing in the schema") : "missing in the type";\n',
    ...lines,
  ].join('');
  return { path: path.replace(/\.ts$/, '.check.ts'), text };
}
