import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { supportedFunctions } from '../support/support-page.js';

/** Functions whose page of the SQL Language Reference has another title than their name. */
const TITLES: Readonly<Record<string, string>> = {
  EMPTY_BLOB: 'EMPTY_BLOB, EMPTY_CLOB',
  EMPTY_CLOB: 'EMPTY_BLOB, EMPTY_CLOB',
  'IS JSON': 'IS JSON Condition',
  JSON: 'JSON Type Constructor',
  JSON_EQUAL: 'JSON_EQUAL Condition',
  JSON_EXISTS: 'JSON_EXISTS Condition',
  REGEXP_LIKE: 'REGEXP_LIKE Condition',
};

/** Functions that share a page, by how their names begin. */
const FAMILIES: readonly (readonly [start: string, title: string])[] = [
  ['BINARY_', 'Predefined BINARY_FLOAT and BINARY_DOUBLE Constants'],
  ['INSTR', 'INSTR'],
  ['LENGTH', 'LENGTH'],
  ['REGR_', 'REGR_ (Linear Regression) Functions'],
  ['SUBSTR', 'SUBSTR'],
];

/** Not in Oracle's documentation. */
const UNDOCUMENTED: readonly string[] = ['REVERSE'];

const golden = readdirSync('test/golden')
  .map((file) => readFileSync(`test/golden/${file}`, 'utf8'))
  .join('\n');
const titles = new Set([...golden.matchAll(/'(?:PL\/)?SQL Language Reference: ([^']+)'/g)].map(([, title]) => title));

function titleOf(name: string): string {
  return TITLES[name] ?? FAMILIES.find(([start]) => name.startsWith(start))?.[1] ?? name;
}

/** Pages of one function for several types are told apart by a word in parentheses: ROUND (date). */
function hasPage(name: string): boolean {
  const title = titleOf(name);
  return [...titles].some((known) => known === title || known?.startsWith(`${title} (`));
}

test('every function that the sandbox has is tried by a golden case of its page', async () => {
  const names = (await supportedFunctions()).filter((name) => !UNDOCUMENTED.includes(name));
  expect(names.filter((name) => !hasPage(name))).toEqual([]);
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(golden))).toEqual([]);
});
