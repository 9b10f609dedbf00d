import type { FetchTypeHandler } from './fetch-types.js';
import type { DriverLob } from './lob.js';

/**
 * The part of the `oracledb` module that the runtime uses, in words of our own, so that the public types mention none of
 * oracledb's. `createClient({ driver: oracledb })` fits.
 */
export interface OracleDriver {
  /** False once the application has called `initOracleClient`. */
  readonly thin: boolean;
  getConnection(attributes: LoginAttributes): Promise<DriverConnection>;
  createPool(attributes: LoginAttributes): Promise<DriverPool>;
  readonly BIND_IN: number;
  readonly BIND_INOUT: number;
  readonly BIND_OUT: number;
  readonly DB_TYPE_BINARY_DOUBLE: DriverType;
  readonly DB_TYPE_BINARY_FLOAT: DriverType;
  readonly DB_TYPE_BINARY_INTEGER: DriverType;
  readonly DB_TYPE_BLOB: DriverType;
  readonly DB_TYPE_BOOLEAN: DriverType;
  readonly DB_TYPE_CLOB: DriverType;
  readonly DB_TYPE_CURSOR: DriverType;
  readonly DB_TYPE_INTERVAL_DS: DriverType;
  readonly DB_TYPE_INTERVAL_YM: DriverType;
  readonly DB_TYPE_NCLOB: DriverType;
  readonly DB_TYPE_NUMBER: DriverType;
  readonly DB_TYPE_NVARCHAR: DriverType;
  readonly DB_TYPE_RAW: DriverType;
  readonly DB_TYPE_VARCHAR: DriverType;
  readonly DB_TYPE_VECTOR: DriverType;
  readonly IntervalDS: new () => object;
  readonly IntervalYM: new () => object;
}

/** One of the driver's type constants. */
export interface DriverType {
  num: number;
  name: string;
  columnTypeName: string;
  oraTypeNum: number;
}

/** What a login is made with: user and password are ours, the rest is passed through from the client's options. */
export interface LoginAttributes {
  readonly user: string;
  readonly password: string;
  readonly connectString: string;
  readonly [option: string]: unknown;
}

/** A pool of the driver's Thick mode. Each connection is for the user that is asked for; without one, for the pool's own. */
export interface DriverPool {
  getConnection(attributes: { readonly user?: string }): Promise<DriverConnection>;
  /** @param drainTime seconds after which connections in use are closed, too; without it the pool stays open while there are any */
  close(drainTime?: number): Promise<void>;
}

/** A connection of the driver. */
export interface DriverConnection {
  callTimeout?: number | undefined;
  clientId?: string | undefined;
  module?: string | undefined;
  action?: string | undefined;
  clientInfo?: string | undefined;
  dbOp?: string | undefined;
  ecid?: string | undefined;
  /** Whether the server said with its last answer that a transaction is open. */
  readonly transactionInProgress?: boolean | undefined;
  /** Attributes of an application context, for the next round trip: one each. '' clears one. */
  appContext(namespaceName: string, keyValues: Record<string, string>[]): void;
  execute(statement: string, binds: DriverBinds, options: ExecuteOptions): Promise<DriverResult>;
  /** An empty temporary LOB. */
  createLob(type: Omit<DriverType, 'oraTypeNum'>): Promise<DriverLob>;
  /** A round trip that only shows whether the database answers. */
  ping(): Promise<void>;
  rollback(): Promise<void>;
  /** Stops the running call, which then fails with ORA-01013. */
  break(): Promise<void>;
  /** @param options `drop`: a pool of the driver is not to lend it again */
  close(options: { readonly drop: boolean }): Promise<void>;
  /** A local check, without a round trip. */
  isHealthy(): boolean;
}

export interface ExecuteOptions {
  autoCommit: boolean;
  /** Implicit results as result sets. Otherwise the driver would fetch all their rows at once. */
  resultSet: true;
  /** Rows per round trip of a cursor that the statement opens. */
  fetchArraySize?: number;
  fetchTypeHandler?: FetchTypeHandler;
}

/** By position or by name. */
export type DriverBinds = DriverBind[] | Record<string, DriverBind>;

/** One bind. */
export interface DriverBind {
  dir: number;
  type: DriverType;
  val?: unknown;
  maxSize?: number | undefined;
  maxArraySize?: number | undefined;
}

export interface DriverResult {
  readonly outBinds?: unknown;
  /** Of DBMS_SQL.RETURN_RESULT. */
  readonly implicitResults?: unknown;
}
