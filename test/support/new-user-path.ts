// What the README tells a new user to do, taken from there; for compilers and CommonJS, from the guide that goes on.
import { join } from 'node:path';
import { readPage } from './documentation-pages.js';
import { ROOT } from './packed-package.js';

const README = join(ROOT, 'README.md');
const GUIDE = join(ROOT, 'docs', 'guides', 'getting-started.md');

export interface NewUserPath {
  /** The packages of `npm install`. */
  readonly packages: readonly string[];
  /** Those of `npm install --save-dev` without the compiler itself. */
  readonly typePackages: readonly string[];
  /** The lines that begin with `npx gen-oracle-client`, without that. */
  readonly commands: readonly (readonly string[])[];
  /** The ten lines. */
  readonly script: string;
  /** The same for CommonJS. */
  readonly commonJsScript: string;
  /** `tsconfig.json`. */
  readonly tsconfig: string;
}

/** The address in the script, which a test replaces. */
export const CONNECT_STRING = '127.0.0.1:1521/SANDBOX';

export function newUserPath(): NewUserPath {
  const readme = readPage(README).fences;
  const guide = readPage(GUIDE).fences;
  const end = readme.findIndex(({ language, code }) => language === 'ts' && code.includes(CONNECT_STRING));
  const script = readme[end]?.code ?? '';
  const only = (language: string, part: string): string => {
    const [found, ...others] = guide.filter((fence) => fence.language === language && fence.code.includes(part));
    if (found === undefined || others.length > 0) throw new Error(`${GUIDE} has not one block of ${language}: ${part}`);
    return found.code;
  };
  const linesAfter = (fences: typeof readme, beginning: string) =>
    fences
      .filter(({ language }) => language === 'sh')
      .flatMap(({ code }) => code.split('\n'))
      .filter((line) => line.startsWith(beginning))
      .map((line) => line.slice(beginning.length).trim().split(' '));
  const beginning = script.slice(0, script.indexOf('console.log('));
  if (beginning === '') throw new Error(`${README} has another script.`);
  const path = readme.slice(0, end);
  return {
    packages: linesAfter(path, 'npm install gen-oracle-client').flatMap((names) => ['gen-oracle-client', ...names]),
    typePackages: linesAfter(guide, 'npm install --save-dev')
      .flat()
      .filter((name) => name !== 'typescript'),
    commands: linesAfter(path, 'npx gen-oracle-client'),
    script,
    commonJsScript: beginning + only('ts', 'async function main'),
    tsconfig: only('json', 'compilerOptions'),
  };
}
