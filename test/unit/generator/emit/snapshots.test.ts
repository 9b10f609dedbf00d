import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { describeOmission } from '../../../../generator/cli/describe-omission.js';
import { emitClient } from '../../../../generator/emit/emit-client.js';
import { planRows } from '../support/emit.js';
import { typeCheckSnapshots } from '../support/type-check.js';
import { SNAPSHOT_CASES } from './snapshot-cases.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const snapshots = join(root, 'test', 'snapshots');

describe.each(SNAPSHOT_CASES)('$name', ({ name, rows, naming, types }) => {
  const folder = join(snapshots, name, 'generated');
  const plan = planRows(rows, naming, types);
  const files = emitClient(plan);

  it.each(files.map(({ path, text }) => [path, text] as const))('is emitted as reviewed: %s', async (path, text) => {
    await expect(text).toMatchFileSnapshot(join(folder, path));
  });

  it('has no other files', () => {
    expect(typescriptFiles(folder)).toEqual(files.map(({ path }) => path).sort());
  });

  it('leaves out what was reviewed', async () => {
    const omissions = plan.omissions.map((omission) => `${describeOmission(omission)}\n`).join('');
    const reviewed = join(snapshots, name, 'left-out.txt');
    if (omissions === '') expect(existsSync(reviewed)).toBe(false);
    else await expect(omissions).toMatchFileSnapshot(reviewed);
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
