import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OracleConfig } from '../../generator/config/oracle-config.js';
import { parseConfig } from '../../generator/config/parse-config.js';
import { type GenerateReport, generateClient } from '../../generator/generate.js';
import type { CallOptions, ClientOptions } from '../../runtime/index.js';
import type { UserContext } from '../../runtime/sessions/user-context.js';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.js';
import { openTestDatabase } from '../../testing/open-test-database.js';
import { nameUsers, type TestDatabase } from '../../testing/test-database.js';

const USERS = ['ERP', 'OPS', 'ERP_APP', 'ALICE'] as const;
const PASSWORD = 'Secret-1-of-tests';

/** ERP and OPS own things, ERP_APP logs in for ALICE. */
const CREATE_USERS = USERS.map(
  (name) => `CREATE USER ${name} IDENTIFIED BY "${PASSWORD}";
GRANT CREATE SESSION TO ${name};
`,
).concat(`ALTER USER erp QUOTA UNLIMITED ON users;
ALTER USER alice GRANT CONNECT THROUGH erp_app;
`);

/** A routine of a generated client, as a test calls it that makes up its names. */
export interface Call {
  (args?: unknown, options?: CallOptions): Promise<unknown>;
  readonly stream: (args?: unknown, options?: CallOptions) => Promise<unknown>;
}

/** A client that the generator wrote for the objects of some scripts, and the database that it calls. */
export interface GeneratedClient extends AsyncDisposable {
  readonly database: TestDatabase;
  /** What `profile` or `directories` asked for. */
  readonly sandbox: Sandbox | undefined;
  readonly report: GenerateReport;
  /** The generated files by name. */
  readonly files: Readonly<Record<string, string>>;
  /** What a generated module exports: `exportsOf('erp/orders-api.ts')`. */
  exportsOf(path: string): Promise<Readonly<Record<string, unknown>>>;
  /** `routine('ordersApi.createOrder')`, called as ALICE. */
  routine(path: string): Call;
  /** Logs in directly, for `oracledb.getConnection`. */
  account(user: (typeof USERS)[number]): {
    readonly connectString: string;
    readonly user: string;
    readonly password: string;
  };
  /** Another client made from the same generated files. */
  connect(options: Partial<ClientOptions>): Promise<ConnectedClient>;
}

export interface ConnectedClient extends AsyncDisposable {
  /** Called as ALICE. */
  routine(path: string): Call;
  /** Called as whom `userSource` says. */
  current(path: string): Call;
  /** The routines within a `$transaction` or `$session` of ALICE's. */
  within<T>(scope: '$transaction' | '$session', work: (routine: (path: string) => Call) => Promise<T>): Promise<T>;
  readonly $stats: { readonly open: number; readonly leased: number };
}

export interface GeneratedClientOptions {
  /** SQL*Plus's text, run after the users ERP, OPS, ERP_APP and ALICE are there. */
  readonly script: string;
  /** Default: ERP. */
  readonly schemas?: OracleConfig['schemas'];
  readonly naming?: OracleConfig['naming'];
  readonly types?: OracleConfig['types'];
  readonly cursors?: OracleConfig['cursors'];
  readonly implicitResults?: OracleConfig['implicitResults'];
  /** Asks for a sandbox of that generation. Default: the test database, which may be a real one. */
  readonly profile?: '23ai' | '19c';
  /** Where files of directories are, by the directories' names. Asks for a sandbox. */
  readonly directories?: Readonly<Record<string, string>>;
  /** Who reads the dictionary. Default ERP. */
  readonly reader?: (typeof USERS)[number];
}

