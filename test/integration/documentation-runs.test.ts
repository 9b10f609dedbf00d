import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { createClient } from '../../examples/quick-start/generated/index.js';
import type { ClientOptions } from '../../runtime/index.js';
import { type Sandbox, type SavedDatabase, startSandbox } from '../../sandbox/index.js';
import { documentationPages, type Fence, type Page } from '../support/documentation-pages.js';
import { type ImportedFiles, importFiles } from '../support/import-files.js';

/*
 * Blocks of the documentation that are marked `ts runnable` or `sql runnable` run on the quick start's schema, those of one page one after the other. What a
 * TypeScript block prints is the `text` block that follows it.
 */

const quickStart = fileURLToPath(new URL('../../examples/quick-start', import.meta.url));
const scripts = [join(quickStart, 'sql')];

const pages = documentationPages().filter(({ fences }) => fences.some(({ isRunnable }) => isRunnable));

let sandbox: Sandbox;
let loaded: SavedDatabase;
let folder: string;
let modules: ImportedFiles;
beforeAll(async () => {
  sandbox = await startSandbox({ scripts });
  loaded = sandbox.snapshot();
  folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-documentation-'));
  modules = importFiles([...generatedModules(), ...pages.flatMap(programsOf)]);
});
afterAll(async () => {
  modules[Symbol.dispose]();
  rmSync(folder, { recursive: true });
  await sandbox.stop();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('there are some', () => {
  expect(pages.flatMap(({ fences }) => fences).filter(({ isRunnable }) => isRunnable).length).toBeGreaterThan(7);
});

it.each(pages)('$path does what it says', async (page) => {
  loaded.restore();
  const { connectString } = sandbox;
  const credentials = 'Erp-app-1';
  const options: ClientOptions = { connectString, proxyUser: 'ERP_APP', credentials, userNames: 'upper-ascii' };
  const oracle = createClient(options);
  const logAndGoOn = (error: unknown) => console.log(error instanceof Error ? error.message : error);
  const assumed = { oracle, options, connectString, credentials, scripts, createClient, logAndGoOn };
  for (const [name, value] of Object.entries(assumed)) vi.stubGlobal(name, value);
  let printed: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((...values) => printed.push(format(...values)));
  try {
    for (const [index, fence] of page.fences.entries()) {
      if (!fence.isRunnable) continue;
      printed = [];
      await (fence.language === 'sql' ? runScript(fence) : modules.load(programName(page, fence)));
      if (fence.language === 'ts')
        expect({ line: fence.line, printed: printed.join('\n') }).toEqual({
          line: fence.line,
          printed: expectedOutput(page.fences[index + 1]),
        });
    }
  } finally {
    await oracle.$close();
  }
});

async function runScript({ code }: Fence): Promise<void> {
  const file = join(folder, 'script.sql');
  writeFileSync(file, `${code}\n`);
  await sandbox.loadScripts([file]);
}

function expectedOutput(following: Fence | undefined): string {
  return following?.language === 'text' ? following.code : '(no `text` block follows)';
}

function programsOf(page: Page) {
  return page.fences
    .filter(({ isRunnable, language }) => isRunnable && language === 'ts')
    .map((fence) => ({ path: programName(page, fence), text: `${fence.code}\nexport {};\n` }));
}

function programName({ path }: Page, { line }: Fence): string {
  return `${path.replaceAll(/[/.]/g, '-')}-line-${line}.ts`;
}

/** `./generated/…` of the examples is the quick start's client. */
function generatedModules() {
  const generated = join(quickStart, 'generated');
  return readdirSync(generated, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({
      path: join('generated', name),
      text: `export * from ${JSON.stringify(join(generated, name).replaceAll('\\', '/'))};\n`,
    }));
}
