import type { Expression } from '../../syntax/ast/expression.js';
import { lastPart, type QualifiedName } from '../../syntax/ast/name.js';
import { parseIdentifier, parseQualifiedName } from '../../syntax/parser/parse-names.js';
import { PlsqlSyntaxError, sqlSyntaxError } from '../../syntax/syntax-error.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Trigger, TriggerBody, TriggerEvent } from '../ast/unit.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';
import { parseBlock } from '../statements/parse-block.js';
import { parseTarget } from '../statements/parse-target.js';
import { parseCompoundBody } from './parse-compound-body.js';
import type { UnitHeading } from './unit-heading.js';

/**
 * CREATE TRIGGER. A heading with errors keeps the trigger from being created, a body with errors does not.
 * @throws OracleError 4071, 969, 4079
 */
export function parseTrigger(cursor: PlsqlCursor, heading: UnitHeading): Trigger {
  const head = parseHead(cursor, heading);
  const body = parseBodyOrError(cursor, head);
  return { ...head, body, end: body.kind === 'malformed_body' ? body.end : cursor.lastEnd };
}

/** One that is INSTEAD OF a statement is always for each row. */
function parseHead(cursor: PlsqlCursor, { name, position }: UnitHeading): Omit<Trigger, 'body' | 'end'> {
  const timing = parseTiming(cursor);
  return inHeading(() => {
    const events = [parseEvent(cursor)];
    while (cursor.accept('OR')) events.push(parseEvent(cursor));
    if (!cursor.accept('ON')) throw sqlSyntaxError(969, cursor.position);
    const on = parseSubject(cursor, events);
    const referencing = cursor.accept('REFERENCING') ? parseReferencing(cursor) : [];
    const forEachRow = cursor.acceptSequence('FOR', 'EACH', 'ROW') || timing === 'INSTEAD OF';
    const options = parseOptions(cursor);
    const when = cursor.accept('WHEN') ? parseWhen(cursor) : undefined;
    const begins = timing === 'COMPOUND' ? ['COMPOUND'] : ['BEGIN', 'CALL', 'DECLARE'];
    if (!begins.some((word) => cursor.at(word))) throw invalidSpecification(cursor.position);
    return { kind: 'trigger', name, timing, events, on, referencing, forEachRow, ...options, when, position };
  });
}

function inHeading<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof PlsqlSyntaxError) throw invalidSpecification(error.position);
    throw error;
  }
}

function invalidSpecification(position: number): OracleError {
  return new OracleError(4079, 'invalid trigger specification', { position });
}

function parseWhen(cursor: PlsqlCursor): Expression {
  const { position } = cursor;
  try {
    return cursor.withinSql(() => cursor.parenthesized(() => cursor.grammar.expression(cursor)));
  } catch (error) {
    if (error instanceof PlsqlSyntaxError)
      throw new NotSupportedError('a syntax error in WHEN of CREATE TRIGGER', position);
    throw error;
  }
}

/** The lines of the body are counted from where it begins. */
function parseBodyOrError(cursor: PlsqlCursor, { timing, name }: Pick<Trigger, 'timing' | 'name'>): TriggerBody {
  const { position } = cursor;
  cursor.origin = position;
  try {
    const body = timing === 'COMPOUND' ? parseCompoundBody(cursor, [lastPart(name)]) : parseTriggerBody(cursor, name);
    if (cursor.token.kind !== 'end') throw cursor.unexpected(900);
    return body;
  } catch (error) {
    if (!(error instanceof PlsqlSyntaxError)) throw error;
    const { line, column, errorText: text } = error;
    return { kind: 'malformed_body', error: { line, column, text }, position, end: cursor.source.trimEnd().length };
  }
}

function parseTiming(cursor: PlsqlCursor): Trigger['timing'] {
  if (cursor.accept('FOR')) return 'COMPOUND';
  if (cursor.at('FORWARD') || cursor.at('REVERSE')) throw cursor.notSupported('crossedition triggers');
  if (cursor.acceptSequence('INSTEAD', 'OF')) return 'INSTEAD OF';
  const timing = cursor.acceptAny('BEFORE', 'AFTER');
  if (timing !== undefined) return timing;
  throw new OracleError(4071, 'missing BEFORE, AFTER or INSTEAD OF keyword', { position: cursor.position });
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

function parseTriggerBody(cursor: PlsqlCursor, name: QualifiedName): TriggerBody {
  const { position } = cursor;
  if (cursor.accept('CALL')) {
    const target = parseTarget(cursor);
    cursor.accept(';');
    return { kind: 'call_statement', target, position, end: cursor.lastEnd };
  }
  const block = parseBlock(cursor, [lastPart(name)]);
  cursor.expect(';');
  return block;
}

const DML_EVENTS: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE']);