/** Loads a script, reads the dictionary, writes the client, imports and connects it. */
export async function generatedClient(options: GeneratedClientOptions): Promise<GeneratedClient> {
  const folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-generated-'));
  // Or Node would take the generated modules for CommonJS, with classes of their own.
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const { database, sandbox } = await open(folder, options);
  try {
    const config = parseConfig(configFor(database, options), { file: 'oracle.config.ts', folder });
    const report = await generateClient(config);
    const connect = (clientOptions: Partial<ClientOptions>) =>
      importClient(join(folder, 'generated'), database, options.schemas ?? {}, clientOptions);
    const client = await connect({});
    return {
      database,
      sandbox,
      report,
      files: readFiles(join(folder, 'generated')),
      exportsOf: (path) => exportsOf(join(folder, 'generated', path)),
      routine: (path) => client.routine(path),
      account: (user) => ({
        connectString: database.connectString,
        user: database.userName(user),
        password: PASSWORD,
      }),
      connect,
      [Symbol.asyncDispose]: async () => {
        await client[Symbol.asyncDispose]();
        await database[Symbol.asyncDispose]();
        rmSync(folder, { recursive: true });
      },
    };
  } catch (error) {
    await database[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
    throw error;
  }
}

async function open(
  folder: string,
  { script, profile, directories }: GeneratedClientOptions,
): Promise<{ readonly database: TestDatabase; readonly sandbox: Sandbox | undefined }> {
  const file = join(folder, 'objects.sql');
  writeFileSync(file, `${CREATE_USERS.join('')}${script}\n`);
  if (profile === undefined && directories === undefined) {
    return { database: await openTestDatabase({ scripts: [file], users: USERS }), sandbox: undefined };
  }
  const sandbox = await startSandbox({
    scripts: [file],
    ...(profile === undefined ? {} : { profile }),
    ...(directories === undefined ? {} : { directories }),
  });
  const database: TestDatabase = {
    connectString: sandbox.connectString,
    description: `sandbox of ${profile ?? '23ai'}`,
    userName: nameUsers(USERS, ''),
    [Symbol.asyncDispose]: () => sandbox.stop(),
  };
  return { database, sandbox };
}

function configFor(
  database: TestDatabase,
  { schemas = { erp: {} }, naming, types, cursors, implicitResults, reader = 'ERP' }: GeneratedClientOptions,
): OracleConfig {
  const owned = Object.entries(schemas).map(([name, schema]) => [
    name,
    { owner: database.userName(name.toUpperCase()), ...schema },
  ]);
  return {
    connection: {
      connectString: database.connectString,
      user: database.userName(reader),
      password: PASSWORD,
    },
    schemas: Object.fromEntries(owned),
    output: 'generated',
    ...(naming === undefined ? {} : { naming }),
    ...(types === undefined ? {} : { types }),
    ...(cursors === undefined ? {} : { cursors }),
    ...(implicitResults === undefined ? {} : { implicitResults }),
  };
}

async function importClient(
  folder: string,
  { connectString, userName }: TestDatabase,
  schemas: Readonly<Record<string, unknown>>,
  options: Partial<ClientOptions>,
): Promise<ConnectedClient> {
  const module: unknown = await import(pathToFileURL(join(folder, 'index.ts')).href);
  if (!isClientModule(module)) throw new TypeError('the generated index exports no createClient');
  const owners = Object.keys({ ERP: {}, ...schemas }).map((name) => [name.toUpperCase(), userName(name.toUpperCase())]);
  const client = module.createClient({
    connectString,
    proxyUser: userName('ERP_APP'),
    credentials: PASSWORD,
    userNames: 'exact',
    schemas: Object.fromEntries(owners),
    ...options,
  });
  const alice = client.as(userName('ALICE'));
  return {
    routine: (path) => routineOf(alice, path),
    current: (path) => routineOf(client, path),
    within: (scope, work) => alice[scope]((inner) => work((path) => routineOf(inner, path))),
    get $stats() {
      return client.$stats;
    },
    [Symbol.asyncDispose]: () => client[Symbol.asyncDispose](),
  };
}

async function exportsOf(file: string): Promise<Readonly<Record<string, unknown>>> {
  const module: unknown = await import(pathToFileURL(file).href);
  return typeof module === 'object' ? { ...module } : {};
}

type Scope = <T>(work: (client: object) => Promise<T>) => Promise<T>;

interface ClientModule {
  createClient(options: ClientOptions): AsyncDisposable & {
    as(user: UserContext | string): Record<'$transaction' | '$session', Scope>;
    readonly $stats: { readonly open: number; readonly leased: number };
  };
}

function isClientModule(module: unknown): module is ClientModule {
  return typeof module === 'object' && module !== null && 'createClient' in module;
}

function routineOf(client: object, path: string): Call {
  let member: unknown = client;
  for (const key of path.split('.')) {
    if (typeof member !== 'object' || member === null) throw new TypeError(`the client has no ${path}`);
    member = Reflect.get(member, key);
  }
  if (!isCall(member)) throw new TypeError(`the client has no routine ${path}`);
  return member;
}

function isCall(member: unknown): member is Call {
  return typeof member === 'function';
}

function readFiles(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return Object.fromEntries(
    names.sort().map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]),
  );
}
