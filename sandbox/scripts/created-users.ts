import { scanToken } from '../syntax/lexer/scan-token.js';
import { readScripts } from './read-scripts.js';

/**
 * The users that scripts create by statements of their own; whom PL/SQL creates cannot be told.
 * @returns exact spelling
 * @throws ScriptError
 */
export function createdUsers(paths: readonly string[]): readonly string[] {
  const statements = readScripts(paths).flatMap((script) => script.statements);
  return statements.flatMap(({ text }) => createdUser(text) ?? []);
}

/** `CREATE USER [IF NOT EXISTS] name`. */
function createdUser(text: string): string | undefined {
  let token = scanToken(text, 0, false);
  const accept = (symbol: string): boolean => {
    if (token.symbol !== symbol) return false;
    token = scanToken(text, token.end, false);
    return true;
  };
  if (!accept('CREATE') || !accept('USER')) return undefined;
  if (accept('IF')) while (accept('NOT') || accept('EXISTS'));
  return token.value;
}
