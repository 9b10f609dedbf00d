import type { Token } from '../lexer/token.js';
import { type CommentBlock, isDashes } from './comment-block.js';

/** A line of a comment without marks and decoration. */
export interface CommentLine {
  /** With its indentation, without blanks at the end; empty for a blank line and a rule. */
  readonly text: string;
  /** `rule`: nothing but decoration. `title`: text between decoration on one line, `--== Orders ==--`. `end`: a blank line below a comment, above the next one. */
  readonly kind: 'text' | 'blank' | 'rule' | 'title' | 'end';
}

/** What people draw rules and frames with. */
const DECORATION: ReadonlySet<string> = new Set('-=*#~_+/\\|<>!^');

/** The shortest row of the same characters that is a rule. */
const SHORTEST_RULE = 3;

export function commentLines({ comments, style }: CommentBlock): readonly CommentLine[] {
  const [only] = comments;
  if (only !== undefined && comments.length === 1 && style === 'dashes') {
    const text = innerText(only).trim();
    if (text !== '' && !mayDecorate(text.charAt(0)) && !mayDecorate(text.charAt(text.length - 1)))
      return [{ kind: 'text', text }];
  }
  const raw = comments.flatMap((comment) => (isDashes(comment) ? [behindDashes(comment)] : betweenStars(comment)));
  return dedent(withoutFrame(raw, style));
}

/** The lines before the first rule in a block of one-line comments, if there are any, and the rest from the rule on, if there is more than rules. */
export function splitAtRule(block: CommentBlock): readonly [CommentBlock | undefined, CommentBlock] {
  const isRuleAt = block.comments.map((comment) => comment.line === comment.endLine && isRule(innerText(comment)));
  const at = isRuleAt.indexOf(true);
  const [before, after] = [block.comments.slice(0, at), block.comments.slice(at)];
  if (at <= 0 || isRuleAt.slice(at).every((one) => one)) return [undefined, block];
  return [
    { ...block, comments: before, lastLine: before.at(-1)?.endLine ?? 0 },
    { ...block, comments: after, firstLine: after[0]?.line ?? 0 },
  ];
}

interface RawLine {
  readonly text: string;
  /** Begins behind the comment's mark, so that its indentation says nothing. */
  readonly isFirst: boolean;
}

function behindDashes(comment: Token): RawLine {
  return { text: innerText(comment), isFirst: false };
}

/** Without its marks, on one line. */
function innerText(comment: Token): string {
  if (!isDashes(comment)) return withoutControls(comment.value.slice(2, -2)).trim();
  let from = 2;
  while (comment.value.charAt(from) === '-') from += 1;
  const text = withoutControls(comment.value.slice(from)).trimEnd();
  // Only dashes: a rule.
  return text === '' && from >= SHORTEST_RULE + 1 ? '-'.repeat(from) : text;
}

function betweenStars(comment: Token): readonly RawLine[] {
  const isOneLine = comment.line === comment.endLine;
  const inner = comment.value.slice(comment.value.startsWith('/**/') ? 2 : comment.value.startsWith('/**') ? 3 : 2, -2);
  return inner.split('\n').map((line, index) => ({
    text: withoutControls(line).trimEnd(),
    isFirst: index === 0 && !isOneLine,
  }));
}

/** Also those that change the direction of text or cannot be seen. */
function withoutControls(text: string): string {
  return CONTROL.test(text) ? text.replaceAll(CONTROLS, ' ') : text;
}

