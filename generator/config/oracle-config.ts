import type { CursorSamplesConfig, CursorsConfig, ImplicitResultsConfig } from './cursors-config.js';
import type { SandboxConfig } from './sandbox-config.js';
import type { TypesConfig } from './types-config.js';
import type { ZodConfig } from './zod-config.js';

/** What `oracle.config.ts` exports. Unknown keys are errors. */
export interface OracleConfig {
  /**
   * How the generator reaches the database. ORACLE_CONNECT_STRING, ORACLE_USER and ORACLE_PASSWORD, from the environment or a `.env` file
   * beside the configuration, override it; keep the password there.
   */
  readonly connection?: ConnectionConfig | undefined;
  /** The schema, a key of `schemas`, whose packages are at the client's top level, too. May be left out when there is only one. */
  readonly mainSchema?: string | undefined;
  /** What to generate, by schema. Names are written as in SQL: `erp` is ERP, `"Erp"` is exact. */
  readonly schemas: Readonly<Record<string, SchemaConfig>>;
  /** The folder for the generated client, relative to the configuration file. Nothing else should live in it. */
  readonly output: string;
  /** `ts` (the default): the client is TypeScript. `js`: JavaScript with declarations, for projects that compile nothing. */
  readonly emit?: 'ts' | 'js' | undefined;
  /** How generated files import the runtime; `gen-oracle-client/runtime` by default. */
  readonly runtime?: string | undefined;
  readonly naming?: NamingConfig | undefined;
  /** What numbers and dates are in TypeScript. */
  readonly types?: TypesConfig | undefined;
  /** What the rows of cursors are that the database does not describe. */
  readonly cursors?: CursorsConfig | undefined;
  /** What routines give to DBMS_SQL.RETURN_RESULT. */
  readonly implicitResults?: ImplicitResultsConfig | undefined;
  /** Sample calls for `gen-oracle-client cursors record`, which writes `oracle.cursors.json` beside the configuration. */
  readonly cursorSamples?: CursorSamplesConfig | undefined;
  /** Whether a module of zod schemas is written beside each module of the client, and how. `false` by default. */
  readonly zod?: boolean | ZodConfig | undefined;
  /** Documentation of the client; `generate` writes it, too. */
  readonly docs?: DocsConfig | undefined;
  /** What `gen-oracle-client doctor` looks at beside the packages. */
  readonly doctor?: DoctorConfig | undefined;
  /** The embedded database that `gen-oracle-client sandbox` and `--sandbox` start. */
  readonly sandbox?: SandboxConfig | undefined;
}

export interface DoctorConfig {
  /** Users who must be able to connect through the proxy account, and to execute the packages; `--users` names others. */
  readonly users?: readonly string[] | undefined;
}

export interface DocsConfig {
  /** The folder for it, relative to the configuration file. Nothing else should live in it. */
  readonly output: string;
  /** `html`: a site with search that opens from disk. `markdown`: one page per package. `['html']` by default. */
  readonly formats?: readonly DocsFormat[] | undefined;
  /** What it is called: the schemas' names by default. */
  readonly title?: string | undefined;
  /**
   * Whether it tells who has been granted EXECUTE, where whoever generates owns the packages or may read DBA_TAB_PRIVS. `true` by default; `false` where it is
   * generated from databases whose users differ, or is read by people who should not know them.
   */
  readonly grants?: boolean | undefined;
}

export type DocsFormat = 'html' | 'markdown';

export interface ConnectionConfig {
  /** Easy Connect (`host:port/service`), a connect descriptor or a tnsnames.ora alias. */
  readonly connectString?: string | undefined;
  /** Owns the packages, or may execute them. */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

/** Which objects of a schema take part. Patterns are names as in SQL, with `*` for any characters and `?` for one. */
export interface SchemaConfig {
  /** Packages; all of the schema's own by default. An exact name may also be a private synonym of the schema, through which the calls then go. */
  readonly packages?: readonly string[] | undefined;
  /** Procedures and functions outside packages, likewise. */
  readonly routines?: readonly string[] | undefined;
  /** Packages and standalone routines to leave out. */
  readonly exclude?: readonly string[] | undefined;
  /** The schema's name in the database that is read, where it differs from the key; the client keeps the key's name. */
  readonly owner?: string | undefined;
}

export interface NamingConfig {
  /**
   * Where the words of names come from. `source` (the default): a name that its package's specification spells with capitals inside, `GetCustomerName`, is
   * `getCustomerName`. Whoever generates must then be able to read that source (ALL_SOURCE), else it is `getcustomername`; `diff` shows it. `dictionary`: only `_` separates words.
   */
  readonly spelling?: 'source' | 'dictionary' | undefined;
  /** Beginnings of parameter names that the client leaves off: `['p_']` makes P_ORDER_ID `orderId`. */
  readonly stripParameterPrefixes?: readonly string[] | undefined;
  /**
   * Names in the client by Oracle name: `{ 'ERP.ORDERS_API': 'orders', 'ERP.ORDERS_API.NEW_ORDER': 'place',
   * 'ERP.ORDERS_API.NEW_ORDER.P_ID': 'orderId' }`. Of an overloaded routine all overloads are renamed.
   */
  readonly overrides?: Readonly<Record<string, string>> | undefined;
}

/** Gives `oracle.config.ts` its type; returns its argument. */
export function defineConfig(config: OracleConfig): OracleConfig {
  return config;
}
