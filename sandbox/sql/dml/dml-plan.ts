import type { Table } from '../../schema/table.js';
import type { Row, RowSlot } from '../../storage/row.js';
import type { Task } from '../../tasks/task.js';
import type { Compiled } from '../expressions/compiled.js';
import type { QueryFrame, StatementFrame } from '../query/frame.js';
import type { OutputColumn } from '../query/select-list.js';
import type { TriggeringEvent } from '../table-triggers.js';
import type { TableRules } from './table-rules.js';

/** A DML statement, compiled. */
export interface DmlPlan {
  readonly table: Table;
  /** What a multi-table insert writes to besides. */
  readonly others?: readonly Table[];
  /** The table is a view, whose INSTEAD OF triggers do the work. */
  readonly insteadOf?: boolean;
  /** What triggers it fires. */
  readonly events: readonly TriggeringEvent[];
  /** INSERT … VALUES of one row. */
  readonly insertsOneRow?: boolean;
  readonly returning: readonly OutputColumn[];
  /** Appended to each affected row before RETURNING sees it. */
  readonly computed?: readonly Compiled<QueryFrame>[];
  /** Does its work once, telling `onRow` of each row that it affected. */
  run(statement: StatementFrame, writer: RowChanges, onRow: AffectedRow): Task<void>;
}

/** `values` as RETURNING sees them: of a deleted row, what it was. */
export type AffectedRow = (slot: RowSlot, values: Row) => void;

/** What becomes of a statement's rows. */
export interface RowChanges {
  /** Inserts a row whose values are of the columns' types. */
  insert(rules: TableRules, given: Row): Task<{ readonly slot: RowSlot; readonly values: Row }>;
  /**
   * Gives a row that `lock` was called for other values.
   * @param event with the columns that the statement assigns to
   */
  update(rules: TableRules, slot: RowSlot, before: Row, given: Row, event: TriggeringEvent): Task<Row>;
  /** Deletes a row that `lock` was called for. */
  delete(rules: TableRules, slot: RowSlot, before: Row): Task<void>;
  /** Locks a row. @returns false if this very statement has changed it already */
  lock(table: Table, slot: RowSlot): Task<boolean>;
  /** Makes the checks that are about the last row only, before the statement goes on. */
  settle(): Task<void>;
  finish(): Task<void>;
}
