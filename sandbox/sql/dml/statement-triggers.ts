import type { Table } from '../../schema/table.js';
import type { Row } from '../../storage/row.js';
import type { Task } from '../../tasks/task.js';
import type { SqlServices } from '../compile-context.js';
import type { SessionState } from '../session-state.js';
import type { TableTrigger, TriggeredRow, TriggeringEvent } from '../table-triggers.js';

/** Fires the triggers of one execution of a statement. */
export class StatementTriggers {
  readonly #services: SqlServices;
  readonly #session: SessionState;
  readonly #tables: readonly Table[];
  readonly #insertsOneRow: boolean;

  /**
   * @param tables that the statement names
   * @param insertsOneRow INSERT … VALUES of a single row, whose BEFORE row triggers may read the table
   */
  constructor(services: SqlServices, session: SessionState, tables: readonly Table[], insertsOneRow: boolean) {
    this.#services = services;
    this.#session = session;
    this.#tables = tables;
    this.#insertsOneRow = insertsOneRow;
  }

  /** Whether the table has triggers: those without need not call the rest. */
  has(table: Table): boolean {
    return this.#services.triggers.of(table) !== undefined;
  }

  /** The triggers at statement level. */
  *statement(timing: 'BEFORE' | 'AFTER', events: readonly TriggeringEvent[]): Task<void> {
    for (const table of this.#tables) {
      const triggers = this.#services.triggers.of(table) ?? [];
      for (const event of events) {
        for (const trigger of triggers) {
          if (trigger.forEachRow || trigger.timing !== timing || !trigger.firesOn(event)) continue;
          yield* trigger.fire(event, undefined, this.#session, this);
        }
      }
    }
  }

  /** @returns the row as the triggers want it written */
  *beforeRow(event: TriggeringEvent, table: Table, old: Row | undefined, given: Row | undefined): Task<Row> {
    const triggers = this.#services.triggers.of(table);
    let row = given ?? [];
    if (triggers === undefined) return row;
    for (const trigger of rowTriggers(triggers, 'BEFORE', event)) {
      const images = imagesOf(table, old, given === undefined ? undefined : row);
      const changed = yield* this.#fire(trigger, event, images, table);
      if (given !== undefined) row = changed ?? row;
    }
    return row;
  }

  *afterRow(event: TriggeringEvent, table: Table, old: Row | undefined, written: Row | undefined): Task<void> {
    const triggers = this.#services.triggers.of(table);
    if (triggers === undefined) return;
    for (const trigger of rowTriggers(triggers, 'AFTER', event)) {
      yield* this.#fire(trigger, event, imagesOf(table, old, written), table);
    }
  }

  /** The triggers of a view, which do what the statement says themselves. */
  *insteadOf(event: TriggeringEvent, view: Table, old: Row | undefined, given: Row | undefined): Task<void> {
    for (const trigger of rowTriggers(this.#services.triggers.of(view) ?? [], 'INSTEAD OF', event)) {
      yield* this.#fire(trigger, event, imagesOf(view, old, given), view);
    }
  }

  /** While a row trigger runs, the tables that the statement is changing cannot be read or changed. */
  *#fire(trigger: TableTrigger, event: TriggeringEvent, images: TriggeredRow, table: Table): Task<Row | undefined> {
    const { mutatingTables } = this.#session;
    const before = mutatingTables.length;
    if (!this.#insertsOneRow || trigger.timing === 'AFTER') {
      mutatingTables.push(...this.#tables.map(({ objectId }) => objectId), table.objectId);
    }
    try {
      return yield* trigger.fire(event, images, this.#session, this);
    } finally {
      mutatingTables.length = before;
    }
  }
}

function rowTriggers(
  triggers: readonly TableTrigger[],
  timing: TableTrigger['timing'],
  event: TriggeringEvent,
): readonly TableTrigger[] {
  return triggers.filter((trigger) => trigger.forEachRow && trigger.timing === timing && trigger.firesOn(event));
}

function imagesOf({ columns }: Table, old: Row | undefined, written: Row | undefined): TriggeredRow {
  const nothing = columns.map(() => null);
  return { old: old ?? nothing, new: written ?? nothing };
}
