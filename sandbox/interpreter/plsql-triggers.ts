import type { StoredUnit, TimingPoint } from '../schema/stored-unit.js';
import type { Table } from '../schema/table.js';
import { evaluate } from '../sql/expressions/compiled.js';
import type { SessionState } from '../sql/session-state.js';
import type { TableTrigger, TableTriggers, TriggeredRow, TriggeringEvent } from '../sql/table-triggers.js';
import type { Task } from '../tasks/task.js';
import { copyValue, RecordValue } from '../values/composite.js';
import { leaving } from './calls/invoke.js';
import { inRightsOf } from './calls/rights.js';
import { RaisedException } from './exceptions/raised-exception.js';
import { type Frame, newFrame } from './frame.js';
import { nameIn } from './names/unit-path.js';
import type { PlsqlSession } from './plsql-session.js';
import type { PlsqlSessions } from './plsql-sessions.js';
import { type CompiledStatement, executeStatement } from './statements/completion.js';
import type { TriggerUnit } from './units/trigger-unit.js';
import type { UnitLibrary } from './units/unit-library.js';

/** Triggers of tables and views, as DML fires them. */
export class PlsqlTriggers implements TableTriggers {
  readonly #library: UnitLibrary;
  readonly #sessions: PlsqlSessions;
  /** By the id of the table or view: what there is at one version of the schema. */
  readonly #tables = new Map<number, readonly TableTrigger[]>();
  #version = -1;
  /** Of statements that are running: the variables of compound triggers, by their ids. */
  readonly #states = new WeakMap<object, Map<number, Frame>>();

  constructor(library: UnitLibrary, sessions: PlsqlSessions) {
    this.#library = library;
    this.#sessions = sessions;
  }

  of({ objectId }: Pick<Table, 'objectId'>): readonly TableTrigger[] | undefined {
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
      const subject = schema.find(object.trigger.tableOwner, object.trigger.tableName);
      if (subject?.type !== 'TABLE' && subject?.type !== 'VIEW') continue;
      const units = enabled.get(subject.objectId);
      if (units === undefined) enabled.set(subject.objectId, [object]);
      else units.push(object);
    }
    for (const [objectId, units] of enabled) {
      this.#tables.set(
        objectId,
        inOrder(units).flatMap((unit) => unit.trigger?.points.map((point) => this.#trigger(unit, point)) ?? []),
      );
    }
  }

  #trigger(stored: StoredUnit, { timing, forEachRow }: TimingPoint): TableTrigger {
    const library = this.#library;
    const sessions = this.#sessions;
    const events = new Set(stored.trigger?.event.split(' OR '));
    return {
      timing,
      forEachRow,
      firesOn(event) {
        return events.has(event.kind) && isAssigned(library.triggerUnit(stored), event);
      },
      fire: (event, row, session, statement) => {
        const unit = library.triggerUnit(stored);
        const at = unit.bodies.find(({ point }) => point.timing === timing && point.forEachRow === forEachRow);
        if (at === undefined) throw new Error(`${unit.unitName} has lost a section`);
        const frame = this.#frame(unit, stored.objectId, sessions.of(session), statement);
        return frame.frame.session.calledBySql(fire(unit, at.body, event, row, frame, session));
      },
    };
  }

  /** A new one for each firing, but one for all sections of a compound trigger as long as the statement lasts. */
  #frame(unit: TriggerUnit, objectId: number, session: PlsqlSession, statement: object): FiringFrame {
    const { state, layout } = unit;
    if (state === undefined) return { frame: newFrame(session, layout, undefined), entered: undefined };
    const states = this.#states.get(statement) ?? new Map<number, Frame>();
    this.#states.set(statement, states);
    const known = states.get(objectId);
    if (known !== undefined) return { frame: known, entered: undefined };
    const frame = newFrame(session, layout, undefined);
    states.set(objectId, frame);
    return { frame, entered: state };
  }
}

interface FiringFrame {
  readonly frame: Frame;
  /** What is to run before: the frame's variables are new. */
  readonly entered: CompiledStatement | undefined;
}

/** UPDATE OF: whether one of its columns is assigned. */
function isAssigned({ tree }: TriggerUnit, { kind, columns }: TriggeringEvent): boolean {
  const listed = tree.events.find(({ event }) => event === kind)?.columns ?? [];
  return listed.length === 0 || listed.some(({ name }) => columns.includes(name));
}

function* fire(
  { unitName, rowType, slots, when, owner }: TriggerUnit,
  body: CompiledStatement,
  event: TriggeringEvent,
  row: TriggeredRow | undefined,
  { frame, entered }: FiringFrame,
  sql: SessionState,
): Task<TriggeredRow['new'] | undefined> {
  const { session } = frame;
  const written = row === undefined ? undefined : new RecordValue(rowType, row.new.map(copyValue));
  if (row !== undefined && written !== undefined) {
    frame.slots[slots.old] = new RecordValue(rowType, row.old.map(copyValue));
    frame.slots[slots.new] = written;
  }
  session.triggeringEvents.push(event);
  sql.triggerDepth += 1;
  try {
    session.enterCall(frame, unitName, [nameIn(unitName)]);
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
    if (entered !== undefined) yield* executeStatement(entered, frame);
    if (when !== undefined && (yield* evaluate(when, frame)) !== true) return;
    yield* executeStatement(body, frame);
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
