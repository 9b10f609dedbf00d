import type { Assignment, Delete, Update } from '../ast/dml.js';
import type { Expression } from '../ast/expression.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseTableReference } from '../queries/parse-table-reference.js';
import { parseAssignments, parseDmlTarget, parseDmlWhere, parseReturning } from './parse-dml-parts.js';
import { parseErrorLogging } from './parse-error-logging.js';

/** `UPDATE t SET …`, in PL/SQL also `SET ROW = record`. */
export function parseUpdate(cursor: TokenCursor): Update {
  const { position } = cursor.expect('UPDATE');
  const target = parseDmlTarget(cursor);
  cursor.expect('SET');
  let set: readonly Assignment[] = [];
  let setRow: Expression | undefined;
  if (cursor.acceptSequence('ROW', '=')) setRow = cursor.withinPlsql(() => cursor.grammar.operand(cursor));
  else set = parseAssignments(cursor);
  const from = cursor.accept('FROM') ? cursor.list(() => parseTableReference(cursor)) : [];
  const where = parseDmlWhere(cursor);
  const returning = parseReturning(cursor);
  const logErrors = parseErrorLogging(cursor);
  return { kind: 'update', target, set, setRow, from, where, returning, logErrors, position, end: cursor.lastEnd };
}

/** `DELETE FROM t …`; FROM may be left out. */
export function parseDelete(cursor: TokenCursor): Delete {
  const { position } = cursor.expect('DELETE');
  cursor.accept('FROM');
  const target = parseDmlTarget(cursor);
  if (cursor.at('FROM')) throw cursor.notSupported('DELETE with a second FROM');
  const where = parseDmlWhere(cursor);
  const returning = parseReturning(cursor);
  const logErrors = parseErrorLogging(cursor);
  return { kind: 'delete', target, where, returning, logErrors, position, end: cursor.lastEnd };
}
