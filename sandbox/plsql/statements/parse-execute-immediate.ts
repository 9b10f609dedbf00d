import type { TokenCursor } from '../../syntax/parser/token-cursor.js';
import { parseInto } from '../../syntax/queries/parse-into.js';
import type { ExecuteImmediateStatement } from '../ast/statement.js';
import { parseUsing } from './parse-using.js';

/** `EXECUTE IMMEDIATE text INTO … USING … RETURNING INTO …`. */
export function parseExecuteImmediate(cursor: TokenCursor): ExecuteImmediateStatement {
  const { position } = cursor.expect('EXECUTE');
  cursor.expect('IMMEDIATE');
  const text = cursor.grammar.expression(cursor);
  const into = cursor.at('INTO') || cursor.at('BULK') ? parseInto(cursor) : undefined;
  const using = parseUsing(cursor);
  const returning = cursor.acceptAny('RETURNING', 'RETURN') === undefined ? undefined : parseInto(cursor);
  return { kind: 'execute_immediate', text, into, using, returning, position, end: cursor.lastEnd };
}
