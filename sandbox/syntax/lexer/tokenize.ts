import { scanToken } from './scan-token.js';
import type { Token } from './token.js';

/** All tokens of a source; the last is of kind `end`. @throws OracleError 1756, 1740, 1741, 1742 */
export function tokenize(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let afterString = false;
  for (;;) {
    const token = scanToken(source, at, afterString);
    tokens.push(token);
    if (token.kind === 'end') return tokens;
    at = token.end;
    afterString = token.kind === 'string';
  }
}
