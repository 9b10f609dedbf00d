import type { CommentBlock } from './comment-block.js';
import { type CommentLine, commentLines } from './comment-lines.js';

/** What a declaration is called, for lines that say nothing else. */
export interface Declared {
  readonly name: string;
  readonly kind: string;
}

/**
 * The lines of comments that describe a declaration: without headings of sections, its own name, commented-out declarations and version control keywords. Blocks and what
 * rules separate become paragraphs.
 */
export function documentation(
  { above, others }: { readonly above: readonly CommentBlock[]; readonly others: readonly CommentBlock[] },
  declared: Declared,
): readonly CommentLine[] {
  const sections = [
    ...withoutHeading(above.flatMap((block) => sectionsOf(commentLines(block)))),
    ...others.flatMap((block) => sectionsOf(commentLines(block))),
  ];
  return sections.flatMap((section) => [...keptLines(section.lines, declared), section.isLast ? END : BLANK]);
}

/** Whether a comment is a licence, which is about a file. */
export function isLicence({ comments }: CommentBlock): boolean {
  return (
    comments.some(({ value }) => /copyright/i.test(value)) && comments.some(({ value }) => /licen[cs]e/i.test(value))
  );
}

/** Lines between rules. */
interface Section {
  readonly lines: readonly CommentLine[];
  /** `rules`: one stands above, one below. */
  readonly frame: 'rules' | 'title' | null;
  /** Of its comment. */
  readonly isLast: boolean;
}

const BLANK: CommentLine = { kind: 'blank', text: '' };
const END: CommentLine = { kind: 'end', text: '' };

/** Whether a comment is only the heading of a section: `Public types`. */
export function isSectionHeading(block: CommentBlock): boolean {
  return sectionsOf(commentLines(block)).every((section) => isHeading(section));
}

function sectionsOf(lines: readonly CommentLine[]): readonly Section[] {
  const sections: Omit<Section, 'isLast'>[] = [];
  let open: CommentLine[] = [];
  let hasRuleAbove = false;
  const close = (frame: Section['frame']) => {
    if (open.some(({ kind }) => kind === 'text')) sections.push({ lines: open, frame });
    open = [];
  };
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'title') {
      close(null);
      open = [{ kind: 'text', text: line.text }];
      close('title');
      hasRuleAbove = false;
    } else if (line.kind !== 'rule') open.push(line);
    else if (isUnderline(lines, index)) open.push(BLANK);
    else {
      close(hasRuleAbove ? 'rules' : null);
      hasRuleAbove = true;
    }
  }
  close(null);
  return sections.map((section, index) => ({ ...section, isLast: index === sections.length - 1 }));
}

/** Below a word like `Parameters`, with text before and after it. */
function isUnderline(lines: readonly CommentLine[], index: number): boolean {
  const [heading, before, after] = [lines[index - 1], lines[index - 2], lines[index + 1]];
  return (
    heading?.kind === 'text' && (before === undefined || before.kind === 'blank') && after?.kind === 'text' && index > 1
  );
}

/** Without sections that are headings: those that say so themselves, and framed ones above the text itself. */
function withoutHeading(sections: readonly Section[]): readonly Section[] {
  const kept = sections.filter((section) => !isHeading(section));
  const [first, second] = kept;
  if (first === undefined || second === undefined || first.frame === null) return kept;
  return isOneLine(first) && !isSentence(textOf(first)) && !beginsList(second) ? kept.slice(1) : kept;
}

/** Not with the description itself but with what follows one: `@param`, `Parameters:`. */
function beginsList(section: Section): boolean {
  const text = textOf(section);
  return text.startsWith('@') || text.startsWith('%') || (text.split(/\s/, 1)[0] ?? '').endsWith(':');
}

function isHeading(section: Section): boolean {
  if (!isOneLine(section)) return false;
  const text = textOf(section);
  if (isSentence(text)) return false;
  const words = wordsOf(text);
  if (words.length > MOST_HEADING_WORDS) return false;
  if (words.every((word) => HEADING_WORDS.has(word))) return true;
  if (section.frame === 'title') return true;
  return section.frame === 'rules' && (text === text.toUpperCase() || words.some((word) => KINDS.has(word)));
}

function isOneLine({ lines }: Section): boolean {
  return lines.filter(({ kind }) => kind === 'text').length === 1;
}

function textOf({ lines }: Section): string {
  return lines
    .map(({ text }) => text.trim())
    .join(' ')
    .trim();
}

function isSentence(text: string): boolean {
  return text.endsWith('.') || text.endsWith('!') || text.endsWith('?') || text.startsWith('@');
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}

const MOST_HEADING_WORDS = 5;

const KINDS: ReadonlySet<string> = new Set(
  'types subtypes constants exceptions cursors variables procedures functions records collections subprograms routines methods globals pragmas declarations definitions section'.split(
    ' ',
  ),
);

const HEADING_WORDS: ReadonlySet<string> = new Set([
  ...KINDS,
  ...'public private global package and or the error errors api interface specification spec forward'.split(' '),
]);

function keptLines(lines: readonly CommentLine[], declared: Declared): readonly CommentLine[] {
  const kept: CommentLine[] = [];
  const lastOfCode = lines.findLastIndex((line) => line.text.endsWith(';'));
  let isCode = false;
  for (const [index, line] of lines.entries()) {
    const text = line.text.trim();
    if (isCode || (index <= lastOfCode && beginsCode(text))) {
      isCode = !text.endsWith(';');
      continue;
    }
    const isFirst = kept.every(({ kind }) => kind === 'blank');
    if (isKeyword(text) || (isFirst && isNameOnly(text, declared))) continue;
    kept.push(line);
  }
  return kept;
}

/** A commented-out declaration. */
function beginsCode(text: string): boolean {
  const [first = '', second = '', third = ''] = text.split(/[\s(;]+/, 3);
  if (first !== first.toUpperCase() && first !== first.toLowerCase()) return false;
  switch (first.toUpperCase()) {
    case 'PROCEDURE':
    case 'FUNCTION':
    case 'PRAGMA':
      return second !== '' && !second.endsWith(':');
    case 'TYPE':
    case 'SUBTYPE':
      return third.toUpperCase() === 'IS';
    default:
      return second.toUpperCase() === 'CONSTANT';
  }
}

/** `$Id: orders.pks 42 2019-03-01 $` */
function isKeyword(text: string): boolean {
  return text.length > 2 && text.startsWith('$') && text.endsWith('$');
}

/** `create_order`, `PROCEDURE create_order`, `Name: create_order` */
function isNameOnly(text: string, { name, kind }: Declared): boolean {
  const words = wordsOf(text.replaceAll(/[$#]/g, '_'));
  const wanted = name.toLowerCase().replaceAll(/[$#]/g, '_');
  const [first, last] = [words[0], words.at(-1)];
  if (last !== wanted || words.length > 2) return false;
  return words.length === 1 || first === kind || first === 'name';
}
