import type { Table } from '../../schema/table.js';
import type { View } from '../../schema/view.js';
import type { Row } from '../../storage/row.js';
import { RowSlot } from '../../storage/row.js';
import type { Task } from '../../tasks/task.js';
import type { TriggeringEvent } from '../table-triggers.js';
import type { RowChanges } from './dml-plan.js';
import type { StatementTriggers } from './statement-triggers.js';
import type { TableRules } from './table-rules.js';

const TABLES = new WeakMap<View, Table>();

/** A view as DML sees it that its INSTEAD OF triggers carry out: columns without any rules. */
export function asTable(view: View): Table {
  const known = TABLES.get(view);
  if (known !== undefined) return known;
  const { objectId, owner, name, created, lastDdlTime, timestamp, status, oracleMaintained } = view;
  const table: Table = {
    objectId,
    owner,
    name,
    created,
    lastDdlTime,
    timestamp,
    status,
    oracleMaintained,
    type: 'TABLE',
    columns: view.columns.map(({ name: column, dataType, comment }) => ({
      name: column,
      dataType,
      nullable: true,
      defaultValue: undefined,
      virtual: undefined,
      identity: undefined,
      hidden: false,
      comment,
    })),
    constraints: [],
    organization: 'HEAP',
    temporary: undefined,
    readOnly: false,
    comment: view.comment,
    ...(view.policies === undefined ? {} : { policies: view.policies }),
  };
  TABLES.set(view, table);
  return table;
}

/** Stands for the place of a view's row, which has none. */
export const NO_SLOT = new RowSlot(-1);

/** Leaves what is to be done with a view's rows to its INSTEAD OF triggers. */
export class InsteadOfRows implements RowChanges {
  readonly #triggers: StatementTriggers;

  constructor(triggers: StatementTriggers) {
    this.#triggers = triggers;
  }

  *insert({ table }: TableRules, given: Row): Task<{ readonly slot: RowSlot; readonly values: Row }> {
    yield* this.#triggers.insteadOf({ kind: 'INSERT', columns: [] }, table, undefined, given);
    return { slot: NO_SLOT, values: given };
  }

  *update({ table }: TableRules, _slot: RowSlot, before: Row, given: Row, event: TriggeringEvent): Task<Row> {
    yield* this.#triggers.insteadOf(event, table, before, given);
    return given;
  }

  *delete({ table }: TableRules, _slot: RowSlot, before: Row): Task<void> {
    yield* this.#triggers.insteadOf({ kind: 'DELETE', columns: [] }, table, before, undefined);
  }

  // biome-ignore lint/correctness/useYield: a task like that of tables, which may have to wait
  *lock(): Task<boolean> {
    return true;
  }

  *settle(): Task<void> {}

  *finish(): Task<void> {}
}
