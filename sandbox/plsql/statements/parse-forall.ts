import { parseIdentifier } from '../../syntax/parser/parse-names.js';
import type { TokenCursor } from '../../syntax/parser/token-cursor.js';
import type { ForallBounds, ForallStatement } from '../ast/statement.js';
import { parseExecuteImmediate } from './parse-execute-immediate.js';
import { parseDml } from './parse-sql-statement.js';

/** `FORALL i IN 1 .. l_ids.COUNT SAVE EXCEPTIONS UPDATE …`. */
export function parseForall(cursor: TokenCursor): ForallStatement {
  const { position } = cursor.expect('FORALL');
  const variable = parseIdentifier(cursor);
  cursor.expect('IN');
  const bounds = parseBounds(cursor);
  const saveExceptions = cursor.acceptSequence('SAVE', 'EXCEPTIONS');
  const statement = parseRepeated(cursor);
  return { kind: 'forall', variable, bounds, saveExceptions, statement, position, end: cursor.lastEnd };
}

function parseBounds(cursor: TokenCursor): ForallBounds {
  if (cursor.acceptSequence('VALUES', 'OF')) return { kind: 'values_of', collection: cursor.grammar.operand(cursor) };
  if (!cursor.acceptSequence('INDICES', 'OF')) return { kind: 'range', ...parseRange(cursor, '..') };
  const collection = cursor.grammar.operand(cursor);
  const between = cursor.accept('BETWEEN') ? parseRange(cursor, 'AND') : undefined;
  return { kind: 'indices_of', collection, between };
}

function parseRange(cursor: TokenCursor, separator: '..' | 'AND') {
  const low = cursor.grammar.operand(cursor);
  cursor.expect(separator);
  return { low, high: cursor.grammar.operand(cursor) };
}

function parseRepeated(cursor: TokenCursor): ForallStatement['statement'] {
  if (cursor.atSequence('EXECUTE', 'IMMEDIATE')) return parseExecuteImmediate(cursor);
  if (['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(cursor.token.symbol)) return parseDml(cursor);
  throw cursor.unexpected(
    905,
    '.',
    '(',
    '*',
    '@',
    '%',
    '&',
    '-',
    '+',
    '/',
    'at',
    'save',
    'insert',
    'update',
    'delete',
    'execute',
    'merge',
  );
}
