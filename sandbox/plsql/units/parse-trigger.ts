import { parseIdentifier, parseQualifiedName } from '../../syntax/parser/parse-names.js';
import type { Trigger, TriggerBody, TriggerEvent } from '../ast/unit.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';
import { parseBlock } from '../statements/parse-block.js';
import { parseTarget } from '../statements/parse-target.js';
import type { UnitHeading } from './unit-heading.js';

/** CREATE TRIGGER, but for compound triggers. */
export function parseTrigger(cursor: PlsqlCursor, { name, position }: UnitHeading): Trigger {
  const timing = parseTiming(cursor);
  const events = [parseEvent(cursor)];
  while (cursor.accept('OR')) events.push(parseEvent(cursor));
  cursor.expect('ON');
  const on = parseSubject(cursor, events);
  const referencing = cursor.accept('REFERENCING') ? parseReferencing(cursor) : [];
  const forEachRow = cursor.acceptSequence('FOR', 'EACH', 'ROW');
  const options = parseOptions(cursor);
  const when = cursor.accept('WHEN')
    ? cursor.withinSql(() => cursor.parenthesized(() => cursor.grammar.expression(cursor)))
    : undefined;
  const body = parseTriggerBody(cursor);
  return {
    kind: 'trigger',
    name,
    timing,
    events,
    on,
    referencing,
    forEachRow,
    ...options,
    when,
    body,
    position,
    end: cursor.lastEnd,
  };
}

function parseTiming(cursor: PlsqlCursor): Trigger['timing'] {
  if (cursor.at('FOR')) throw cursor.notSupported('compound triggers');
  if (cursor.at('FORWARD') || cursor.at('REVERSE')) throw cursor.notSupported('crossedition triggers');
  if (cursor.acceptSequence('INSTEAD', 'OF')) return 'INSTEAD OF';
  return cursor.expectAny(905, 'BEFORE', 'AFTER');
}

/** `INSERT`, `UPDATE OF a, b`, `LOGON`. */
function parseEvent(cursor: PlsqlCursor): TriggerEvent {
  const { token } = cursor;
  if (token.kind !== 'word') throw cursor.unexpected(905, 'delete', 'insert', 'update');
  cursor.advance();
  const columns = token.symbol === 'UPDATE' && cursor.accept('OF') ? cursor.list(() => parseIdentifier(cursor)) : [];
  return { event: token.symbol, columns, position: token.position, end: cursor.lastEnd };
}

/** DML happens to tables and views, everything else to a schema or the database. */
function parseSubject(cursor: PlsqlCursor, events: readonly TriggerEvent[]): Trigger['on'] {
  if (events.some(({ event }) => DML_EVENTS.has(event))) {
    if (cursor.atSequence('NESTED', 'TABLE')) throw cursor.notSupported('triggers on nested tables');
    return { kind: 'table', name: parseQualifiedName(cursor) };
  }
  if (cursor.acceptSequence('PLUGGABLE', 'DATABASE') || cursor.accept('DATABASE')) return { kind: 'database' };
  if (cursor.accept('SCHEMA')) return { kind: 'schema', name: undefined };
  const name = parseIdentifier(cursor);
  cursor.expect('.');
  cursor.expect('SCHEMA');
  return { kind: 'schema', name };
}

/** `OLD AS o NEW AS n`. */
function parseReferencing(cursor: PlsqlCursor): Trigger['referencing'] {
  const names: Trigger['referencing'][number][] = [];
  do {
    const row = cursor.expectAny(905, 'OLD', 'NEW', 'PARENT');
    cursor.accept('AS');
    names.push({ row, name: parseIdentifier(cursor) });
  } while (cursor.at('OLD') || cursor.at('NEW') || cursor.at('PARENT'));
  return names;
}

function parseOptions(cursor: PlsqlCursor): Pick<Trigger, 'follows' | 'enabled'> {
  if (cursor.at('PRECEDES')) throw cursor.notSupported('PRECEDES in CREATE TRIGGER');
  const follows = cursor.accept('FOLLOWS') ? cursor.list(() => parseQualifiedName(cursor)) : [];
  return { follows, enabled: cursor.acceptAny('ENABLE', 'DISABLE') !== 'DISABLE' };
}

function parseTriggerBody(cursor: PlsqlCursor): TriggerBody {
  const { position } = cursor;
  if (cursor.accept('CALL')) {
    const target = parseTarget(cursor);
    cursor.accept(';');
    return { kind: 'call_statement', target, position, end: cursor.lastEnd };
  }
  if (!cursor.at('DECLARE') && !cursor.at('BEGIN')) throw cursor.unexpected(905, 'begin', 'call', 'declare', 'when');
  const block = parseBlock(cursor, []);
  cursor.expect(';');
  return block;
}

const DML_EVENTS: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE']);
