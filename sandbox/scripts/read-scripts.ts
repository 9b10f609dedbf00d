import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, isAbsolute, join } from 'node:path';
import { ScriptError } from './script-error.js';
import type { ScriptInclusion, ScriptStatement } from './script-item.js';
import { splitScript } from './split-script.js';
import { SubstitutionVariables } from './substitution-variables.js';

/** One of the scripts to load, with the statements of those that it starts. */
export interface Script {
  readonly file: string;
  readonly statements: readonly ScriptStatement[];
}

/** As many as SQL*Plus nests. */
const MAX_NESTING = 20;

/**
 * Reads scripts and cuts them into statements, all of them before any is run.
 * @param paths files, in UTF-8; a folder stands for its `*.sql` files, sorted by name
 * @throws ScriptError
 */
export function readScripts(paths: readonly string[]): readonly Script[] {
  return paths.flatMap(filesAt).map((file) => {
    const statements: ScriptStatement[] = [];
    collect(file, new SubstitutionVariables(), 1, statements);
    return { file, statements };
  });
}

/** @returns whether EXIT ended it */
function collect(
  file: string,
  variables: SubstitutionVariables,
  depth: number,
  statements: ScriptStatement[],
): boolean {
  for (const item of splitScript(readText(file), file, variables)) {
    if (item.kind === 'exit') return true;
    if (item.kind !== 'inclusion') {
      statements.push(item);
      continue;
    }
    if (depth >= MAX_NESTING) {
      throw new ScriptError(file, item.line, `scripts start each other more than ${MAX_NESTING} deep.`);
    }
    for (const [index, value] of item.values.entries()) variables.define(String(index + 1), value);
    if (collect(includedFile(file, item), variables, depth + 1, statements)) return true;
  }
  return false;
}

function includedFile(script: string, { path, besideScript, line }: ScriptInclusion): string {
  const named = extname(path) === '' ? `${path}.sql` : path;
  const file = besideScript && !isAbsolute(named) ? join(dirname(script), named) : named;
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === true) return file;
  throw new ScriptError(script, line, `there is no file ${file}.`);
}

function filesAt(path: string): readonly string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new ScriptError(path, undefined, 'there is no such script or folder.');
  if (!found.isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => extname(name).toLowerCase() === '.sql');
  if (names.length === 0) throw new ScriptError(path, undefined, 'the folder holds no *.sql file.');
  return names.sort().map((name) => join(path, name));
}

function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new ScriptError(file, undefined, 'the file cannot be read.', { cause });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ScriptError(file, undefined, 'the file is not in UTF-8.', { cause });
  }
}
