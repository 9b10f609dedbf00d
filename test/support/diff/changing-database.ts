import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import oracledb from 'oracledb';
import { parseConfig } from '../../../generator/config/parse-config.js';
import type { EmittedFile } from '../../../generator/emit/emit-client.js';
import { generateClient } from '../../../generator/generate.js';
import type { ClientOptions } from '../../../runtime/index.js';
import { openTestDatabase } from '../../../testing/open-test-database.js';
import type { TestDatabase } from '../../../testing/test-database.js';
import { typeCheckFiles } from '../type-check-files.js';
import { type ChangedPackage, changePackage, clientNames, createPackage } from './changed-package.js';
import { CURSORS } from './changed-packages.js';

const USERS = ['ERP', 'ERP_APP', 'ALICE'] as const;
const PASSWORD = 'Secret-1-of-tests';

const SCRIPT = `${USERS.map((name) => `CREATE USER ${name} IDENTIFIED BY "${PASSWORD}";\nGRANT CREATE SESSION TO ${name};\n`).join('')}
GRANT CREATE PROCEDURE TO erp;
GRANT CREATE TYPE TO erp;
ALTER USER alice GRANT CONNECT THROUGH erp_app;
`;

/** What became of a caller: what the compiler says, and what is wrong with its calls; undefined when nothing is. */
export interface Fate {
  /** With the client over what was, called there. */
  readonly before: { readonly complaints: readonly string[]; readonly failure: string | undefined };
  readonly after: {
    /** With the client over what is. */
    readonly complaints: readonly string[];
    /** Of the client over what was, called on what is. */
    readonly oldClient: string | undefined;
    /** Of the client over what is. */
    readonly newClient: string | undefined;
  };
  /** Whether a client gives something else for the values that `edge` has, or fails. */
  readonly isOtherwise: boolean;
}

export interface Fates {
  of(name: string): Fate;
}

/** Generates a client, changes the database, generates another one, and lets all callers call with both. */
export async function changingDatabase(packages: readonly ChangedPackage[]): Promise<Fates> {
  const folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-diff-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'users.sql'), SCRIPT);
  await using database = await openTestDatabase({ scripts: [join(folder, 'users.sql')], users: USERS });
  await using erp = await oracledb.getConnection({
    connectString: database.connectString,
    user: database.userName('ERP'),
    password: PASSWORD,
  });
  const run = async (statements: readonly string[]) => {
    for (const statement of statements) await erp.execute(statement);
  };
  const grant = ({ name, before, after }: ChangedPackage, side: 'before' | 'after') => {
    const objects = [name, ...(before.types ?? []).map((type) => type.split(' ', 1)[0] ?? '')];
    const isThere = side === 'before' || after !== null;
    return isThere ? objects.map((object) => `GRANT EXECUTE ON ${object} TO ${database.userName('ALICE')}`) : [];
  };

  await run(packages.flatMap((one) => [...createPackage(one.name, one.before), ...grant(one, 'before')]));
  const old = await generate(join(folder, 'old'), packages, database);
  await using oldClient = await connect(old, database);
  const first = await callAll(packages, old, oldClient);
  await run(packages.flatMap((one) => [...changePackage(one), ...grant(one, 'after')]));
  const now = await generate(join(folder, 'new'), packages, database);
  await using newClient = await connect(now, database);
  const second = { old: await callAll(packages, old, oldClient), now: await callAll(packages, now, newClient) };

  const complaints = typeCheckFiles([...filesOf(old, 'old'), ...filesOf(now, 'new')]);
  rmSync(folder, { recursive: true });
  // Generated code itself is right, and so is the compiler's configuration.
  const elsewhere = complaints.filter((line) => !line.startsWith('old/callers/') && !line.startsWith('new/callers/'));
  if (elsewhere.length > 0) throw new Error(`The compiler complains: ${elsewhere.join('; ')}`);
  const complaintsOf = (side: string, name: string) =>
    complaints.filter((line) => line.startsWith(`${side}/callers/${name}.ts`));
  const fates = new Map(
    packages.map(({ name }): [string, Fate] => {
      const result = first.get(name);
      return [
        name,
        {
          before: { complaints: complaintsOf('old', name), failure: result?.failure },
          after: {
            complaints: complaintsOf('new', name),
            oldClient: differenceOf(result, second.old.get(name)),
            newClient: differenceOf(result, second.now.get(name)),
          },
          isOtherwise: [second.old, second.now].some(
            (outcomes) => !isDeepStrictEqual(outcomes.get(name)?.edge, result?.edge),
          ),
        },
      ];
    }),
  );
  return {
    of: (name) => {
      const fate = fates.get(name);
      if (fate === undefined) throw new Error(`there is no package ${name}`);
      return fate;
    },
  };
}

