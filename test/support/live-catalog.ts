import { readCatalog } from '../../generator/catalog/read-catalog.js';
import type { DocsConfig, SchemaConfig } from '../../generator/config/oracle-config.js';
import { parseConfig } from '../../generator/config/parse-config.js';
import type { Catalog } from '../../generator/model/catalog.js';
import type { SandboxOptions } from '../../sandbox/index.js';
import { driverSandbox } from './driver-sandbox.js';

export type Version = NonNullable<SandboxOptions['version']>;

/** The accounts: ERP and HR own things, READER has what it is granted. */
const ACCOUNTS = ['erp', 'hr', 'reader'].flatMap((name) => [
  `create user ${name} identified by "Secret-1"`,
  `grant create session to ${name}`,
]);

/** What the generator, as `reader`, makes of the schemas after these statements of SYSTEM, and how many statements it sent for that. */
export async function liveCatalog(
  version: Version,
  statements: readonly string[],
  {
    reader = 'erp',
    schemas = { erp: {} },
    docs,
  }: { reader?: string; schemas?: Record<string, SchemaConfig>; docs?: DocsConfig } = {},
): Promise<{ readonly catalog: Catalog; readonly roundTrips: number }> {
  const { sandbox } = await driverSandbox([...ACCOUNTS, ...statements], { version });
  const { connectString } = sandbox;
  const config = parseConfig(
    { connection: { connectString, user: reader, password: 'Secret-1' }, schemas, output: 'generated', docs },
    { file: 'oracle.config.ts', folder: '/nowhere' },
  );
  const before = sandbox.roundTrips;
  const catalog = await readCatalog(config);
  return { catalog, roundTrips: sandbox.roundTrips - before };
}
