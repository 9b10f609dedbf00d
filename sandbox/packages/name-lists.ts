import type { Identifier } from '../syntax/ast/name.js';
import type { Token } from '../syntax/lexer/token.js';
import { tokenize } from '../syntax/lexer/tokenize.js';
import { identifierOf } from '../syntax/parser/parse-names.js';
import { SQL_RESERVED_WORDS } from '../syntax/parser/reserved-words.js';
import { OracleError } from '../values/oracle-error.js';

const MAX_IDENTIFIER_BYTES = 128;

/** A name that stands at the beginning of a text: `a.b.c@link`. */
export interface LeadingName {
  readonly parts: readonly Identifier[];
  readonly databaseLink: string | undefined;
  /** Where it ends. */
  readonly end: number;
}

/**
 * @param maxParts more than these are not taken
 * @throws OracleError 931 where there is none, 972
 */
export function leadingName(text: string, maxParts = Number.POSITIVE_INFINITY): LeadingName {
  const tokens = tokensOf(text);
  const { parts, next } = dottedName(tokens, 0, maxParts);
  if (tokens[next]?.symbol !== '@') return { parts, databaseLink: undefined, end: endBefore(tokens, next) };
  const link = dottedName(tokens, next + 1, Number.POSITIVE_INFINITY);
  return {
    parts,
    databaseLink: link.parts.map(({ name }) => name).join('.'),
    end: endBefore(tokens, link.next),
  };
}

function dottedName(tokens: readonly Token[], start: number, maxParts: number) {
  const parts = [identifierAt(tokens, start)];
  let next = start + 1;
  while (parts.length < maxParts && tokens[next]?.symbol === '.' && isName(tokens[next + 1])) {
    parts.push(identifierAt(tokens, next + 1));
    next += 2;
  }
  return { parts, next };
}

function identifierAt(tokens: readonly Token[], index: number): Identifier {
  const token = tokens[index];
  const isReserved = token?.kind === 'word' && SQL_RESERVED_WORDS.has(token.value);
  if (token === undefined || !isName(token) || isReserved) throw new OracleError(931, 'missing identifier');
  const identifier = identifierOf(token);
  if (Buffer.byteLength(identifier.name) > MAX_IDENTIFIER_BYTES) throw new OracleError(972, 'identifier is too long');
  return identifier;
}

function isName(token: Token | undefined): boolean {
  return token?.kind === 'word' || (token?.kind === 'quoted_identifier' && token.value !== '');
}

function endBefore(tokens: readonly Token[], index: number): number {
  return tokens[index - 1]?.end ?? 0;
}

/** Up to what is no token. */
function tokensOf(text: string): readonly Token[] {
  for (let end = text.length; end > 0; end -= 1) {
    try {
      return tokenize(text.slice(0, end));
    } catch (error) {
      if (!(error instanceof OracleError)) throw error;
    }
  }
  return [];
}

/**
 * The names of a list with commas between, as they are written, blanks around included.
 * @throws OracleError 931, 972, 20001 for what is no name or has something behind it
 */
export function commaSeparated(list: string, maxParts: number): readonly string[] {
  const names: string[] = [];
  let start = 0;
  for (;;) {
    const rest = list.slice(start);
    const { end } = leadingName(rest, maxParts);
    const gap = rest.slice(end).length - rest.slice(end).trimStart().length;
    const next = end + gap;
    if (next < rest.length && rest[next] !== ',') {
      throw new OracleError(20001, `comma-separated list invalid near ${rest.slice(next)}`);
    }
    names.push(rest.slice(0, next));
    if (next >= rest.length) return names;
    start += next + 1;
  }
}

/** `a` as `A`, `"a"` as `a`, `"a".b` as `"a"."B"`; what follows a name is ignored. @throws OracleError 931 */
export function canonicalName(text: string): string {
  const { parts } = leadingName(text);
  const [only, ...more] = parts;
  return more.length === 0 ? (only?.name ?? '') : parts.map(({ name }) => `"${name}"`).join('.');
}
