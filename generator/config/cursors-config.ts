import type { OwnMapping } from './types-config.js';

/**
 * What the rows of cursors are, by parameter: `{ 'ERP.ORDERS_API.LIST_ORDERS.P_ROWS': 'ERP.ORDERS_API.ORDER_REC' }`; a function's own value is called RETURN. Of an
 * overloaded routine all overloads are meant that have it. The cursor's columns are found by their names; others that it has are left out.
 */
export type CursorsConfig = Readonly<Record<string, CursorRowConfig>>;

/** A record type of a package, a table or view (`ERP.ORDERS`) or a package's cursor (`ERP.ORDERS_API.C_ORDERS`) whose row it is; or the columns themselves. */
export type CursorRowConfig = string | Readonly<Record<string, ColumnConfig>>;

/** A type as SQL writes it: `NUMBER(9,2)`, `VARCHAR2(30 CHAR)`, `TIMESTAMP WITH TIME ZONE`. */
export type ColumnConfig = string | MappedColumnConfig | NestedCursorConfig;

/** The column of a CURSOR expression, with rows of its own. */
export interface NestedCursorConfig {
  /** What they are. */
  readonly cursor: CursorRowConfig;
}

/** A column with a mapping of its own over the rules for its type. */
export interface MappedColumnConfig extends OwnMapping {
  readonly type: string;
}

/**
 * What routines give to DBMS_SQL.RETURN_RESULT, which no declaration tells: `{ 'ERP.REPORTS_API.RUN': true }` for whatever it is, or the rows of each result in their order. The
 * results are under `implicitResults` in that of the routine.
 */
export type ImplicitResultsConfig = Readonly<Record<string, true | readonly CursorRowConfig[]>>;

/**
 * Calls by which `gen-oracle-client cursors record` finds out what cursors are opened, by routine: `{ 'ERP.ORDERS_API.LIST_ORDERS': { user: 'alice', args: { p_id: 42 } } }`.
 * Each is made in a transaction that is rolled back; what a routine commits itself stays.
 */
export type CursorSamplesConfig = Readonly<Record<string, CursorSampleConfig>>;

export interface CursorSampleConfig {
  /** On whose behalf, through the account of `connection`; that account itself by default. */
  readonly user?: string | undefined;
  /** By parameter. Texts for dates are ISO 8601, for RAW hexadecimal. */
  readonly args?: Readonly<Record<string, SampleArgument>> | undefined;
}

export type SampleArgument = string | number | boolean | null;
