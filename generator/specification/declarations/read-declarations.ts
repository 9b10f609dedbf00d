import { assignComments } from '../comments/assign-comments.js';
import { isSymbol, isWord, type Token } from '../lexer/token.js';
import type { SourceText } from '../source-text.js';
import type { SourceGap } from '../specification.js';
import { Collected } from './collected.js';
import type { Draft } from './draft.js';
import type { PackageScope } from './package-scope.js';
import { readCursor, readItem } from './read-item.js';
import { readPragma } from './read-pragma.js';
import { readSubprogram } from './read-subprogram.js';
import { readSubtype, readTypeDeclaration } from './read-type-declaration.js';
import { NotUnderstood, TokenReader } from './token-reader.js';

/**
 * Reads what stands between the package's heading and its END. No declaration of a specification has a semicolon inside, so that each ends at the next one, whatever is in it:
 * one that is not understood costs nothing but itself.
 * @param heading the package's own draft
 */
export function readDeclarations(
  text: SourceText,
  heading: Draft,
  scope: PackageScope,
): { readonly collected: Collected; readonly gaps: readonly SourceGap[] } {
  const { tokens } = text;
  const collected = new Collected();
  const gaps: SourceGap[] = [];
  const drafts: Draft[] = [heading];
  let from = heading.to + 1;
  for (;;) {
    for (; tokens[from]?.kind === 'undecided'; from += 1)
      gaps.push({ line: tokens[from]?.line ?? 0, reason: UNDECIDED });
    const first = tokens[from];
    if (first === undefined || isWord(first, 'END')) break;
    let to = from;
    while (to < tokens.length - 1 && !isSymbol(tokens[to], ';')) to += 1;
    drafts.push({ from, to, ...read(text, from, to, scope, collected, gaps) });
    from = to + 1;
  }
  if (tokens[from] === undefined)
    gaps.push({ line: tokens.at(-1)?.endLine ?? 1, reason: 'the END of the package is missing' });
  const comments = assignComments(text, drafts, from);
  for (const [index, draft] of drafts.entries()) {
    const own = comments[index];
    if (own !== undefined) draft.finish(own);
  }
  return { collected, gaps };
}

const UNDECIDED = 'conditional compilation that only the database can decide';

function read(
  { tokens }: SourceText,
  from: number,
  to: number,
  scope: PackageScope,
  collected: Collected,
  gaps: SourceGap[],
): Omit<Draft, 'from' | 'to'> {
  const first = tokens[from];
  try {
    if (!isSymbol(tokens[to], ';')) throw new NotUnderstood('; expected');
    for (let at = from; at < to; at += 1) if (tokens[at]?.kind === 'undecided') throw new NotUnderstood(UNDECIDED);
    return declaration(new TokenReader(tokens, from, to), first, scope, collected);
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
    gaps.push({ line: first?.line ?? 0, reason: error.message });
    return { parts: [], finish: () => undefined };
  }
}

function declaration(
  reader: TokenReader,
  first: Token | undefined,
  scope: PackageScope,
  collected: Collected,
): Omit<Draft, 'from' | 'to'> {
  if (reader.takesWords('PROCEDURE')) return readSubprogram('procedure', reader, scope, collected);
  if (reader.takesWords('FUNCTION')) return readSubprogram('function', reader, scope, collected);
  if (reader.takesWords('PRAGMA')) return readPragma(reader, scope, collected);
  if (reader.takesWords('CURSOR')) return readCursor(reader, scope, collected);
  // TYPE and SUBTYPE are not reserved.
  if (reader.isWord('TYPE') && reader.isName(1) && (reader.isWord('IS', 2) || reader.isWord('AS', 2))) {
    reader.advance();
    return readTypeDeclaration(reader, scope, collected);
  }
  if (reader.isWord('SUBTYPE') && reader.isName(1) && reader.isWord('IS', 2)) {
    reader.advance();
    return readSubtype(reader, scope, collected);
  }
  if (first === undefined) throw new NotUnderstood('declaration expected');
  return readItem(reader, scope, collected);
}
