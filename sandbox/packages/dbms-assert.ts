import { foldIdentifier } from '../syntax/lexer/characters.js';
import type { Token } from '../syntax/lexer/token.js';
import { tokenize } from '../syntax/lexer/tokenize.js';
import { BOOLEAN, VARCHAR2 } from '../values/data-type.js';
import { OracleError } from '../values/oracle-error.js';
import { text } from './argument-values.js';
import { definePackage, input, nativeFunction, optional } from './native-package.js';

const STR = input('STR', VARCHAR2);

/**
 * Checks of texts that are to become part of dynamic SQL; what passes is given back as it came.
 * Source: PL/SQL Packages and Types Reference, DBMS_ASSERT.
 */
export const DBMS_ASSERT = definePackage('DBMS_ASSERT', [
  nativeFunction('NOOP', [STR], VARCHAR2, ([str]) => text(str)),
  nativeFunction('ENQUOTE_LITERAL', [STR], VARCHAR2, ([str]) => enquoteLiteral(text(str) ?? '')),
  nativeFunction('ENQUOTE_NAME', [STR, optional('CAPITALIZE', BOOLEAN, true)], VARCHAR2, ([str, capitalize]) =>
    enquoteName(text(str) ?? '', capitalize === true),
  ),
  nativeFunction('SIMPLE_SQL_NAME', [STR], VARCHAR2, ([str]) => {
    const given = text(str) ?? '';
    if (!isSimpleName(given)) throw invalidName();
    return given;
  }),
  nativeFunction('QUALIFIED_SQL_NAME', [STR], VARCHAR2, ([str]) => {
    const given = text(str) ?? '';
    if (!isQualifiedName(given)) throw new OracleError(44004, 'invalid qualified SQL name');
    return given;
  }),
  nativeFunction('SCHEMA_NAME', [STR], VARCHAR2, ([str], { hasUser }) => {
    const given = text(str);
    if (given === null || !hasUser(given)) throw new OracleError(44001, 'invalid schema');
    return given;
  }),
]);

/** Quotes within must be doubled already; one that is quoted stays. */
function enquoteLiteral(given: string): string {
  const quoted = given.length > 1 && given.startsWith("'") && given.endsWith("'");
  const inner = quoted ? given.slice(1, -1) : given;
  if (inner.replaceAll("''", '').includes("'")) throw new OracleError(6502, 'PL/SQL: numeric or value error');
  return `'${inner}'`;
}

function enquoteName(given: string, capitalize: boolean): string {
  const quoted = given.length > 1 && given.startsWith('"') && given.endsWith('"');
  const name = quoted ? given : `"${capitalize ? foldIdentifier(given) : given}"`;
  if (!isSimpleName(name)) throw invalidName();
  return name;
}

function isSimpleName(given: string): boolean {
  const [name, end, ...more] = tokensOf(given);
  return name !== undefined && isName(name) && end?.kind === 'end' && more.length === 0;
}

/** Names with points between, and `@` with the name of a database link, which may have points of its own. */
function isQualifiedName(given: string): boolean {
  const tokens = tokensOf(given).slice(0, -1);
  const at = tokens.findIndex(({ symbol }) => symbol === '@');
  return at < 0 ? isDotted(tokens) : isDotted(tokens.slice(0, at)) && isDotted(tokens.slice(at + 1));
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

function invalidName(): OracleError {
  return new OracleError(44003, 'invalid SQL name');
}
