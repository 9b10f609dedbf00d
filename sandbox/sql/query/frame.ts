import type { Table } from '../../schema/table.js';
import type { Row, RowSlot } from '../../storage/row.js';
import type { Snapshot } from '../../storage/snapshot.js';
import type { TableRows } from '../../storage/table-rows.js';
import type { Wait } from '../../tasks/task.js';
import type { Value } from '../../values/value.js';
import type { OpenCursor } from '../open-cursor.js';
import type { SessionState, SqlCaller } from '../session-state.js';

/** One execution of a statement: what all its expressions share. */
export class StatementFrame {
  readonly session: SessionState;
  readonly hostValues: readonly Value[];
  readonly snapshot: Snapshot;
  readonly kind: SqlCaller['kind'];
  /** The object ids of the tables that functions which it calls may neither read nor change. */
  readonly mutating: readonly number[];
  /** What NEXTVAL gave for the current row, by sequence: every NEXTVAL of one row is the same. */
  readonly rowSequences = new Map<number, number | bigint>();
  /** Cursors that stand in its rows: they are closed with its own. */
  readonly nested = new Set<OpenCursor>();
  #hasEnded = false;

  constructor(
    session: SessionState,
    hostValues: readonly Value[],
    snapshot: Snapshot,
    dml?: Pick<StatementFrame, 'mutating'>,
  ) {
    this.session = session;
    this.hostValues = hostValues;
    this.snapshot = snapshot;
    this.kind = dml === undefined ? 'query' : 'dml';
    this.mutating = dml?.mutating ?? [];
  }

  /** Its cursor has been closed. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  end(): void {
    this.#hasEnded = true;
    for (const cursor of this.nested) cursor.close();
  }
}

/** A row that a FROM item stands on; `slot` is its place, for rows of tables. */
export interface SourceRow {
  readonly values: Row;
  readonly slot: RowSlot | undefined;
  /** Of a view or subquery whose rows are those of one table: the table's row. */
  readonly base?: SourceRow | undefined;
}

/** Where a query block stands: a row of each of its FROM items, or a group of such rows. */
export class QueryFrame {
  readonly statement: StatementFrame;
  /** The frame of the block around, for correlated subqueries. */
  readonly outer: QueryFrame | undefined;
  /** Undefined where an outer join found no partner. */
  readonly rows: (SourceRow | undefined)[] = [];
  /** ROWNUM: rows accepted so far, and the one being looked at. */
  rowNumber = 0;
  /** In the groups phase: the GROUP BY values, and the aggregates. */
  groupKeys: readonly Value[] = [];
  aggregates: readonly Value[] = [];
  /** Of ROLLUP and the like: the keys that count in this group. */
  groupingSet: ReadonlySet<number> | undefined;
  /** The analytic functions of the current row. */
  windowValues: readonly Value[] = [];

  constructor(statement: StatementFrame, outer: QueryFrame | undefined) {
    this.statement = statement;
    this.outer = outer;
  }

  /** Keeps where the block stands; the function that it gives goes back there. */
  save(): () => void {
    const rows = [...this.rows];
    const { rowNumber, groupKeys, aggregates, groupingSet } = this;
    return () => {
      this.rows.splice(0, this.rows.length, ...rows);
      this.rowNumber = rowNumber;
      this.groupKeys = groupKeys;
      this.aggregates = aggregates;
      this.groupingSet = groupingSet;
    };
  }
}

/** What an operator of the FROM clause yields when it has put the next row into the frame. */
export const ROW_READY = { kind: 'ready' } as const;

/** Puts row after row into a frame; what else it yields are pauses to be handed on. */
export type RowStream = Generator<Wait | typeof ROW_READY, void, void>;

/** A row that a query gives. */
export interface ResultRow {
  readonly kind: 'result';
  readonly values: Row;
  /** What the row was sorted by, for FETCH … WITH TIES. */
  readonly sortKeys?: Row;
  /** FOR UPDATE: the rows of tables that it was made of. */
  readonly slots?: readonly LockTarget[];
  /** The row of the only table that it was made of, if the query's place asks for it. */
  readonly base?: SourceRow | undefined;
  /** In the recursive branch of a WITH clause: the row that it was made from. */
  readonly origin?: SourceRow;
}

export interface LockTarget {
  readonly table: Table;
  readonly rows: TableRows;
  readonly slot: RowSlot;
}

export type ResultStream = Generator<Wait | ResultRow, void, void>;
