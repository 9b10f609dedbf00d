import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { describeOmission, describeWarning } from '../../../../generator/cli/describe-omission.js';
import { emitClient } from '../../../../generator/emit/emit-client.js';
import type { ClientPlan } from '../../../../generator/plan/client-plan.js';
import { planCatalog, planRows } from '../support/emit.js';
import { typeCheckSnapshots } from '../support/type-check.js';
import { COMPOSITE_CASES } from './composite-cases.js';
import { CURSOR_CASES } from './cursor-cases.js';
import { SNAPSHOT_CASES } from './snapshot-cases.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const snapshots = join(root, 'test', 'snapshots');

const PLANS: readonly (readonly [name: string, plan: ClientPlan])[] = [
  ...SNAPSHOT_CASES.map(({ name, rows, naming, types }) => [name, planRows(rows, naming, types)] as const),
  ...[...COMPOSITE_CASES, ...CURSOR_CASES].map(
    ({ name, catalog, naming, types, cursors }) => [name, planCatalog(catalog, naming, types, cursors)] as const,
  ),
];

describe.each(PLANS)('%s', (name, plan) => {
  const folder = join(snapshots, name, 'generated');
  const files = emitClient(plan);

  it.each(files.map(({ path, text }) => [path, text] as const))('is emitted as reviewed: %s', async (path, text) => {
    await expect(text).toMatchFileSnapshot(join(folder, path));
  });

  it('has no other files', () => {
    expect(typescriptFiles(folder)).toEqual(files.map(({ path }) => path).sort());
  });

  it.each([
    ['left-out.txt', plan.omissions.map(describeOmission)],
    ['unsupported-types.txt', plan.unsupportedTypes.map(({ type, reason }) => `${type}: ${reason}`)],
    ['warnings.txt', plan.warnings.map(describeWarning)],
  ] as const)('reports what was reviewed: %s', async (file, lines) => {
    const reviewed = join(snapshots, name, file);
    if (lines.length === 0) expect(existsSync(reviewed)).toBe(false);
    else await expect(lines.map((line) => `${line}\n`).join('')).toMatchFileSnapshot(reviewed);
  });
});

describe('everything that is emitted compiles', () => {
  it.each(['nodenext', 'bundler'] as const)('under %s resolution and all strict flags', (resolution) => {
    expect(typeCheckSnapshots(resolution)).toEqual([]);
  });
});

function typescriptFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}
