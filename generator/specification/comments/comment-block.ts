import type { Token } from '../lexer/token.js';
import type { SourceText } from '../source-text.js';

/**
 * Comments that are one text: one between stars, or what stands on consecutive lines behind dashes or between stars. A comment behind code goes on in those below it that begin
 * in the same column.
 */
export interface CommentBlock {
  readonly comments: readonly Token[];
  readonly style: 'dashes' | 'stars';
  readonly firstLine: number;
  readonly lastLine: number;
  readonly column: number;
  /** Code stands before it on its first line. */
  readonly afterCode: boolean;
  /** Code stands behind it on its last line. */
  readonly beforeCode: boolean;
}

/** The blocks in front of one token. */
export interface BlocksBefore {
  readonly before: number;
  readonly blocks: readonly CommentBlock[];
}

/** In the order of the source. */
export function commentBlocks({ tokens, comments }: SourceText): readonly BlocksBefore[] {
  const all: BlocksBefore[] = [];
  let from = 0;
  while (from < comments.length) {
    const before = comments[from]?.before ?? 0;
    let to = from;
    while (comments[to]?.before === before) to += 1;
    const group = comments.slice(from, to).map(({ comment }) => comment);
    all.push({ before, blocks: blocksOf(group, tokens[before - 1], tokens[before]) });
    from = to;
  }
  return all;
}

function blocksOf(comments: readonly Token[], previous: Token | undefined, next: Token | undefined): CommentBlock[] {
  const groups: Token[][] = [];
  for (const comment of comments) {
    const group = groups.at(-1);
    const isBehindCode = group?.[0] !== undefined && group[0].line === previous?.endLine;
    if (group !== undefined && continues(group, comment, isBehindCode)) group.push(comment);
    else groups.push([comment]);
  }
  return groups.map((group) => blockOf(group, previous, next));
}

function continues(group: readonly Token[], comment: Token, isBehindCode: boolean): boolean {
  const [first, last] = [group[0], group.at(-1)];
  if (first === undefined || last === undefined || comment.line !== last.endLine + 1) return false;
  if (isBehindCode && comment.column !== first.column) return false;
  if (isDashes(comment) !== isDashes(last)) return false;
  return isDashes(comment) || (isOneLine(comment) && isOneLine(last) && !opensDocumentation(comment));
}

function blockOf(comments: readonly Token[], previous: Token | undefined, next: Token | undefined): CommentBlock {
  const [first, last] = [comments[0], comments.at(-1)];
  const firstLine = first?.line ?? 0;
  const lastLine = last?.endLine ?? 0;
  return {
    comments,
    style: first !== undefined && isDashes(first) ? 'dashes' : 'stars',
    firstLine,
    lastLine,
    column: first?.column ?? 0,
    afterCode: firstLine === previous?.endLine,
    beforeCode: lastLine === next?.line,
  };
}

export function isDashes(comment: Token): boolean {
  return comment.value.startsWith('--');
}

function isOneLine(comment: Token): boolean {
  return comment.line === comment.endLine;
}

/** `/** text`, as opposed to a rule of stars. */
export function opensDocumentation({ value }: Token): boolean {
  return value.startsWith('/**') && value.charAt(3) !== '*' && value.charAt(3) !== '/';
}
