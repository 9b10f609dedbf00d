import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import oracledb from 'oracledb';
import { parseConfig } from '../../generator/config/parse-config.js';
import { generateClient } from '../../generator/generate.js';
import { createOracleClient, type OracleClient, type RoutineReference } from '../../runtime/index.js';
import { type Stub, type StubImplementation, startTestSandbox, type TestSandbox } from '../../testing/index.js';

type AnyArguments = Record<string, unknown>;
type Call = (args?: object, options?: object) => Promise<unknown>;

/** A client generated from package specifications, and the sandbox with them in which its routines are stubbed. */
export interface StubbedClient extends AsyncDisposable {
  readonly sandbox: TestSandbox;
  /** `ordersApi.createOrder` of the generated `routines`. */
  stub(path: string, implementation: StubImplementation<AnyArguments, unknown>): Promise<Stub<AnyArguments, unknown>>;
  removeStubs(): void;
  /** Called as ALICE. */
  routine(path: string): Call;
  /** As SYSTEM, on a connection of its own that is kept. */
  execute(sql: string, options?: { readonly commit: boolean }): Promise<void>;
  query(sql: string, binds?: readonly unknown[]): Promise<unknown>;
}

const PASSWORD = 'Secret-1-of-tests';
const USERS = `CREATE USER erp IDENTIFIED BY "${PASSWORD}" QUOTA UNLIMITED ON users;
GRANT CREATE SESSION TO erp;
CREATE USER erp_app IDENTIFIED BY "${PASSWORD}";
GRANT CREATE SESSION TO erp_app;
CREATE USER alice IDENTIFIED BY "${PASSWORD}";
GRANT CREATE SESSION TO alice;
ALTER USER alice GRANT CONNECT THROUGH erp_app;
`;

/** @param directories where files of directories are, by the directories' names */
export async function stubbedClient(
  script: string,
  directories: Readonly<Record<string, string>> = {},
): Promise<StubbedClient> {
  const folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-stubbed-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'objects.sql'), USERS + script);
  const sandbox = await startTestSandbox({ scripts: [join(folder, 'objects.sql')], directories });
  const { connectString, systemPassword } = sandbox;
  const config = {
    connection: { connectString, user: 'ERP', password: PASSWORD },
    schemas: { erp: {} },
    output: 'generated',
    naming: { stripParameterPrefixes: ['p_'] },
  };
  await generateClient(parseConfig(config, { file: 'oracle.config.ts', folder }));
  const load = async (name: string): Promise<object> => {
    const module: unknown = await import(pathToFileURL(join(folder, 'generated', name)).href);
    if (typeof module !== 'object' || module === null) throw new TypeError(`${name} is no module`);
    return module;
  };
  const { createClient } = { createClient: createOracleClient, ...(await load('index.ts')) };
  const client: OracleClient<object> = Reflect.apply(createClient, undefined, [
    { connectString, proxyUser: 'ERP_APP', credentials: PASSWORD, userNames: 'exact' },
  ]);
  const references = Reflect.get(await load('routines.ts'), 'routines');
  const system = await oracledb.getConnection({ connectString, user: 'SYSTEM', password: systemPassword });
  const stubs: Stub<AnyArguments, unknown>[] = [];
  return {
    sandbox,
    async stub(path, implementation) {
      const reference = memberOf(references, path);
      if (!isReference(reference)) throw new TypeError(`routines has no ${path}`);
      const stub = await sandbox.stub(reference, implementation);
      stubs.push(stub);
      return stub;
    },
    removeStubs() {
      for (const stub of stubs.splice(0)) stub.remove();
    },
    routine(path) {
      const call = memberOf(client.as('ALICE'), path);
      if (!isCall(call)) throw new TypeError(`the client has no ${path}`);
      return call;
    },
    async execute(sql, { commit } = { commit: true }) {
      await system.execute(sql, [], { autoCommit: commit });
    },
    async query(sql, binds = []) {
      const { rows } = await system.execute(sql, [...binds]);
      return rows;
    },
    async [Symbol.asyncDispose]() {
      await client.$close();
      await system.close();
      await sandbox.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

function memberOf(from: unknown, path: string): unknown {
  return path.split('.').reduce((at: unknown, key): unknown => {
    if (typeof at !== 'object' || at === null) throw new TypeError(`there is no ${path}`);
    return Reflect.get(at, key);
  }, from);
}

function isReference(value: unknown): value is RoutineReference<AnyArguments, unknown> {
  return typeof value === 'object' && value !== null && 'load' in value;
}

function isCall(value: unknown): value is Call {
  return typeof value === 'function';
}
