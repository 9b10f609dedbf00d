import type { StoredUnit } from '../schema/stored-unit.js';
import type { Table } from '../schema/table.js';
import { evaluate } from '../sql/expressions/compiled.js';
import type { SessionState } from '../sql/session-state.js';
import type { TableTrigger, TableTriggers, TriggeredRow, TriggeringEvent } from '../sql/table-triggers.js';
import type { Task } from '../tasks/task.js';
import { copyValue, RecordValue } from '../values/composite.js';
import { leaving } from './calls/invoke.js';
import { inRightsOf } from './calls/rights.js';
import { RaisedException } from './exceptions/raised-exception.js';
import { newFrame } from './frame.js';
import type { PlsqlSession } from './plsql-session.js';
import type { PlsqlSessions } from './plsql-sessions.js';
import { executeStatement } from './statements/completion.js';
import type { TriggerUnit } from './units/trigger-unit.js';
import type { UnitLibrary } from './units/unit-library.js';

/** Triggers of tables, as DML fires them. */
export class PlsqlTriggers implements TableTriggers {
  readonly #library: UnitLibrary;
  readonly #sessions: PlsqlSessions;
  /** By the table's id: what there is at one version of the schema. */
  readonly #tables = new Map<number, readonly TableTrigger[]>();
  #version = -1;

  constructor(library: UnitLibrary, sessions: PlsqlSessions) {
    this.#library = library;
    this.#sessions = sessions;
  }

  of({ objectId }: Table): readonly TableTrigger[] | undefined {
    const { version } = this.#library.schema;
    if (version !== this.#version) this.#read(version);
    return this.#tables.get(objectId);
  }

  #read(version: number): void {
    const { schema } = this.#library;
    this.#tables.clear();
    this.#version = version;
    const enabled = new Map<number, StoredUnit[]>();
    for (const object of schema.objects()) {
      if (object.type !== 'TRIGGER' || object.trigger?.enabled !== true) continue;
      const table = schema.findTable(object.trigger.tableOwner, object.trigger.tableName);
      if (table === undefined) continue;
      const units = enabled.get(table.objectId);
      if (units === undefined) enabled.set(table.objectId, [object]);
      else units.push(object);
    }
    for (const [objectId, units] of enabled) {
      this.#tables.set(
        objectId,
        inOrder(units).map((unit) => this.#trigger(unit)),
      );
    }
  }

  #trigger(stored: StoredUnit): TableTrigger {
    const library = this.#library;
    const sessions = this.#sessions;
    const timing = stored.trigger?.timing ?? '';
    const events = new Set(stored.trigger?.event.split(' OR '));
    return {
      timing: timing.startsWith('BEFORE') ? 'BEFORE' : 'AFTER',
      forEachRow: timing.endsWith('EACH ROW'),
      firesOn(event) {
        return events.has(event.kind) && isAssigned(library.triggerUnit(stored), event);
      },
      fire: (event, row, session) => fire(library.triggerUnit(stored), event, row, sessions.of(session), session),
    };
  }
}

/** UPDATE OF: whether one of its columns is assigned. */
function isAssigned({ tree }: TriggerUnit, { kind, columns }: TriggeringEvent): boolean {
  const listed = tree.events.find(({ event }) => event === kind)?.columns ?? [];
  return listed.length === 0 || listed.some(({ name }) => columns.includes(name));
}

function* fire(
  unit: TriggerUnit,
  event: TriggeringEvent,
  row: TriggeredRow | undefined,
  session: PlsqlSession,
  sql: SessionState,
): Task<TriggeredRow['new'] | undefined> {
  const { unitName, layout, rowType, slots, when, owner } = unit;
  const frame = newFrame(session, layout, undefined);
  const written = row === undefined ? undefined : new RecordValue(rowType, row.new.map(copyValue));
  if (row !== undefined && written !== undefined) {
    frame.slots[slots.old] = new RecordValue(rowType, row.old.map(copyValue));
    frame.slots[slots.new] = written;
  }
  session.triggeringEvents.push(event);
  sql.triggerDepth += 1;
  try {
    session.enterCall(frame, unitName);
    try {
      yield* inRightsOf({ definer: owner }, session, run());
    } finally {
      session.leaveCall();
    }
  } catch (error) {
    const raised = leaving(error, frame, unitName);
    if (raised instanceof RaisedException) raised.noteTrigger(unitName);
    throw raised;
  } finally {
    sql.triggerDepth -= 1;
    session.triggeringEvents.pop();
  }
  return written?.fields;

  function* run(): Task<void> {
    if (when !== undefined && (yield* evaluate(when, frame)) !== true) return;
    yield* executeStatement(unit.body, frame);
  }
}

/** Those that others are to follow come first; otherwise in the order of their creation. */
function inOrder(units: readonly StoredUnit[]): readonly StoredUnit[] {
  const waiting = units.toSorted((left, right) => left.objectId - right.objectId);
  const ordered: StoredUnit[] = [];
  while (waiting.length > 0) {
    const free = waiting.findIndex((unit) => !waiting.some((other) => follows(unit, other)));
    ordered.push(...waiting.splice(Math.max(free, 0), 1));
  }
  return ordered;
}

function follows({ trigger }: StoredUnit, { owner, name }: StoredUnit): boolean {
  return trigger?.follows.some((followed) => followed.owner === owner && followed.name === name) ?? false;
}
