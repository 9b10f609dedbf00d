import type { Draft, Part } from '../declarations/draft.js';
import { isSymbol, type Token } from '../lexer/token.js';
import type { SourceText } from '../source-text.js';
import { type CommentBlock, commentBlocks, opensDocumentation } from './comment-block.js';
import { splitAtRule } from './comment-lines.js';
import { isLicence, isSectionHeading } from './documentation.js';

/** The comments that belong to a declaration. */
export interface DeclarationComments {
  /** Directly above it. */
  readonly above: readonly CommentBlock[];
  /** Inside its heading, behind it, or below it. */
  readonly others: readonly CommentBlock[];
  /** By part. */
  readonly parts: readonly (readonly CommentBlock[])[];
}

interface Collected {
  readonly above: CommentBlock[];
  readonly others: CommentBlock[];
  readonly parts: CommentBlock[][];
}

/**
 * Finds out what each comment is about.
 *
 * - Behind code, up to the end of the line: about what stands before it. That is the parameter, field or result in which or behind which (a comma may stand in between) it
 *   is. Behind the end of a declaration of several lines, it is the parameter, field or result that begins on that line, if there is just one; otherwise the declaration.
 * - With code behind it: about that code, if it begins the line or follows `(`, `,` or `;`; otherwise about what stands before it.
 * - On lines of its own, directly above something: about that. The comments above a declaration are those up to a blank line, or up to one that is documentation (it
 *   has several lines or begins with two stars), whatever stands above that.
 * - Inside a heading, but not above a parameter or field: about the declaration.
 * - Directly below a declaration and indented deeper than it and than the next one: about it.
 * - The package's: before it, in its heading, behind IS, and the first one below IS if it is not about the declaration that follows. Of a comment that is, the part before the
 *   first rule is the package's.
 *   Licences count for nothing here.
 * - All others, section headings among them, are about nothing. So are those of declarations that have no place in a client, and they go nowhere else.
 *
 * @param drafts the package's heading, then all declarations without gaps in between
 * @param end the index of the token behind the last declaration
 */
export function assignComments(
  text: SourceText,
  drafts: readonly Draft[],
  end: number,
): readonly DeclarationComments[] {
  const all = commentBlocks(text);
  const assigned = drafts.map(
    ({ parts }): Collected => ({ above: [], others: [], parts: parts.map((): CommentBlock[] => []) }),
  );
  const assignment = new Assignment(text.tokens);
  let at = 0;
  for (const [index, draft] of drafts.entries()) {
    const collected = assigned[index];
    if (collected === undefined) continue;
    const next = drafts[index + 1]?.from ?? end;
    const between: CommentBlock[] = [];
    for (let one = all[at]; one !== undefined && one.before <= next; at += 1, one = all[at]) {
      if (one.before === 0)
        append(
          collected.above,
          one.blocks.filter((block) => !isLicence(block)),
        );
      else if (one.before > draft.to) append(between, one.blocks);
      else
        for (const block of one.blocks)
          if (index > 0 || !isLicence(block)) assignment.inside(draft, collected, one.before, block);
    }
    if (between.length > 0)
      assignment.between(draft, collected, index === 0, text.tokens[next], assigned[index + 1], between);
  }
  return assigned;
}

class Assignment {
  readonly #tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  inside(draft: Draft, collected: Collected, at: number, block: CommentBlock): void {
    const previous = this.#tokens[at - 1];
    if (block.afterCode && !(block.beforeCode && opensSomething(previous))) {
      this.#behind(draft, collected, at - 1, block);
      return;
    }
    const token = this.#tokens[at];
    const start = isSymbol(token, ',') ? at + 1 : at;
    const index = lastFrom(draft.parts, start);
    const part = draft.parts[index];
    if (part !== undefined && part.from < start && at <= part.to) collected.parts[index]?.push(block);
    else if (part !== undefined && part.from === start && !part.isResult) {
      if (block.lastLine + 1 >= (token?.line ?? 0)) collected.parts[index]?.push(block);
    } else if (!isSymbol(token, ')')) collected.others.push(block);
  }

  between(
    draft: Draft,
    collected: Collected,
    isPackage: boolean,
    next: Token | undefined,
    nextCollected: Collected | undefined,
    blocks: readonly CommentBlock[],
  ): void {
    let lastLine = this.#tokens[draft.to]?.endLine ?? 0;
    const alone: CommentBlock[] = [];
    const inFront: CommentBlock[] = [];
    for (const block of blocks) {
      if (block.beforeCode) inFront.push(block);
      else if (isPackage && isLicence(block)) continue;
      else if (block.afterCode && block.firstLine === this.#tokens[draft.to]?.endLine) {
        this.#behind(draft, collected, draft.to, block);
        lastLine = block.lastLine;
      } else alone.push(block);
    }
    const above = nextCollected === undefined ? [] : directlyAbove(alone, inFront[0]?.firstLine ?? next?.line ?? 0);
    const [first] = alone;
    if (first !== undefined && isPackage) {
      if (above[0] !== first) {
        if (!isSectionHeading(first)) collected.others.push(first);
      } else {
        const [own, rest] = splitAtRule(first);
        if (own !== undefined) {
          collected.others.push(own);
          above[0] = rest;
        }
      }
    } else if (first !== undefined && first.firstLine === lastLine + 1) {
      const isDeeper = first.column > (this.#tokens[draft.from]?.column ?? 0);
      const isNext = above[0] === first;
      if (isDeeper && !(isNext && first.column <= (next?.column ?? 0))) {
        collected.others.push(first);
        if (isNext) above.shift();
      }
    }
    if (nextCollected === undefined) return;
    append(nextCollected.above, above);
    append(nextCollected.above, inFront);
  }

  #behind(draft: Draft, collected: Collected, at: number, block: CommentBlock): void {
    const index = lastFrom(draft.parts, at);
    const [part, earlier] = [draft.parts[index], draft.parts[index - 1]];
    const owner = (one: number) => collected.parts[one] ?? collected.others;
    const lineOf = (token: number | undefined) => (token === undefined ? undefined : this.#tokens[token]?.line);
    if (part !== undefined && at <= part.to) owner(index).push(block);
    else if (isSymbol(this.#tokens[at], ',') && part !== undefined && at === part.to + 1) {
      const endsHere = this.#tokens[part.to]?.endLine === block.firstLine;
      owner(endsHere ? index : index + 1).push(block);
    } else if (lineOf(draft.from) === block.firstLine) collected.others.push(block);
    else if (lineOf(part?.from) === block.firstLine && lineOf(earlier?.from) !== block.firstLine)
      owner(index).push(block);
    else collected.others.push(block);
  }
}

function opensSomething(token: Token | undefined): boolean {
  return token?.kind === 'symbol' && (token.value === '(' || token.value === ',' || token.value === ';');
}

/** The index of the last part that begins at or before a token; -1 without one. */
function lastFrom(parts: readonly Part[], at: number): number {
  let low = -1;
  let high = parts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((parts[middle]?.from ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function directlyAbove(blocks: readonly CommentBlock[], line: number): CommentBlock[] {
  const above: CommentBlock[] = [];
  let next = line;
  for (const block of blocks.toReversed()) {
    if (block.lastLine + 1 < next) break;
    above.push(block);
    next = block.firstLine;
    const [comment] = block.comments;
    const isDocumentation = comment !== undefined && (opensDocumentation(comment) || comment.endLine > comment.line);
    if (isDocumentation) break;
  }
  return above.reverse();
}

/** Not by spreading: there may be more than a call takes. */
function append<T>(list: T[], more: readonly T[]): void {
  for (const one of more) list.push(one);
}
