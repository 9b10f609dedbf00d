import type { Table } from '../schema/table.js';
import type { Row } from '../storage/row.js';
import type { Task } from '../tasks/task.js';
import type { SessionState } from './session-state.js';

/** What a statement does to a table's rows. MERGE does several of them. */
export interface TriggeringEvent {
  readonly kind: 'INSERT' | 'UPDATE' | 'DELETE';
  /** Of UPDATE: the columns that are assigned, which UPDATE OF and UPDATING('COL') ask for. */
  readonly columns: readonly string[];
}

/** Both rows have one value per column of the table, hidden ones included; nulls stand for the row that there is not. */
export interface TriggeredRow {
  readonly old: Row;
  readonly new: Row;
}

/** How SQL reaches the triggers of tables and views: declared here, implemented by the interpreter. */
export interface TableTriggers {
  /** The enabled triggers of a table or view in the order in which they fire; undefined if it has none. */
  of(table: Pick<Table, 'objectId'>): readonly TableTrigger[] | undefined;
}

/** A trigger, or one section of a compound trigger. */
export interface TableTrigger {
  readonly timing: 'BEFORE' | 'AFTER' | 'INSTEAD OF';
  readonly forEachRow: boolean;
  /** @throws OracleError 4098 if the trigger is invalid */
  firesOn(event: TriggeringEvent): boolean;
  /**
   * Runs it in its owner's right, if its WHEN condition holds.
   * @param row of a row trigger
   * @param statement stands for the execution that fires it: sections of a compound trigger share its state
   * @returns the row with what a BEFORE trigger has assigned to :NEW
   * @throws OracleError what it raised, with 4088 below; 4092 for a COMMIT in it
   */
  fire(
    event: TriggeringEvent,
    row: TriggeredRow | undefined,
    session: SessionState,
    statement: object,
  ): Task<Row | undefined>;
}
