import { parseBindVariable } from '../../syntax/parser/parse-names.js';
import type { TokenCursor } from '../../syntax/parser/token-cursor.js';
import { OracleError } from '../../values/oracle-error.js';
import type { CallUnit } from '../ast/unit.js';
import { parseTarget } from '../statements/parse-target.js';

/** `CALL erp.api.f(:a) INTO :result`, which is a statement of SQL. @throws OracleError 6577 where INTO names no bind */
export function parseCallUnit(cursor: TokenCursor): CallUnit {
  const { position } = cursor.expect('CALL');
  const target = parseTarget(cursor);
  const hasInto = cursor.accept('INTO');
  if (hasInto && cursor.token.kind !== 'bind') {
    throw new OracleError(6577, 'output parameter not a bind variable', { position: cursor.position });
  }
  const into = hasInto ? parseBindVariable(cursor) : undefined;
  if (cursor.token.kind !== 'end') throw cursor.unexpected(933);
  return { kind: 'call', target, into, position, end: cursor.lastEnd };
}
