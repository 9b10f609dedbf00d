import { scanToken } from '../syntax/lexer/scan-token.js';
import type { Token } from '../syntax/lexer/token.js';

/** A statement to be shown: what `IDENTIFIED BY [VALUES] … [REPLACE …]` names is left out. Its lines stay as they are. */
export function hidePasswords(statement: string): string {
  let shown = '';
  let copied = 0;
  let before: readonly string[] = [];
  for (let token = scanToken(statement, 0, false); token.kind !== 'end'; token = nextTo(statement, token)) {
    if (isPasswordAfter(before, token)) {
      shown += `${statement.slice(copied, token.position)}…`;
      copied = token.end;
      before = [PASSWORD];
    } else before = [...before.slice(-2), token.symbol];
  }
  return shown + statement.slice(copied);
}

const PASSWORD = 'a password';

function isPasswordAfter(words: readonly string[], { symbol }: Token): boolean {
  const [third, second, first] = [words.at(-3), words.at(-2), words.at(-1)];
  if (first === 'BY') return second === 'IDENTIFIED' && symbol !== 'VALUES';
  if (first === 'VALUES') return second === 'BY' && third === 'IDENTIFIED';
  return first === 'REPLACE' && second === PASSWORD;
}

function nextTo(statement: string, { end, kind }: Token): Token {
  return scanToken(statement, end, kind === 'string');
}
