import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { describeOmission, describeWarning } from '../../../../generator/cli/describe-omission.js';
import { emitClient } from '../../../../generator/emit/emit-client.js';
import { typeCheckSnapshots } from '../support/type-check.js';
import { SNAPSHOT_PLANS } from './snapshot-plans.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const snapshots = join(root, 'test', 'snapshots');

describe.each(SNAPSHOT_PLANS)('%s', (name, plan) => {
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
