import type { Merge, MergeInsert, MergeUpdate } from '../ast/dml.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseTablePrimary } from '../queries/parse-table-primary.js';
import { parseTableReference } from '../queries/parse-table-reference.js';
import { parseAssignments, parseColumnTarget, parseDmlTarget, parseValue } from './parse-dml-parts.js';
import { parseErrorLogging } from './parse-error-logging.js';

/** MERGE; its two branches may stand in either order. */
export function parseMerge(cursor: TokenCursor): Merge {
  const { position } = cursor.expect('MERGE');
  cursor.expect('INTO');
  const target = parseDmlTarget(cursor);
  cursor.expect('USING', 905);
  const using = parseTablePrimary(cursor, () => parseTableReference(cursor));
  cursor.expect('ON');
  const on = cursor.parenthesized(() => cursor.grammar.expression(cursor));
  let update: MergeUpdate | undefined;
  let insert: MergeInsert | undefined;
  while (cursor.at('WHEN')) {
    cursor.advance();
    const matched = !cursor.accept('NOT');
    cursor.expectSequence('MATCHED', 'THEN');
    if (matched && update === undefined) update = parseMergeUpdate(cursor);
    else if (!matched && insert === undefined) insert = parseMergeInsert(cursor);
    else throw cursor.unexpected(905);
  }
  if (update === undefined && insert === undefined) throw cursor.unexpected(905, 'WHEN');
  if (cursor.at('RETURNING') || cursor.at('RETURN')) throw cursor.notSupported('RETURNING in MERGE');
  const logErrors = parseErrorLogging(cursor);
  return { kind: 'merge', target, using, on, update, insert, logErrors, position, end: cursor.lastEnd };
}

function parseMergeUpdate(cursor: TokenCursor): MergeUpdate {
  const { position } = cursor.expect('UPDATE');
  cursor.expect('SET');
  const set = parseAssignments(cursor);
  const where = cursor.accept('WHERE') ? cursor.grammar.expression(cursor) : undefined;
  const deleteWhere = cursor.acceptSequence('DELETE', 'WHERE') ? cursor.grammar.expression(cursor) : undefined;
  return { set, where, deleteWhere, position, end: cursor.lastEnd };
}

function parseMergeInsert(cursor: TokenCursor): MergeInsert {
  const { position } = cursor.expect('INSERT');
  const columns = cursor.at('(') ? cursor.parenthesized(() => cursor.list(() => parseColumnTarget(cursor))) : [];
  cursor.expect('VALUES');
  const values = cursor.parenthesized(() => cursor.list(() => parseValue(cursor)));
  const where = cursor.accept('WHERE') ? cursor.grammar.expression(cursor) : undefined;
  return { columns, values, where, position, end: cursor.lastEnd };
}
