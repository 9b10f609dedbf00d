import type { Table } from '../../schema/table.js';
import type { Row, RowSlot } from '../../storage/row.js';
import type { Task } from '../../tasks/task.js';
import type { StatementFrame } from '../query/frame.js';
import type { OutputColumn } from '../query/select-list.js';
import type { TriggeringEvent } from '../table-triggers.js';
import type { RowWriter } from './row-writer.js';

/** A DML statement, compiled. */
export interface DmlPlan {
  readonly table: Table;
  /** What triggers it fires. */
  readonly events: readonly TriggeringEvent[];
  /** INSERT … VALUES of one row. */
  readonly insertsOneRow?: boolean;
  readonly returning: readonly OutputColumn[];
  /** Does its work once, telling `onRow` of each row that it affected. */
  run(statement: StatementFrame, writer: RowWriter, onRow: AffectedRow): Task<void>;
}

/** `values` as RETURNING sees them: of a deleted row, what it was. */
export type AffectedRow = (slot: RowSlot, values: Row) => void;
