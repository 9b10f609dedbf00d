import { sqlSyntaxError } from '../syntax-error.js';
import { foldIdentifier, isDigit, isIdentifierPart, isIdentifierStart, isWhitespace } from './characters.js';
import { scanQuotedIdentifier, scanQuotedString, scanString } from './scan-string.js';
import type { Token, TokenKind } from './token.js';

/**
 * The first token at or after `from`, blanks and comments skipped.
 * @param afterString whether the token before is a string: a colon is then JSON's, no bind (`'key' : value`)
 * @throws OracleError 1756, 1740, 1741, 1742 for what is not closed
 */
export function scanToken(source: string, from: number, afterString: boolean): Token {
  const start = skipBlanks(source, from);
  if (start >= source.length) return token('end', '', '', source.length, source.length);
  const code = source.charCodeAt(start);
  if (isIdentifierStart(source, start)) return scanWord(source, start);
  if (isDigit(code) || (code === DOT && isDigit(source.charCodeAt(start + 1)))) return scanNumber(source, start);
  switch (code) {
    case QUOTE: {
      const { value, end } = scanString(source, start);
      return token('string', '', value, start, end);
    }
    case DOUBLE_QUOTE: {
      const { value, end } = scanQuotedIdentifier(source, start);
      return token('quoted_identifier', '', value, start, end, 'quoted');
    }
    case COLON:
      return (
        (afterString && isBlank(source, from, start) ? undefined : scanBind(source, start)) ??
        scanOperator(source, start)
      );
    case DOLLAR:
      return scanDirective(source, start) ?? scanOperator(source, start);
    default:
      return scanOperator(source, start);
  }
}

/** The offset of the next character that is neither blank nor in a comment. @throws OracleError 1742 */
export function skipBlanks(source: string, from: number): number {
  let at = from;
  for (;;) {
    while (at < source.length && isWhitespace(source.charCodeAt(at))) at += 1;
    const code = source.charCodeAt(at);
    if (code === DASH && source.charCodeAt(at + 1) === DASH) {
      const lineEnd = source.indexOf('\n', at);
      at = lineEnd < 0 ? source.length : lineEnd + 1;
    } else if (code === SLASH && source.charCodeAt(at + 1) === STAR) {
      const close = source.indexOf('*/', at + 2);
      if (close < 0) throw sqlSyntaxError(1742, at);
      at = close + 2;
    } else {
      return at;
    }
  }
}

/** Whether no comment stands in between: the driver, too, forgets the string at one. */
function isBlank(source: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!isWhitespace(source.charCodeAt(at))) return false;
  return true;
}

function scanWord(source: string, start: number): Token {
  let end = start + 1;
  while (end < source.length && isIdentifierPart(source, end)) end += 1;
  const spelling = source.slice(start, end);
  const word = foldIdentifier(spelling);
  if (source.charCodeAt(end) === QUOTE && word.length <= 2) {
    if (word === 'N') {
      const text = scanString(source, end);
      return token('string', '', text.value, start, text.end, 'national');
    }
    if (word === 'Q' || word === 'NQ') {
      const text = scanQuotedString(source, end);
      return token('string', '', text.value, start, text.end, word === 'NQ' ? 'national' : undefined);
    }
  }
  return token('word', word, word, start, end, undefined, spelling);
}

/** Digits, one point (but `1..2` is a range), an exponent, a type suffix. */
function scanNumber(source: string, start: number): Token {
  let end = skipDigits(source, start);
  if (source.charCodeAt(end) === DOT && source.charCodeAt(end + 1) !== DOT) end = skipDigits(source, end + 1);
  if (isLetterE(source.charCodeAt(end))) {
    const sign = source.charCodeAt(end + 1);
    const digits = sign === PLUS || sign === DASH ? end + 2 : end + 1;
    if (isDigit(source.charCodeAt(digits))) end = skipDigits(source, digits);
  }
  const value = source.slice(start, end);
  const suffix = source.charAt(end).toLowerCase();
  if ((suffix === 'f' || suffix === 'd') && !isIdentifierPart(source, end + 1)) {
    return token('number', '', value, start, end + 1, suffix);
  }
  return token('number', '', value, start, end);
}

/** `:name`, `: name`, `:1`, `:"Exact"`; undefined where the colon is something else. */
function scanBind(source: string, start: number): Token | undefined {
  let at = start + 1;
  while (isWhitespace(source.charCodeAt(at))) at += 1;
  if (source.charCodeAt(at) === DOUBLE_QUOTE) {
    const { value, end } = scanQuotedIdentifier(source, at);
    return token('bind', '', value, start, end, 'quoted');
  }
  if (isDigit(source.charCodeAt(at))) {
    const end = skipDigits(source, at);
    return token('bind', '', source.slice(at, end), start, end);
  }
  if (!isIdentifierStart(source, at)) return undefined;
  let end = at + 1;
  while (end < source.length && isIdentifierPart(source, end)) end += 1;
  // the driver's own way of folding: the name must be the one that it sends
  return token('bind', '', source.slice(at, end).toUpperCase(), start, end);
}

/** `$IF` and its family, `$$name`. */
function scanDirective(source: string, start: number): Token | undefined {
  const inquiry = source.charCodeAt(start + 1) === DOLLAR;
  const nameStart = inquiry ? start + 2 : start + 1;
  if (!isIdentifierStart(source, nameStart)) return undefined;
  let end = nameStart + 1;
  while (end < source.length && isIdentifierPart(source, end)) end += 1;
  const name = foldIdentifier(source.slice(nameStart, end));
  return inquiry ? token('inquiry', '', name, start, end) : token('directive', `$${name}`, `$${name}`, start, end);
}

function scanOperator(source: string, start: number): Token {
  const two = source.slice(start, start + 2);
  const operator = TWO_CHARACTER_OPERATORS.get(two) ?? source.charAt(start);
  return token('operator', operator, operator, start, start + (TWO_CHARACTER_OPERATORS.has(two) ? 2 : 1));
}

function token(
  kind: TokenKind,
  symbol: string,
  value: string,
  position: number,
  end: number,
  modifier: Token['modifier'] = undefined,
  spelling = value,
): Token {
  return { kind, symbol, value, spelling, modifier, position, end };
}

function skipDigits(source: string, from: number): number {
  let at = from;
  while (isDigit(source.charCodeAt(at))) at += 1;
  return at;
}

function isLetterE(code: number): boolean {
  return code === 69 || code === 101;
}

/** All spellings of "not equal" are one. */
const TWO_CHARACTER_OPERATORS: ReadonlyMap<string, string> = new Map([
  [':=', ':='],
  ['=>', '=>'],
  ['..', '..'],
  ['**', '**'],
  ['||', '||'],
  ['<>', '<>'],
  ['!=', '<>'],
  ['^=', '<>'],
  ['~=', '<>'],
  ['<=', '<='],
  ['>=', '>='],
  ['<<', '<<'],
  ['>>', '>>'],
]);

const [QUOTE, DOUBLE_QUOTE, COLON, DOLLAR, DASH, SLASH, STAR, DOT, PLUS] = [
  39, 34, 58, 36, 45, 47, 42, 46, 43,
] as const;
