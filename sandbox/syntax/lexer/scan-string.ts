import { sqlSyntaxError } from '../syntax-error.js';

/** A literal's value and where it ends. */
export interface ScannedText {
  readonly value: string;
  readonly end: number;
}

/** `'it''s'`; `start` is at the opening quote. @throws OracleError 1756 */
export function scanString(source: string, start: number): ScannedText {
  const end = closingQuote(source, start, "'");
  if (end < 0) throw sqlSyntaxError(1756, start);
  const inner = source.slice(start + 1, end - 1);
  return { value: inner.includes("''") ? inner.replaceAll("''", "'") : inner, end };
}

/** `q'[…]'`; `quote` is at the quote after q. @throws OracleError 1756 */
export function scanQuotedString(source: string, quote: number): ScannedText {
  const opening = source.charAt(quote + 1);
  const close = source.indexOf(`${CLOSING[opening] ?? opening}'`, quote + 2);
  if (opening === '' || close < 0) throw sqlSyntaxError(1756, quote);
  return { value: source.slice(quote + 2, close), end: close + 2 };
}

/** `"Exact Name"`; `start` is at the opening quote. @throws OracleError 1740, 1741 */
export function scanQuotedIdentifier(source: string, start: number): ScannedText {
  const close = source.indexOf('"', start + 1);
  if (close < 0) throw sqlSyntaxError(1740, start);
  if (close === start + 1) throw sqlSyntaxError(1741, start);
  return { value: source.slice(start + 1, close), end: close + 1 };
}

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')', '<': '>' };

/** The offset after the closing quote, doubled ones skipped; -1 without one. */
function closingQuote(source: string, start: number, quote: string): number {
  let at = source.indexOf(quote, start + 1);
  while (at >= 0 && source.charAt(at + 1) === quote) at = source.indexOf(quote, at + 2);
  return at < 0 ? -1 : at + 1;
}