const CONTROL = /[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
const CONTROLS = new RegExp(CONTROL, 'gu');

function isRule(text: string): boolean {
  let count = 0;
  for (const character of text) {
    if (character === ' ') continue;
    if (!mayDecorate(character)) return false;
    count += 1;
  }
  return count >= SHORTEST_RULE;
}

function mayDecorate(character: string): boolean {
  return DECORATION.has(character) || isBoxDrawing(character);
}

function isBoxDrawing(character: string): boolean {
  return character >= '\u2500' && character <= '\u257f';
}

function isFrameOnly(text: string): boolean {
  for (const character of text) {
    if (character !== ' ' && !mayDecorate(character)) return false;
  }
  return true;
}

function withoutFrame(raw: readonly RawLine[], style: CommentBlock['style']): readonly (CommentLine & RawLine)[] {
  const inside = raw.filter(({ text, isFirst }) => !isFirst && !isFrameOnly(text)).map(({ text }) => text);
  const last = inside.length > 0 ? commonEnd(inside) : undefined;
  const first = commonStart(inside, style, last);
  return raw.map((line) => {
    const { text } = line;
    if (text.trim() === '') return { ...line, text: '', kind: 'blank' };
    if (isRule(text)) return { ...line, text: '', kind: 'rule' };
    if (isFrameOnly(text)) return { ...line, text: '', kind: 'blank' };
    const title = titleOf(text);
    if (title !== undefined) return { ...line, text: title, kind: 'title' };
    const start = first !== undefined && text.trimStart().startsWith(first) ? withoutStart(text, first) : text;
    const end = last !== undefined && !line.isFirst ? withoutEnd(start, last) : start;
    return { ...line, text: withoutRow(end), kind: 'text' };
  });
}

/** The character with which all lines begin, where that is a frame and no bullet. */
function commonStart(
  lines: readonly string[],
  style: CommentBlock['style'],
  end: string | undefined,
): string | undefined {
  const first = lines[0]?.trimStart().charAt(0) ?? '';
  if (!'*#|!+'.includes(first) || first === '') return undefined;
  if (!lines.every((line) => line.trimStart().startsWith(first))) return undefined;
  const isFrame =
    end === first ||
    (style === 'stars' ? first === '*' || lines.length > 1 : lines.every((line) => line.startsWith(first)));
  return isFrame ? first : undefined;
}

/** The character with which all lines end, where that is a frame. */
function commonEnd(lines: readonly string[]): string | undefined {
  const last = lines[0]?.at(-1) ?? '';
  if (!mayDecorate(last)) return undefined;
  const isFrame = lines.every(
    (line) => line.endsWith(last) && line.charAt(withoutTrailing(line, last).length - 1) === ' ',
  );
  return isFrame ? last : undefined;
}

function withoutStart(text: string, mark: string): string {
  let at = text.length - text.trimStart().length;
  while (text.charAt(at) === mark) at += 1;
  return text.slice(at);
}

function withoutEnd(text: string, mark: string): string {
  return text.endsWith(mark) ? withoutTrailing(text, mark).trimEnd() : text;
}

function withoutTrailing(text: string, mark: string): string {
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === mark) end -= 1;
  return text.slice(0, end);
}

/** Text that is followed by a row of the same characters: `Orders -------`. */
function withoutRow(text: string): string {
  const last = text.at(-1) ?? '';
  if (!DECORATION.has(last)) return text;
  const rest = withoutTrailing(text, last);
  return text.length - rest.length >= SHORTEST_RULE && rest.endsWith(' ') ? rest.trimEnd() : text;
}

/** The text between two rows of decoration; undefined where there are none. */
function titleOf(text: string): string | undefined {
  const trimmed = text.trim();
  let [from, end] = [0, trimmed.length];
  while (from < end && DECORATION.has(trimmed.charAt(from))) from += 1;
  while (end > from && DECORATION.has(trimmed.charAt(end - 1))) end -= 1;
  return from >= 2 && trimmed.length - end >= 2 ? trimmed.slice(from, end).trim() : undefined;
}

function dedent(lines: readonly (CommentLine & RawLine)[]): readonly CommentLine[] {
  const indents = lines.filter(({ kind, isFirst }) => kind === 'text' && !isFirst).map(({ text }) => indentOf(text));
  const common = indents.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  return lines.map(({ text, kind, isFirst }) => ({
    kind,
    text: kind === 'text' ? (isFirst ? text.trimStart() : text.slice(common)) : text,
  }));
}

export function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
