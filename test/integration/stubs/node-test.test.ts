import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

it('stubs work under node:test, in processes that run at the same time', { timeout: 60_000 }, async () => {
  const tsx = join('node_modules', 'tsx', 'dist', 'cli.mjs');
  const run = async () => {
    const args = [tsx, '--test', '--test-reporter=tap', 'test/fixtures/node-test/orders.ts'];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
    return stdout;
  };
  for (const output of await Promise.all([run(), run()])) {
    expect(output).toMatch(/^# pass 2$/m);
    expect(output).toMatch(/^# fail 0$/m);
  }
});
