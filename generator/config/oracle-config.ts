import type { CursorSamplesConfig, CursorsConfig } from './cursors-config.js';
import type { TypesConfig } from './types-config.js';

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
  /** How generated files import the runtime; `gen-oracle-client/runtime` by default. */
  readonly runtime?: string | undefined;
  readonly naming?: NamingConfig | undefined;
  /** What numbers and dates are in TypeScript. */
  readonly types?: TypesConfig | undefined;
  /** What the rows of cursors are that the database does not describe. */
  readonly cursors?: CursorsConfig | undefined;
  /** Sample calls for `gen-oracle-client cursors record`, which writes `oracle.cursors.json` beside the configuration. */
  readonly cursorSamples?: CursorSamplesConfig | undefined;
}

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
