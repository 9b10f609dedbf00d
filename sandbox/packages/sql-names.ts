import type { Identifier } from '../syntax/ast/name.js';
import type { Token } from '../syntax/lexer/token.js';
import { tokenize } from '../syntax/lexer/tokenize.js';
import { identifierOf } from '../syntax/parser/parse-names.js';
import { OracleError } from '../values/oracle-error.js';

/** The identifier that a text is; undefined for any other text. */
export function simpleName(given: string): Identifier | undefined {
  const [name, end, ...more] = tokensOf(given);
  const isOne = name !== undefined && isName(name) && end?.kind === 'end' && more.length === 0;
  return isOne ? identifierOf(name) : undefined;
}

export interface DottedName {
  readonly parts: readonly Identifier[];
  /** Whether `@` and the name of a database link follow. */
  readonly isRemote: boolean;
}

/** Names with points between, and `@` with the name of a database link, which may have points of its own. */
export function qualifiedName(given: string): DottedName | undefined {
  const tokens = tokensOf(given).slice(0, -1);
  const at = tokens.findIndex(({ symbol }) => symbol === '@');
  const name = at < 0 ? tokens : tokens.slice(0, at);
  if (!isDotted(name) || (at >= 0 && !isDotted(tokens.slice(at + 1)))) return undefined;
  return { parts: name.filter((_, index) => index % 2 === 0).map(identifierOf), isRemote: at >= 0 };
}

function isDotted(tokens: readonly Token[]): boolean {
  return (
    tokens.length % 2 === 1 && tokens.every((token, index) => (index % 2 === 0 ? isName(token) : token.symbol === '.'))
  );
}

function isName({ kind, value }: Token): boolean {
  return kind === 'word' || (kind === 'quoted_identifier' && value !== '');
}

/** None for a text that has something without its end, or comments, which are no part of a name. */
function tokensOf(given: string): readonly Token[] {
  try {
    const tokens = tokenize(given);
    return tokens.every((token, index) => isBlank(given.slice(tokens[index - 1]?.end ?? 0, token.position)))
      ? tokens
      : [];
  } catch (error) {
    if (error instanceof OracleError) return [];
    throw error;
  }
}

function isBlank(gap: string): boolean {
  return gap.trim() === '';
}
