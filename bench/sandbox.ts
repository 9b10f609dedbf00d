// `npm run -s bench -- sandbox [--json]`: what the sandbox itself takes, each figure in a process of its own.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Figure } from './sandbox/measure-figure.js';

const run = promisify(execFile);

/** Each with what it should stay under, but for parsing, which should be faster. */
const FIGURES: Readonly<Record<Figure, string>> = {
  startMs: '< 300',
  callMs: '< 1',
  loop100kMs: '< 300',
  scan5kMs: '< 60',
  lookup1kUs: 'as lookup100kUs',
  lookup100kUs: 'as lookup1kUs',
  sessions200MiB: '< 200',
  parseMBPerS: '>= 1',
};

export async function benchSandbox(): Promise<Readonly<Record<string, number>>> {
  const module = fileURLToPath(new URL('./sandbox/measure-figure.ts', import.meta.url));
  const figures: Record<string, number> = {};
  for (const [name, goal] of Object.entries(FIGURES)) {
    const { stdout } = await run(process.execPath, ['--expose-gc', '--import', 'tsx', module, name]);
    figures[name] = Number(stdout);
    console.log(`${name} ${figures[name]} (goal ${goal})`);
  }
  return figures;
}
