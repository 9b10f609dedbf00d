// `npm run demo`: the README's story from start to end. Every step is checked; the last line is "demo: ok" only if
// each of them was what it must be.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openTestDatabase, type TestDatabase } from 'gen-oracle-client/testing';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '..', '..');
const sqlFolder = process.argv[2] ?? join(here, 'sql');

try {
  await demo();
  console.log('demo: ok');
} catch (error) {
  console.error(`demo: failed. ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function demo(): Promise<void> {
  const scripts = readdirSync(sqlFolder).sort();
  heading('Start the database and load the scripts');
  await using database = await openTestDatabase({
    scripts: scripts.map((name) => join(sqlFolder, name)),
    users: ['ERP', 'ERP_APP', 'ALICE', 'BOB'],
  });
  console.log(`${database.description}: ${scripts.join(', ')}`);

  heading('Generate the client: npx gen-oracle-client generate');
  await run('node', ['dist/generator/cli/main.js', 'generate', '--config', shown('oracle.config.ts')], {
    ORACLE_USER: database.userName('ERP'),
    ORACLE_PASSWORD: 'Erp-owner-1',
    ...connection(database),
  });

  heading('Type-check what it wrote, and the program that uses it');
  await run('node', ['node_modules/typescript-7/bin/tsc', '-p', shown('tsconfig.json')], {});
  console.log('no errors');

  heading('Run main.ts as ALICE and as BOB');
  const printed = await run(
    'node',
    ['--import', 'tsx', shown('main.ts'), database.userName('ALICE'), database.userName('BOB')],
    {
      ORACLE_PROXY_USER: database.userName('ERP_APP'),
      ORACLE_PROXY_PASSWORD: 'Erp-app-1',
      ...connection(database),
    },
  );
  check(printed, expectedLines(database));
}

function expectedLines(database: TestDatabase): readonly string[] {
  const [alice, bob, app] = ['ALICE', 'BOB', 'ERP_APP'].map((name) => database.userName(name));
  return [
    `as alice: session_user=${alice} proxy_user=${app}`,
    `as bob:   session_user=${bob} proxy_user=${app}`,
    'alice placed order 1001: NEW',
    'bob placed order 1002: NEW',
    'alice approved order 1002: APPROVED',
    `audit: ${alice} via ${app}: order 1001 placed`,
    `audit: ${bob} via ${app}: order 1002 placed`,
    `audit: ${alice} via ${app}: order 1002 approved`,
    'bob may not approve: ',
    'business error: Customer 42 may spend 201.20, this order costs 1791.00 (outcome: rolled-back)',
    'open credit: 201.2',
  ];
}

/** Compares what was printed with what must be, line by line; an expected line that ends in a blank is a beginning. */
function check(printed: string, expected: readonly string[]): void {
  const lines = printed.trimEnd().split('\n');
  expected.forEach((line, index) => {
    const actual = lines[index] ?? '(nothing)';
    const matches = line.endsWith(' ') ? actual.startsWith(line) : actual === line;
    if (!matches) throw new Error(`Line ${index + 1} of main.ts should have been "${line}" but was "${actual}".`);
  });
  if (lines.length > expected.length)
    throw new Error(`main.ts printed an unexpected line: "${lines[expected.length]}".`);
}

/** Runs a command in the repository, shows its output, and fails with its last words when it fails. */
async function run(command: string, args: readonly string[], environment: Record<string, string>): Promise<string> {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let complaints = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8');
    process.stdout.write(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString('utf8');
    process.stderr.write(chunk);
  });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (exitCode !== 0)
    throw new Error(`This step ended with exit code ${exitCode}: ${args.join(' ')}\n${complaints.trimEnd()}`);
  return output;
}

function connection(database: TestDatabase): Record<string, string> {
  return { ORACLE_CONNECT_STRING: database.connectString, ORACLE_ERP_SCHEMA: database.userName('ERP') };
}

function shown(file: string): string {
  return relative(root, join(here, file));
}

function heading(text: string): void {
  console.log(`\n== ${text}`);
}
