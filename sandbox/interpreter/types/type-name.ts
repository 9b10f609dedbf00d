import type { Token } from '../../syntax/lexer/token.js';
import { tokenize } from '../../syntax/lexer/tokenize.js';
import { isWordOrQuoted } from '../../syntax/parser/parse-names.js';
import { OracleError } from '../../values/oracle-error.js';

export interface TypeName {
  /** Exact names, outermost first. */
  readonly parts: readonly string[];
  /** `%ROWTYPE` stands after them. */
  readonly isRowType: boolean;
}

const SUFFIX = ['%', 'ROWTYPE'];

/** The name of a type as a client gives it: identifiers with dots between them; undefined for any other text. */
export function parseTypeName(text: string): TypeName | undefined {
  const tokens = tokensOf(text);
  const isRowType = SUFFIX.every((symbol, index) => tokens.at(index - SUFFIX.length)?.symbol === symbol);
  const name = isRowType ? tokens.slice(0, -SUFFIX.length) : tokens;
  const isName = name.every((token, index) => (index % 2 === 0 ? isWordOrQuoted(token) : token.symbol === '.'));
  if (!isName || name.length % 2 === 0) return undefined;
  return { parts: name.filter(isWordOrQuoted).map(({ value }) => value), isRowType };
}

/** Without the one that marks the end; none for a text that cannot be cut into tokens. */
function tokensOf(text: string): readonly Token[] {
  try {
    return tokenize(text).slice(0, -1);
  } catch (error) {
    if (error instanceof OracleError) return [];
    throw error;
  }
}
