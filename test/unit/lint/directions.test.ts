import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Lints one file that exists only for this test, in the given folder. */
async function violations(folder: string, source: string): Promise<string[]> {
  const scratch = mkdtempSync(join(root, folder, 'deliberate-'));
  try {
    writeFileSync(join(scratch, 'wrong.ts'), source);
    const { outputType: _outputType, ...options } = await extractDepcruiseOptions(
      join(root, '.dependency-cruiser.cjs'),
    );
    const { output } = await cruise([relative(root, scratch)], { ...options, baseDir: root });
    const result: ICruiseResult = typeof output === 'string' ? JSON.parse(output) : output;
    return result.summary.violations.map((violation) => violation.rule.name);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

describe('a wrong import fails the lint', () => {
  it.each([
    ['sandbox/values', "import '../../../runtime/call-descriptor.js';", 'sandbox-stands-alone'],
    ['sandbox/session', "import 'oracledb';", 'oracledb-in-catalog-doctor-runtime'],
    ['runtime', "import '../../generator/index.js';", 'runtime-stands-alone'],
    ['generator', "import '../../runtime/index.js';", 'generator-takes-the-contract-only'],
    ['generator', "import 'oracledb';", 'oracledb-in-catalog-doctor-runtime'],
    ['runtime/calls', "import '@opentelemetry/api';", 'opentelemetry-in-telemetry'],
    ['sandbox/syntax', "import '../../sql/expressions/compiled.js';", 'sandbox-syntax'],
  ])('in %s: %s breaks %s', async (folder, source, rule) => {
    expect(await violations(folder, source)).toContain(rule);
  });

  it('and a right one does not', async () => {
    expect(await violations('sandbox/sql', "import '../../tasks/task.js';")).toEqual([]);
  });
});
