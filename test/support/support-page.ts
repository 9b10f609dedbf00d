import { viewsOf } from '../../sandbox/dictionary/find-dictionary-view.js';
import { ABSENT_PACKAGES } from '../../sandbox/packages/absent-packages.js';
import { SUPPLIED_PACKAGES } from '../../sandbox/packages/supplied-packages.js';
import { findSuppliedType, SUPPLIED_TYPE_NAMES } from '../../sandbox/packages/supplied-types.js';
import {
  AGGREGATE_FUNCTIONS,
  ANALYTIC_FUNCTIONS,
  ORACLE_FUNCTIONS,
} from '../../sandbox/sql/expressions/absent-functions.js';
import { BUILT_IN_FUNCTIONS } from '../../sandbox/sql/functions/built-in-functions.js';
import { UNSUPPORTED_PARAMETERS } from '../../sandbox/sql/session-control/alter-session.js';
import { ITEM_METHODS } from '../../sandbox/values/json/path/path.js';
import { NotSupportedError } from '../../sandbox/values/oracle-error.js';
import { newDatabase, openTestSession, type TestSession } from './engine.js';
import { refusedFeatures } from './refused-features.js';

/** Where `npx tsx test/support/write-support.ts` writes it. */
export const SUPPORT_PAGE = 'sandbox/SUPPORT.md';

const INTRODUCTION = `# What the sandbox does and what it refuses

The sandbox does things as Oracle does them or refuses them by name. What is refused is ORA-03001,
\`unimplemented feature: the sandbox does not support …\`, and leaves the session usable. A stored unit that uses such a
thing can be created all the same: the statement or routine in it refuses when it is reached, and no exception handler gets to see that. This page is
made from the code of the sandbox by \`npx tsx test/support/write-support.ts\`; do not edit it. \`…\` stands for a name or a word of the statement.`;

/** Folders of the sandbox by what a user meets there. */
const AREAS: readonly { readonly title: string; readonly folders: readonly string[] }[] = [
  { title: 'SQL', folders: ['schema', 'sql', 'storage', 'syntax'] },
  { title: 'PL/SQL', folders: ['interpreter', 'plsql'] },
  { title: 'Supplied packages', folders: ['packages'] },
  { title: 'Data dictionary', folders: ['dictionary'] },
  { title: 'Values and formats', folders: ['values'] },
  { title: 'Connections, binds and calls of clients', folders: ['auth', 'server', 'session', 'tns', 'ttc'] },
];

/** Functions that are parsed in a way of their own. */
const SPECIAL_FUNCTIONS = ['CAST', 'EXTRACT', 'FROM_VECTOR', 'TRIM', 'VALIDATE_CONVERSION', 'VECTOR_SERIALIZE'];

/** Every function and condition of SQL and PL/SQL that is there, by its name. */
export async function supportedFunctions(): Promise<readonly string[]> {
  return sorted([
    ...SPECIAL_FUNCTIONS,
    ...BUILT_IN_FUNCTIONS.keys(),
    ...(await computedAggregates()),
    ...ANALYTIC_FUNCTIONS,
    ...SQL_JSON,
  ]);
}

/** The page of what is there and what is refused, in an order that depends on the names alone. */
export async function supportPage(): Promise<string> {
  const aggregates = await computedAggregates();
  const built = [...BUILT_IN_FUNCTIONS.values()];
  const namesOf = (language: 'both' | 'sql' | 'plsql') =>
    built.filter(({ languages }) => languages === language).map(({ name }) => name);
  const absent = [...ORACLE_FUNCTIONS].filter((name) => !BUILT_IN_FUNCTIONS.has(name));
  return [
    INTRODUCTION,
    '## What is there',
    section('Functions of SQL and PL/SQL', line([...SPECIAL_FUNCTIONS, ...namesOf('both')])),
    section('Functions of SQL only', line(namesOf('sql'))),
    section('Functions of PL/SQL only', line(namesOf('plsql'))),
    section('Aggregate functions', line(aggregates)),
    section('Analytic functions', line([...ANALYTIC_FUNCTIONS, ...(await computedAggregates(' over ()'))])),
    section('SQL/JSON', sqlJson()),
    section('Supplied packages', suppliedPackages()),
    section('Supplied types', suppliedTypes()),
    section('Views of the data dictionary', dictionaryViews()),
    '## What is refused by name',
    section('Functions and pseudo-columns', line(absent)),
    section('Aggregate functions', line([...AGGREGATE_FUNCTIONS].filter((name) => !aggregates.includes(name)))),
    section('Supplied packages', line([...ABSENT_PACKAGES].filter((name) => !SUPPLIED_PACKAGES.has(name)))),
    section('Parameters of ALTER SESSION', line([...UNSUPPORTED_PARAMETERS])),
    ...features(),
  ]
    .join('\n\n')
    .concat('\n');
}