/** The folder of a client and its callers. */
async function generate(folder: string, packages: readonly ChangedPackage[], database: TestDatabase): Promise<string> {
  mkdirSync(join(folder, 'callers'), { recursive: true });
  const { connectString } = database;
  const config = parseConfig(
    {
      connection: { connectString, user: database.userName('ERP'), password: PASSWORD },
      schemas: { erp: { owner: database.userName('ERP') } },
      output: 'generated',
      cursors: CURSORS,
    },
    { file: 'oracle.config.ts', folder },
  );
  await generateClient(config);
  for (const one of packages) writeFileSync(join(folder, 'callers', `${one.name}.ts`), callerOf(one));
  return folder;
}

function callerOf({ name, caller, edge = caller }: ChangedPackage): string {
  const { file, type } = clientNames(name);
  return `${`${caller}${edge}`.includes('Readable') ? "import { Readable } from 'node:stream';\n" : ''}import type { ${type} } from '../generated/erp/${file.replace('.ts', '.js')}';

export async function call(api: ${type}): Promise<unknown> {
${caller.replaceAll(/^/gm, '  ')}
}

export async function edge(api: ${type}): Promise<unknown> {
${edge.replaceAll(/^/gm, '  ')}
}
`;
}

interface ConnectedClient extends AsyncDisposable {
  /** The packages as ALICE calls them. */
  readonly packages: object;
}

async function connect(folder: string, { connectString, userName }: TestDatabase): Promise<ConnectedClient> {
  const module: unknown = await import(pathToFileURL(join(folder, 'generated', 'index.ts')).href);
  if (!isClientModule(module)) throw new TypeError('the generated index exports no createClient');
  const client = module.createClient({
    connectString,
    proxyUser: userName('ERP_APP'),
    credentials: PASSWORD,
    userNames: 'exact',
    schemas: { ERP: userName('ERP') },
  });
  return {
    packages: client.as(userName('ALICE')),
    [Symbol.asyncDispose]: () => client[Symbol.asyncDispose](),
  };
}

interface Answer {
  readonly value: unknown;
  readonly failure: string | undefined;
}

interface Outcome extends Answer {
  readonly edge: Answer;
}

async function callAll(
  packages: readonly ChangedPackage[],
  folder: string,
  client: ConnectedClient,
): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  for (const { name } of packages) {
    const module: unknown = await import(pathToFileURL(join(folder, 'callers', `${name}.ts`)).href);
    if (!isCaller(module)) throw new TypeError(`${name} exports no caller`);
    const api: unknown = Reflect.get(client.packages, clientNames(name).key);
    const answer = await answerOf(() => module.call(api));
    outcomes.set(name, { ...answer, edge: await answerOf(() => module.edge(api)) });
  }
  return outcomes;
}

async function answerOf(call: () => Promise<unknown>): Promise<Answer> {
  try {
    return { value: await call(), failure: undefined };
  } catch (error) {
    return { value: undefined, failure: String(error) };
  }
}

/** Whether a call failed or gave something of another shape. */
function differenceOf(before: Answer | undefined, after: Answer | undefined): string | undefined {
  if (after?.failure !== undefined) return after.failure;
  const [was, is] = [shapeOf(before?.value), shapeOf(after?.value)];
  return was === is ? undefined : `${is} instead of ${was}`;
}

function shapeOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  return `{ ${Object.entries(value)
    .map(([key, one]) => `${key}: ${shapeOf(one)}`)
    .sort()
    .join(', ')} }`;
}

interface ClientModule {
  createClient(options: ClientOptions): AsyncDisposable & { as(user: string): object };
}

function isClientModule(module: unknown): module is ClientModule {
  return typeof module === 'object' && module !== null && 'createClient' in module;
}

function isCaller(module: unknown): module is Record<'call' | 'edge', (api: unknown) => Promise<unknown>> {
  return typeof module === 'object' && module !== null && 'call' in module && 'edge' in module;
}

function filesOf(folder: string, prefix: string): readonly EmittedFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({
      path: `${prefix}/${name.replaceAll('\\', '/')}`,
      text: readFileSync(join(folder, name), 'utf8'),
    }));
}
