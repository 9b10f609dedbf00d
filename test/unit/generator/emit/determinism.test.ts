import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCatalog } from '../../../../generator/catalog/build-catalog.js';
import { formatCatalog } from '../../../../generator/catalog-file/catalog-file.js';
import { emitRows } from '../support/emit.js';
import { shuffled } from '../support/shuffled.js';
import { SNAPSHOT_CASES } from './snapshot-cases.js';
import { SPECIFICATION_CASES } from './specification-cases.js';

describe('the same catalog gives the same bytes', () => {
  it.each([...SNAPSHOT_CASES, ...SPECIFICATION_CASES])(
    'whatever the order of the rows: $name',
    ({ rows, naming, types }) => {
      const expected = emitRows(rows, naming, types);
      const file = formatCatalog(buildCatalog(rows));
      fc.assert(
        fc.property(shuffled(rows), (other) => {
          expect(emitRows(other, naming, types)).toEqual(expected);
          expect(formatCatalog(buildCatalog(other))).toBe(file);
        }),
        { numRuns: 5 },
      );
    },
  );

  it('in any locale and time zone', () => {
    const digests = [
      { LC_ALL: 'C.UTF-8', LANG: 'C', TZ: 'UTC' },
      { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Asia/Kathmandu' },
    ].map((environment) => digestIn(environment));
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(digests[1]).toBe(digests[0]);
  });
});

/** The digest of everything that a process with these variables emits. */
function digestIn(environment: Record<string, string>): string {
  const script = fileURLToPath(new URL('../support/print-digest.ts', import.meta.url));
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  return stdout === '' ? stderr : stdout;
}
