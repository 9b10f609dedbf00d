import type { Trigger } from '../plsql/ast/unit.js';
import { isVisible } from '../schema/access.js';
import { resolveObject } from '../schema/resolve-name.js';
import { namespaceOf } from '../schema/schema-object.js';
import type { StoredUnit, TimingPoint, TriggerHeader } from '../schema/stored-unit.js';
import type { Table } from '../schema/table.js';
import type { View } from '../schema/view.js';
import type { DdlContext } from '../sql/ddl/ddl-context.js';
import { tableNotFound } from '../sql/errors/object-errors.js';
import { lastPart } from '../syntax/ast/name.js';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';
import { systemTrigger } from './system-trigger.js';

const EVENTS = ['INSERT', 'UPDATE', 'DELETE'] as const;

/**
 * What the dictionary, DML and logons know of a trigger.
 * @throws OracleError 942, 4089, 4077, 4080, 904 …
 */
export function triggerHeader(
  tree: Trigger,
  owner: string,
  text: string,
  context: DdlContext,
  existing: StoredUnit | undefined,
): TriggerHeader {
  const { timing, on, position, forEachRow, referencing, when } = tree;
  if (on.kind !== 'table') return { ...systemTrigger(tree, owner, context), ...written(tree, text) };
  const points = timingPoints(tree);
  const table = subjectOf(on.name, owner, points, context);
  if (existing?.trigger !== undefined && !isSameTable(existing.trigger, table)) {
    throw new OracleError(4095, `trigger '${existing.name}' already exists on another table, cannot replace it`);
  }
  if (timing === 'COMPOUND' && when !== undefined) {
    throw new NotSupportedError('WHEN in a compound trigger', when.position);
  }
  if (timing === 'INSTEAD OF') requireInsteadOf(tree);
  if (when !== undefined && !forEachRow) {
    throw new OracleError(4077, 'WHEN clause cannot be used with table level triggers');
  }
  if (referencing.some(({ row }) => row === 'PARENT')) throw new NotSupportedError('REFERENCING PARENT', position);
  requireColumns(tree, table);
  const alias = (row: 'NEW' | 'OLD') => referencing.find((renamed) => renamed.row === row)?.name.name ?? row;
  return {
    tableOwner: table.owner,
    tableName: table.name,
    on: table.type,
    timing: timing === 'BEFORE' || timing === 'AFTER' ? `${timing} ${forEachRow ? 'EACH ROW' : 'STATEMENT'}` : timing,
    points,
    event: EVENTS.filter((kind) => tree.events.some(({ event }) => event === kind)).join(' OR '),
    referencingNames: `REFERENCING NEW AS ${alias('NEW')} OLD AS ${alias('OLD')}`,
    ...written(tree, text),
    follows: tree.follows.map((name) => followed(context.target(name), table, context)),
  };
}

/** What is kept as it was written. */
function written(
  { name, when, body, end, enabled }: Trigger,
  text: string,
): Pick<TriggerHeader, 'enabled' | 'whenClause' | 'description' | 'body' | 'calls'> {
  return {
    enabled,
    whenClause: when === undefined ? null : text.slice(when.position, when.end),
    description: text.slice(lastPart(name).position, when?.position ?? body.position),
    body: text.slice(body.position, end),
    calls: body.kind === 'call_statement',
  };
}

/** @throws NotSupportedError where a compound trigger has two sections for one point */
function timingPoints({ timing, forEachRow, body }: Trigger): readonly TimingPoint[] {
  if (timing !== 'COMPOUND') return [{ timing, forEachRow }];
  const points: TimingPoint[] = [];
  for (const section of body.kind === 'compound' ? body.sections : []) {
    const { timing, forEachRow, position } = section;
    if (points.some((point) => point.timing === timing && point.forEachRow === forEachRow)) {
      throw new NotSupportedError('several sections of a compound trigger for one timing point', position);
    }
    points.push({ timing, forEachRow });
  }
  return points;
}

/** @throws OracleError 25004 */
function requireInsteadOf({ when, events }: Trigger): void {
  if (when !== undefined) {
    throw new OracleError(25004, 'WHEN clause is not allowed in INSTEAD OF triggers', { position: when.position });
  }
  const [column] = events.flatMap(({ columns }) => columns);
  if (column !== undefined) throw new NotSupportedError('UPDATE OF in an INSTEAD OF trigger', column.position);
}

/** @throws OracleError 25001 and 25002 for what does not go together */
function subjectOf(
  named: Extract<Trigger['on'], { kind: 'table' }>['name'],
  owner: string,
  points: readonly TimingPoint[],
  context: DdlContext,
): Table | View {
  if (named.databaseLink !== undefined) throw new NotSupportedError('database links', named.position);
  const { store, domain, session } = context;
  const parts = named.parts.map(({ name }) => name);
  const object = resolveObject(store, parts, session.currentSchema);
  const isKnown = object?.type === 'TABLE' || object?.type === 'VIEW';
  if (!isKnown || !(context.hasSystemPrivilege('CREATE ANY TRIGGER') || isVisible(store, domain, object))) {
    throw tableNotFound(parts, session.currentSchema, named.position);
  }
  if (object.type === 'TABLE' && points.some(({ timing }) => timing === 'INSTEAD OF')) {
    throw new OracleError(25002, 'cannot create INSTEAD OF triggers on tables', { position: named.position });
  }
  if (object.type === 'VIEW' && points.some(({ timing }) => timing !== 'INSTEAD OF')) {
    throw new OracleError(25001, 'cannot create this trigger type on this type of view', { position: named.position });
  }
  if (object.owner === 'SYS') throw new OracleError(4089, 'cannot create triggers on objects owned by SYS');
  if (object.owner !== owner || owner !== domain.user) context.requireSystemPrivilege('CREATE ANY TRIGGER');
  return object;
}

function isSameTable(
  { tableOwner, tableName }: TriggerHeader,
  { owner, name }: { readonly owner: string; readonly name: string },
): boolean {
  return tableOwner === owner && tableName === name;
}

/** @throws OracleError 904 for a column in UPDATE OF that the table has not */
function requireColumns(
  { events }: Trigger,
  { columns }: { readonly columns: readonly { readonly name: string }[] },
): void {
  for (const { name, position } of events.flatMap((event) => event.columns)) {
    if (columns.some((column) => column.name === name)) continue;
    throw new OracleError(904, `"${name}": invalid identifier`, { position });
  }
}

function followed(
  { owner, name }: { readonly owner: string; readonly name: string },
  table: { readonly owner: string; readonly name: string },
  { store }: DdlContext,
): TriggerHeader['follows'][number] {
  const unit = store.find(owner, name, namespaceOf('TRIGGER'));
  if (unit?.type !== 'TRIGGER' || unit.trigger === undefined) {
    throw new OracleError(4080, `trigger '${name}' does not exist`);
  }
  if (!isSameTable(unit.trigger, table)) {
    throw new NotSupportedError('FOLLOWS with a trigger on another table');
  }
  return { owner, name };
}