function section(title: string, body: string): string {
  return `### ${title}\n\n${body}`;
}

function suppliedPackages(): string {
  const rows = sorted([...SUPPLIED_PACKAGES.keys()]).map((name) => {
    const unit = SUPPLIED_PACKAGES.get(name);
    const subprograms = unit?.subprograms ?? [];
    // One without subprograms is there for its constants.
    const items = subprograms.length === 0 ? (unit?.constants ?? []) : subprograms;
    return `| \`${name}\` | ${line(items.map((item) => item.name))} |`;
  });
  return [
    'Other subprograms of these packages are refused by their names.',
    '',
    '| Package | Subprograms |',
    '| --- | --- |',
    ...rows,
  ].join('\n');
}

/** Their members, inherited ones included. */
function suppliedTypes(): string {
  const rows = sorted(SUPPLIED_TYPE_NAMES).map((name) => {
    const { constructors, statics, members } = findSuppliedType(name)?.native ?? NO_METHODS;
    const methods = [constructors, statics, members].flatMap(({ subprograms }) => subprograms);
    return `| \`${name}\` | ${line(methods.map((method) => method.name))} |`;
  });
  return ['| Type | Methods |', '| --- | --- |', ...rows].join('\n');
}

const NONE = { subprograms: [] };
const NO_METHODS = { constructors: NONE, statics: NONE, members: NONE };

/** What has a syntax of its own. */
function sqlJson(): string {
  return [
    `Functions and conditions: ${line(SQL_JSON)}, and dot notation on columns of type JSON.`,
    `Item methods of paths: ${line(ITEM_METHODS.map((method) => `${method}()`))}.`,
  ].join('\n\n');
}

const SQL_JSON = [
  'IS JSON',
  'JSON_ARRAY',
  'JSON_ARRAYAGG',
  'JSON_EQUAL',
  'JSON_EXISTS',
  'JSON_MERGEPATCH',
  'JSON_OBJECT',
  'JSON_OBJECTAGG',
  'JSON_QUERY',
  'JSON_SERIALIZE',
  'JSON_TABLE',
  'JSON_TRANSFORM',
  'JSON_VALUE',
];

/** The newest release has all views. */
function dictionaryViews(): string {
  const newest = viewsOf([23, 0, 0, 0, 0]).map(({ name }) => name);
  return `Databases of older releases have those that Oracle had then. Other views of Oracle's are refused by their names.\n\n${line(newest)}`;
}

function features(): readonly string[] {
  const refused = refusedFeatures();
  const known = new Set(AREAS.flatMap(({ folders }) => folders));
  const others = refused.filter(({ folder }) => !known.has(folder)).map(({ folder }) => folder);
  return [...AREAS, { title: 'Elsewhere', folders: others }].flatMap(({ title, folders }) => {
    const texts = refused.filter(({ folder, text }) => folders.includes(folder) && saysSomething(text));
    const items = sorted(texts.map(({ text }) => text)).map((text) => `- \`${text}\``);
    return items.length === 0 ? [] : [section(`Features: ${title}`, items.join('\n'))];
  });
}

/** Names alone are in the lists of names. */
function saysSomething(text: string): boolean {
  return [...text].some((character) => !'….'.includes(character));
}

function line(names: readonly string[]): string {
  return sorted(names)
    .map((name) => `\`${name}\``)
    .join(', ');
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

/** Which aggregate functions are computed, each asked as a user would; with a window, which are analytic functions. */
async function computedAggregates(window = ''): Promise<readonly string[]> {
  const session = openTestSession(newDatabase());
  const names: string[] = [];
  for (const name of AGGREGATE_FUNCTIONS) if (await isComputed(name, window, session)) names.push(name);
  return names;
}

async function isComputed(name: string, window: string, session: TestSession): Promise<boolean> {
  try {
    const { rows } = await session.execute(`select ${name}(dummy)${window} from dual group by dummy`);
    rows?.close();
    return true;
  } catch (error) {
    return !(error instanceof NotSupportedError && error.text.endsWith(` function ${name}`));
  }
}
