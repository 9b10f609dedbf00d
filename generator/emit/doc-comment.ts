import type { SourceNotes } from '../model/source-notes.js';

/*
 * What stands in doc comments comes from the database: names, defaults, comments of whoever wrote the PL/SQL. None of it may end the comment, make a tag, hide
 * anything, or mean something to a tool. Text is Markdown for editors, so that a backslash takes a character's meaning away.
 */

/** Text on one line that can neither end a comment nor hide anything. */
export function plainText(text: string): string {
  return text.replace(INVISIBLE, ' ').replaceAll('*/', '*\\/').replace(TOOL_MARK, ' ');
}

/** Code in backticks, between which nothing can be escaped: what would be a tag gets a blank. */
export function docCode(text: string): string {
  const code = plainText(text).replaceAll('`', "'");
  return `\`${code.replace(/(?<![\p{L}\p{N}_])@(?! )|@(?=internal)/gu, '@ ')}\``;
}

/** A comment of the source, line by line. */
export function docText(text: string): string {
  return text
    .split(/\r\n?|[\n\u2028\u2029]/)
    .map((line) => escaped(line).trimEnd())
    .join('\n');
}

/** Between the characters by which source maps and marks for bundlers are found in any comment. */
const TOOL_MARK = /(?<=[/*])(?=[#@])/g;

/** Lone surrogates among them, which files cannot have. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

function escaped(line: string): string {
  return (
    line
      .replace(INVISIBLE, ' ')
      .replace(/[\\`{}<>[]/g, '\\$&')
      .replace(/&(?=#?\w+;)/g, '\\&')
      // Wherever the word stands, `stripInternal` would drop the declaration.
      .replaceAll('@internal', '&#64;internal')
      // In an address it makes no tag.
      .replace(/(?<![\p{L}\p{N}_])@/gu, '\\@')
      .replaceAll('*/', '*\\/')
      .replace(TOOL_MARK, '\\')
  );
}

/** The parts of a doc comment, each made harmless already. */
export interface DocParts {
  /** What the source says about it. */
  readonly notes?: SourceNotes | undefined;
  /** Stand after the comment. */
  readonly paragraphs?: readonly string[];
  /** Before `@deprecated`. */
  readonly tags?: readonly string[];
}

/** A doc comment without its marks: the source's comment, what we say, tags. */
export function docComment({ notes, paragraphs = [], tags = [] }: DocParts): string {
  const text = [...(notes?.comment === undefined ? [] : [docText(notes.comment)]), ...paragraphs];
  const all = notes?.deprecated === undefined ? tags : [...tags, docTag('deprecated', docText(notes.deprecated))];
  return [...text, ...(all.length === 0 ? [] : [all.join('\n')])].join('\n\n');
}

/** `@returns the order's number`; of several lines, if need be. */
export function docTag(name: string, ...words: readonly string[]): string {
  return [`@${name}`, ...words.filter((word) => word !== '')].join(' ');
}

/** The same with its marks, where ts-morph does not print it. Its further lines, but not its first one, are indented. */
export function docBlock(comment: string, indent = ''): string {
  const lines = comment.split('\n');
  if (lines.length === 1) return `/** ${comment} */`;
  return ['/**', ...lines.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}`), `${indent} */`].join('\n');
}
