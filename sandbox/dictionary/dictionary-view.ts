import type { SchemaStore } from '../schema/schema-store.js';
import type { SecurityDomain } from '../schema/security-domain.js';
import type { Sequence } from '../schema/sequence.js';
import type { DataType } from '../values/data-type.js';
import type { Value } from '../values/value.js';
import type { Xid } from '../values/xid.js';

/** A view of the data dictionary under one of its names, such as ALL_OBJECTS. Its rows are made when it is read. */
export interface DictionaryView {
  readonly name: string;
  /** `catalog` needs SELECT_CATALOG_ROLE or SELECT ANY DICTIONARY; for others the view does not exist. */
  readonly access: 'public' | 'catalog';
  readonly columns: readonly DictionaryColumn[];
  /**
   * The rows, in the columns' order.
   * @param restrictions what the query compares columns with; a view may leave out rows that do not satisfy them
   */
  rows(context: DictionaryContext, restrictions: Restrictions): Iterable<readonly Value[]>;
}

export interface DictionaryColumn {
  readonly name: string;
  readonly dataType: DataType;
  readonly nullable: boolean;
}

/** Columns that are compared with known values: `OWNER = 'ERP'`, `OBJECT_NAME IN (…)`. */
export type Restrictions = ReadonlyMap<string, ReadonlySet<Value>>;

/** Who asks, and where the answers come from. */
export interface DictionaryContext {
  readonly store: SchemaStore;
  /** The asking session's user and enabled roles. */
  readonly domain: SecurityDomain;
  readonly session: DictionarySession;
  readonly database: DatabaseFacts;
  /** LAST_NUMBER of a sequence. */
  nextSequenceValue(sequence: Sequence): bigint;
  /** Branches of global transactions that are prepared. */
  pendingTransactions(): Iterable<Xid>;
}

/** What the views say of the asking session. */
export interface DictionarySession {
  readonly sid: number;
  readonly serial: number;
  readonly audsid: number;
  readonly sessionUser: string;
  readonly sessionUserId: number;
  readonly proxyUser: string | undefined;
  readonly currentSchema: string;
  readonly program: string;
  readonly machine: string;
  readonly osUser: string;
  readonly terminal: string;
  readonly processId: string;
  readonly pooled: boolean;
  /** That its client holds. */
  readonly temporaryLobs: number;
  readonly serviceName: string;
  readonly logonTime: Date;
  readonly clientIdentifier: string | null;
  readonly module: string | null;
  readonly action: string | null;
  readonly clientInfo: string | null;
  /** Parameter name to value: what NLS_SESSION_PARAMETERS shows. */
  readonly nlsParameters: ReadonlyMap<string, string>;
}

export interface DatabaseFacts {
  /** `[23, 9, 0, 25, 10]`: decides which views and columns there are. */
  readonly version: readonly [number, number, number, number, number];
  readonly databaseName: string;
  readonly sessions: () => Iterable<DictionarySession>;
}
