import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const example = join(root, 'examples', 'quick-start');

interface Run {
  readonly exitCode: number | null;
  readonly output: string;
  readonly complaints: string;
}

/** The demo as `npm run demo` runs it, over the scripts of a folder. */
async function demo(sqlFolder: string): Promise<Run> {
  const tsx = ['node_modules/tsx/dist/cli.mjs', '--tsconfig', 'examples/quick-start/tsconfig.json'];
  const child = spawn(process.execPath, [...tsx, 'examples/quick-start/demo.ts', sqlFolder], { cwd: root });
  let output = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    complaints += chunk;
  });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { exitCode, output, complaints };
}

/** A copy of the example's scripts in which one line of one file is left out. */
function scriptsWithout(file: string, line: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-demo-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(example, 'sql'), folder, { recursive: true });
  const path = join(folder, file);
  const lines = readFileSync(path, 'utf8').split('\n');
  expect(lines).toContain(line);
  writeFileSync(path, lines.filter((other) => other !== line).join('\n'));
  return folder;
}

function generatedFiles(): Record<string, string> {
  const folder = join(example, 'generated');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

describe('the quick start', { timeout: 60_000 }, () => {
  it('does what the README says, and generates the committed client again, byte for byte', async () => {
    const committed = generatedFiles();
    const { exitCode, output, complaints } = await demo(join(example, 'sql'));
    expect(complaints).toBe('');
    // On a real Oracle the users have a prefix of the run's own.
    expect(output).toMatch(/^as alice: session_user=(GOC_\w+_)?ALICE proxy_user=\1?ERP_APP$/m);
    expect(output).toMatch(/^as bob: {3}session_user=(GOC_\w+_)?BOB proxy_user=\1?ERP_APP$/m);
    expect(output).toMatch(/^audit: (GOC_\w+_)?BOB via \1?ERP_APP: order 1002 placed$/m);
    expect(output).toContain('0 written, 5 unchanged, 0 removed');
    expect(output.trimEnd().split('\n').at(-1)).toBe('demo: ok');
    expect(exitCode).toBe(0);
    expect(generatedFiles()).toEqual(committed);
  });

  it('fails when ALICE may not connect through ERP_APP, and says what to grant', async () => {
    const { exitCode, output, complaints } = await demo(
      scriptsWithout('1-users.sql', 'ALTER USER alice GRANT CONNECT THROUGH erp_app;'),
    );
    expect(exitCode).toBe(1);
    expect(output).not.toContain('demo: ok');
    expect(complaints).toContain('demo: failed.');
    expect(complaints).toMatch(/ALTER USER (GOC_\w+_)?ALICE GRANT CONNECT THROUGH \1?ERP_APP/);
    expect(complaints).not.toContain('Erp-app-1');
  });

  it('fails when BOB may approve', async () => {
    const folder = scriptsWithout('4-grants.sql', '-- BOB may place orders and read the audit trail, but not approve.');
    const path = join(folder, '4-grants.sql');
    writeFileSync(path, `${readFileSync(path, 'utf8')}\nGRANT EXECUTE ON erp.approvals_api TO bob;\n`);
    const { exitCode, output, complaints } = await demo(folder);
    expect(exitCode).toBe(1);
    expect(output).not.toContain('demo: ok');
    expect(complaints).toContain('bob approved an order, which must not be');
  });
});
