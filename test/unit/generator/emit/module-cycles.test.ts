import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../../snapshots/types-of-other-modules/generated', import.meta.url));

/** The routines of a module, in a process that has loaded nothing else before. */
function load(module: string): { readonly stdout: string; readonly stderr: string } {
  const url = pathToFileURL(`${folder}/${module}`).href;
  return spawnSync(
    process.execPath,
    [
      '--import',
      'tsx',
      '--input-type=module',
      '--eval',
      `import { routines } from '${url}'; process.stdout.write(JSON.stringify(routines));`,
    ],
    { encoding: 'utf8' },
  );
}

describe('modules that use types of each other can be loaded, whichever is the first', () => {
  it.each([
    ['erp/orders-api.ts', ['KEY_T', 'MOVES_T', 'JOB_T', 'PLACE_T', 'PORT_T', 'GRADE_T']],
    ['erp/stock-api.ts', ['KEY_T', 'MOVE_T', 'JOB_T', 'PLACE_T', 'PORT_T', 'GRADE_T']],
    ['hr/orders-api.ts', ['JOB_T', 'PLACE_T', 'REGION_T', 'PORT_T', 'GRADES_T']],
  ] as const)('%s', (module, types) => {
    const { stdout, stderr } = load(module);
    expect(stderr).toBe('');
    for (const type of types) expect(stdout).toContain(`"name":"${type}"`);
  });
});
