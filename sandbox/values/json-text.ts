import { numberToPlainText, parseNumber } from './number.js';

/**
 * JSON text as Oracle serialises a value of type JSON: no white space, strings with the escapes that they need, numbers as a NUMBER keeps them.
 * @returns undefined for text that is no JSON
 */
export function canonicalJson(text: string): string | undefined {
  if (!isJson(text)) return undefined;
  let canonical = '';
  for (let at = 0; at < text.length; ) {
    const end = endOfToken(text, at);
    canonical += canonicalToken(text.slice(at, end));
    at = end;
  }
  return canonical;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Of text that is known to be JSON. */
function endOfToken(text: string, start: number): number {
  let at = start;
  if (text.charAt(at) === '"') {
    for (at += 1; text.charAt(at) !== '"'; at += 1) if (text.charAt(at) === '\\') at += 1;
    return at + 1;
  }
  while (NUMBER_CHARACTERS.includes(text.charAt(at)) && at < text.length) at += 1;
  return Math.max(at, start + 1);
}

const NUMBER_CHARACTERS = '+-.0123456789eE';
const BLANKS = ' \t\n\r';

function canonicalToken(token: string): string {
  const first = token.charAt(0);
  if (first === '"') {
    const content: unknown = JSON.parse(token);
    return JSON.stringify(content);
  }
  if (first === '-' || (first >= '0' && first <= '9')) return canonicalNumber(token);
  return BLANKS.includes(first) ? '' : token;
}

/** JSON wants a digit before the point. */
function canonicalNumber(token: string): string {
  const number = parseNumber(token);
  if (number === undefined) return token;
  const text = numberToPlainText(number);
  return text.startsWith('.') ? `0${text}` : text.startsWith('-.') ? `-0${text.slice(1)}` : text;
}
