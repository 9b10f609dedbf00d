import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONNECT_STRING, newUserPath } from '../support/new-user-path.js';
import { bytesIn, compiler, npmInstall, packPackage, ROOT, run, runSandbox } from '../support/packed-package.js';

const MB = 1_000_000;
const steps = newUserPath();
const temporary = mkdtempSync(join(tmpdir(), 'gen-oracle-client-packed-'));
const project = join(temporary, 'module');
const commonJs = join(temporary, 'commonjs');
let tarball = '';

beforeAll(async () => {
  mkdirSync(project);
  tarball = await packPackage(temporary);
}, 60_000);

afterAll(() => rmSync(temporary, { recursive: true }));

const NPX = ['npx', '--no', 'gen-oracle-client'];
/** What `npx` runs, sooner. */
const CLI = join('node_modules', '.bin', 'gen-oracle-client');

/** Takes the README's commands, and gives what the last one, the call, printed. */
async function initialiseAndGenerate(
  folder: string,
  [program = '', ...beginning]: readonly string[],
): Promise<unknown> {
  let printed = '';
  for (const command of steps.commands) printed = await run(folder, program, [...beginning, ...command]);
  return JSON.parse(printed);
}

const ORDERS = [{ orderId: 1, customer: 'Initech', orderedBy: 'ALICE' }];

/** What the compiled script prints. */
async function runScript(folder: string): Promise<string> {
  const sandbox = await runSandbox(folder, CLI);
  try {
    const file = join(folder, 'dist', 'app.js');
    writeFileSync(file, readFileSync(file, 'utf8').replace(CONNECT_STRING, sandbox.connectString));
    return await run(folder, process.execPath, [file]);
  } finally {
    await sandbox.stop();
  }
}

const compile = (folder: string, ...flags: string[]) =>
  run(folder, process.execPath, [compiler(7), '-p', folder, '--strict', ...flags]);

describe('what is published', () => {
  it('has the built folders, and nothing of how they were built', async () => {
    const listed = await run(temporary, 'tar', ['-tzf', tarball]);
    const files = listed.trim().split('\n');
    const others = files.filter(
      (file) => !/^package\/dist\/(generator|runtime|sandbox|testing|templates)\//.test(file),
    );
    expect(others.sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'].map((f) => `package/${f}`));
    expect(files.filter((file) => !/\.(js|d\.ts|md|json|css)$|LICENSE$/.test(file))).toEqual([]);
  });

  it('is as publint wants it', async () => {
    const { messages } = await publint({ pack: { tarball: Uint8Array.from(readFileSync(tarball)).buffer } });
    expect(messages).toEqual([]);
  });

  it('has types that fit its modules, as attw sees it', async () => {
    // .attw.json says that there are ES modules alone: how CommonJS modules fare with them is shown below.
    await run(ROOT, process.execPath, [join('node_modules', '.bin', 'attw'), tarball]);
  });
});

describe('installed into an empty project', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    await run(project, 'npm', ['init', '--yes']);
    await run(project, 'npm', ['pkg', 'set', 'type=module']);
    await npmInstall(project, tarball, [...steps.packages, ...steps.typePackages, '@opentelemetry/api']);
    mkdirSync(commonJs);
    cpSync(join(project, 'node_modules'), join(commonJs, 'node_modules'), { recursive: true, verbatimSymlinks: true });
    await run(commonJs, 'npm', ['init', '--yes']);
  }, 120_000);

  it('is small: 60 MB with dependencies and peers, 12 MB of them to run', () => {
    const modules = join(project, 'node_modules');
    const ownRuntime = bytesIn(join(modules, 'gen-oracle-client', 'dist', 'runtime'));
    const runtime = ownRuntime + bytesIn(join(modules, 'oracledb'));
    const all = bytesIn(modules);
    console.log(`installed ${(all / MB).toFixed(1)} MB, runtime and driver ${(runtime / MB).toFixed(1)} MB`);
    expect(ownRuntime).toBeGreaterThan(0);
    expect(runtime).toBeLessThanOrEqual(12 * MB);
    expect(all).toBeLessThanOrEqual(60 * MB);
  });

  it('leads a new user of the README to a call', async () => {
    expect(await initialiseAndGenerate(project, NPX)).toMatchObject(ORDERS);
    writeFileSync(join(project, 'app.ts'), steps.script);
    writeFileSync(join(project, 'tsconfig.json'), steps.tsconfig);
    await compile(project);
    await compile(project, '--noEmit', '--module', 'esnext', '--moduleResolution', 'bundler');
    expect(await runScript(project)).toBe('ALICE through ERP_APP\n');
    expect(readdirSync(join(project, 'generated')).sort()).toEqual(['erp', 'index.ts', 'routines.ts']);
  });

  it('leads one with a CommonJS project there, too', async () => {
    expect(await initialiseAndGenerate(commonJs, [CLI])).toMatchObject(ORDERS);
    writeFileSync(join(commonJs, 'app.ts'), steps.commonJsScript);
    writeFileSync(join(commonJs, 'tsconfig.json'), steps.tsconfig);
    await compile(commonJs);
    expect(readFileSync(join(commonJs, 'dist', 'generated', 'index.js'), 'utf8')).toContain(
      'require("gen-oracle-client',
    );
    expect(await runScript(commonJs)).toBe('ALICE through ERP_APP\n');
  });

  it('gives CommonJS modules what ES modules get', async () => {
    const names = ['', '/runtime', '/sandbox', '/testing', '/zod'].map((name) => `gen-oracle-client${name}`);
    const required = names.map((name) => `require('${name}')`);
    const imported = names.map((name) => `await import('${name}')`);
    const script = (modules: readonly string[]) =>
      `console.log([${modules.join()}].map((one) => Object.keys(one).sort().join()).join('\\n'))`;
    expect(await run(commonJs, process.execPath, ['--eval', script(required)])).toBe(
      await run(project, process.execPath, ['--input-type=module', '--eval', script(imported)]),
    );
  });

  it.each(['gen-oracle-client/runtime', './dist/generated/index.js'])(
    'importing %s loads nothing else',
    async (name) => {
      expect(await packagesLoadedBy(name)).toEqual(['gen-oracle-client']);
    },
  );

  it('importing gen-oracle-client/testing loads the driver, too', async () => {
    expect(await packagesLoadedBy('gen-oracle-client/testing')).toEqual(['gen-oracle-client', 'oracledb']);
  });
});

/** The packages of which a fresh process loads files when it imports that. */
async function packagesLoadedBy(specifier: string): Promise<readonly string[]> {
  const seen = join(temporary, 'seen.txt');
  writeFileSync(seen, '');
  const hook = `import { appendFileSync } from 'node:fs';
    export async function load(url, context, next) {
      appendFileSync(${JSON.stringify(seen)}, url + '\\n');
      return next(url, context);
    }`;
  const script = `import { createRequire, register } from 'node:module';
    register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hook)}));
    await import(${JSON.stringify(specifier)});
    console.log(Object.keys(createRequire(import.meta.url).cache).join('\\n'));`;
  const required = await run(project, process.execPath, ['--input-type=module', '--eval', script]);
  const files = `${readFileSync(seen, 'utf8')}\n${required}`.split('\n');
  const names = files.map((file) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? '');
  return [...new Set(names.filter((name) => name !== ''))].sort();
}
