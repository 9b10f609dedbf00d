// `npm run smoke`: the new user's path of the README, and an application's tests under jest and node:test, on each supported release of Node. With
// arguments, on these: `npm run -s smoke -- 22.12.0`.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONNECT_STRING, newUserPath } from '../support/new-user-path.js';
import {
  compiler,
  npmInstall,
  npmInstallOther,
  packPackage,
  ROOT,
  run,
  runSandbox,
} from '../support/packed-package.js';
import { nodeBinary } from './node-binary.js';

const RELEASES = ['20.19', '22', '24'];
const JEST = 'jest@30.5.2';
const WORKERS = 3;
const SAID = 'ALICE through ERP_APP\n';

const steps = newUserPath();
const given = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-smoke-'));
const CLI = join(folder, 'node_modules', '.bin', 'gen-oracle-client');
try {
  await smoke(given.length > 0 ? given : RELEASES);
  console.log('smoke: ok');
} catch (error) {
  console.error(`smoke: failed. ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}

async function smoke(releases: readonly string[]): Promise<void> {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  await npmInstall(folder, await packPackage(folder), [...steps.packages, ...steps.typePackages]);
  await npmInstallOther(folder, JEST);
  for (const [index, release] of releases.entries()) {
    const { file, version } = await nodeBinary(release);
    console.log(`== Node ${version}`);
    // The compilers say the same on each.
    const compilers = index === 0 ? ([6, 7] as const) : ([7] as const);
    await newUser(newProject(`${version}-module`, 'module'), steps.script, file, compilers);
    console.log('a new user, ES modules: ok');
    await newUser(newProject(`${version}-commonjs`, 'commonjs'), steps.commonJsScript, file, compilers);
    console.log('a new user, CommonJS: ok');
    await testsOfApplication(newProject(`${version}-tests`, 'module'), file);
  }
}

/** A folder that finds what is installed above it. */
function newProject(name: string, type: 'module' | 'commonjs'): string {
  const project = join(folder, name);
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type }));
  return project;
}

async function newUser(project: string, script: string, node: string, compilers: readonly (6 | 7)[]): Promise<void> {
  for (const command of steps.commands) await run(project, node, [CLI, ...command], { node });
  writeFileSync(join(project, 'app.ts'), script);
  writeFileSync(join(project, 'tsconfig.json'), steps.tsconfig);
  for (const version of compilers) await run(project, node, [compiler(version), '-p', project, '--strict'], { node });
  const sandbox = await runSandbox(project, CLI, { node });
  try {
    const file = join(project, 'dist', 'app.js');
    writeFileSync(file, readFileSync(file, 'utf8').replace(CONNECT_STRING, sandbox.connectString));
    const printed = await run(project, node, [file], { node });
    if (printed !== SAID) throw new Error(`The script printed ${JSON.stringify(printed)}.`);
  } finally {
    await sandbox.stop();
  }
}

/** Its tests with the sandbox in the test's process, several at a time. */
async function testsOfApplication(project: string, node: string): Promise<void> {
  await run(project, node, [CLI, 'init', '--yes', '--emit', 'js'], { node });
  await run(project, node, [CLI, 'generate', '--sandbox'], { node });
  const fixtures = join(ROOT, 'test', 'fixtures', 'smoke');
  cpSync(join(fixtures, 'orders.mjs'), join(project, 'orders.mjs'));
  for (let worker = 1; worker <= WORKERS; worker += 1) {
    cpSync(join(fixtures, 'jest.mjs'), join(project, 'jest', `orders-${worker}.test.js`));
    cpSync(join(fixtures, 'node-test.mjs'), join(project, 'node', `orders-${worker}.test.js`));
  }
  const jest = join(folder, 'node_modules', 'jest', 'bin', 'jest.js');
  const args = ['--experimental-vm-modules', jest, '--ci', '--json', '--rootDir', 'jest', '--maxWorkers', `${WORKERS}`];
  const report = await run(project, node, args, { node });
  if (!report.includes(`"numPassedTests":${WORKERS}`) || !report.includes('"success":true')) throw new Error(report);
  console.log(`jest, ${WORKERS} workers: ok`);
  const files = Array.from({ length: WORKERS }, (_, index) => join('node', `orders-${index + 1}.test.js`));
  const printed = await run(project, node, ['--test', '--test-reporter=tap', ...files], { node });
  if (!printed.includes(`\n# pass ${WORKERS}\n`) || !printed.includes('\n# fail 0\n')) throw new Error(printed);
  console.log(`node:test, ${WORKERS} processes: ok`);
}
