import { type CommentLine, indentOf } from './comment-lines.js';

export interface Heading {
  readonly kind: 'parameters' | 'raises' | 'returns' | 'description';
  /** What follows the colon on the same line. */
  readonly rest: string;
}

const HEADINGS: ReadonlyMap<string, Heading['kind']> = new Map([
  ['parameters', 'parameters'],
  ['parameter', 'parameters'],
  ['params', 'parameters'],
  ['arguments', 'parameters'],
  ['args', 'parameters'],
  ['input parameters', 'parameters'],
  ['output parameters', 'parameters'],
  ['returns', 'returns'],
  ['return', 'returns'],
  ['return value', 'returns'],
  ['raises', 'raises'],
  ['throws', 'raises'],
  ['exceptions', 'raises'],
  ['exceptions raised', 'raises'],
  ['errors', 'raises'],
  ['description', 'description'],
  ['purpose', 'description'],
  ['summary', 'description'],
]);

/** Longer lines have no heading. */
const LONGEST_HEADING = 24;

/** `Parameters:`, `Returns: the total`. Without a colon, what follows must look like it: a parameter, or text that is indented deeper. */
export function readHeading(
  text: string,
  lines: readonly CommentLine[],
  index: number,
  names: ReadonlyMap<string, string>,
): Heading | undefined {
  const trimmed = text.trim();
  const colon = trimmed.slice(0, LONGEST_HEADING).indexOf(':');
  const kind = HEADINGS.get((colon < 0 ? trimmed : trimmed.slice(0, colon)).trim().toLowerCase());
  if (kind === undefined) return undefined;
  if (colon >= 0) return { kind, rest: trimmed.slice(colon + 1).trim() };
  let next = index + 1;
  while (lines[next]?.text === '') next += 1;
  const following = lines[next]?.text;
  if (following === undefined) return undefined;
  const isList = kind === 'parameters' && valueEntry(following.trim(), names) !== undefined;
  return isList || indentOf(following) > indentOf(text) ? { kind, rest: '' } : undefined;
}

export interface Entry {
  readonly name: string;
  readonly text: string;
}

/** `p_id - text`, `- p_id: text`, `p_id  IN  text`: a line that begins with a parameter's name. */
export function valueEntry(text: string, names: ReadonlyMap<string, string>): Entry | undefined {
  const { word, rest } = splitEntry(text);
  const name = names.get(word.toUpperCase());
  return name === undefined ? undefined : { name, text: withoutMode(rest) };
}

/** `name - text`, `name: text`, whatever the name. */
export function isEntry(text: string): boolean {
  return splitEntry(text).hasMark;
}

/** What people write into a list without entries. */
export function isNothing(text: string): boolean {
  return ['none', 'none.', 'nothing', 'nothing.', 'n/a', '-'].includes(text.toLowerCase());
}

/** `order_not_found - text`, `ORA-20001: text`, `-20001 text`, or a name alone. */
export function raisedEntry(text: string): Entry | undefined {
  const { word, rest, hasMark } = splitEntry(text);
  if (word === '') return undefined;
  const isName = hasMark || rest === '' || /[_\d]/.test(word) || (word.length > 1 && word === word.toUpperCase());
  return isName ? { name: word, text: rest } : undefined;
}

function splitEntry(text: string): { readonly word: string; readonly rest: string; readonly hasMark: boolean } {
  const line = text.replace(/^[-*+•]\s+/, '');
  const word = /^(?:ORA)?-?\d+|^"[^"]*"|^[\p{L}_][\p{L}\p{N}_$#.]*/iu.exec(line)?.[0] ?? '';
  const rest = line.slice(word.length);
  const mark = /^\s*(?:[:=–—]|-+(?=\s|$)|=>|->)\s*/.exec(rest)?.[0] ?? '';
  const isWhole = word !== '' && (mark !== '' || rest === '' || /^\s/.test(rest) || rest.startsWith(','));
  return {
    word: isWhole ? word.replaceAll('"', '') : '',
    rest: rest.slice(mark.length).trim(),
    hasMark: mark !== '',
  };
}

const MODES = ['IN OUT ', 'IN/OUT ', 'IN ', 'OUT '];

/** Only in capitals: `in` is a word. */
export function withoutMode(text: string): string {
  const mode = MODES.find((one) => text.startsWith(one) || text === one.trim());
  return mode === undefined ? text : text.slice(mode.length).replace(/^\s*(?:[-–—:]\s+)?/, '');
}
