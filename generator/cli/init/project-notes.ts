import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { InitAnswers } from '../../../templates/init/init-answers.js';
import { nearestManifest } from '../../output/module-type.js';

/** What the project lacks for the client that it will have, in sentences. */
export function projectNotes(
  folder: string,
  { emit, numbers, dates, schemas, database }: InitAnswers,
): readonly string[] {
  const needed = [
    'gen-oracle-client',
    'oracledb',
    'zod',
    ...(numbers === 'decimal' ? ['decimal.js'] : []),
    ...(dates === 'temporal' ? ['temporal-polyfill'] : []),
  ];
  const missing = needed.filter((name) => !isInstalled(name, folder));
  const notes: string[] = [];
  const [first, ...others] = schemas;
  if (database === null && others.length > 0)
    notes.push(
      `sql/sample.sql fills ${first} alone: put scripts with packages of ${others.join(', ')} beside it before you generate with --sandbox.`,
    );
  if (missing.length > 0)
    notes.push(`${missing.join(', ')} cannot be found from here: npm install ${missing.join(' ')}`);
  const manifest = nearestManifest(folder);
  if (manifest === undefined) {
    notes.push('there is no package.json: npm init --yes, then npm pkg set type=module, makes one.');
  } else if (manifest.type === 'commonjs' || manifest.type === 'nothing') {
    notes.push(
      emit === 'js'
        ? `${manifest.file} has no "type": "module", which the JavaScript of the client needs: npm pkg set type=module`
        : `${manifest.file} has no "type": "module": the client then compiles to CommonJS, with "module": "nodenext" and without "verbatimModuleSyntax" in tsconfig.json. An ES module is simpler: npm pkg set type=module`,
    );
  }
  return notes;
}

function isInstalled(name: string, folder: string): boolean {
  const search = createRequire(join(folder, 'package.json')).resolve.paths(name) ?? [];
  return search.some((modules) => existsSync(join(modules, name, 'package.json')));
}
