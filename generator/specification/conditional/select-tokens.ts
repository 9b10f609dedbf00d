import { isDirective, type Token } from '../lexer/token.js';
import { decide } from './decide.js';

export interface Selection {
  /** Without directives and what they deselect; `undecided` tokens where nobody but the database can decide. */
  readonly tokens: readonly Token[];
  /** The line of a `$IF` that does not end. */
  readonly endlessLine: number | undefined;
}

interface Open {
  readonly line: number;
  /** Whether what surrounds it is selected. */
  readonly outer: boolean;
  /** `chosen`: a branch has been, the others are not. */
  state: 'searching' | 'chosen' | 'undecided';
  selected: boolean;
}

/**
 * Conditional compilation: `$IF … $THEN … $ELSIF … $THEN … $ELSE … $END`, `$ERROR … $END`. Where a condition cannot be decided here, no branch is taken from there on.
 * Source: PL/SQL Language Reference, "Conditional Compilation".
 */
export function selectTokens(all: readonly Token[], version: string | null): Selection {
  if (!all.some((token) => token.kind === 'directive')) return { tokens: all, endlessLine: undefined };
  const tokens: Token[] = [];
  const open: Open[] = [];
  const isSelected = () => open.at(-1)?.selected ?? true;
  for (let at = 0; at < all.length; at += 1) {
    const token = all[at];
    if (token === undefined) break;
    const innermost = open.at(-1);
    if (isDirective(token, 'IF')) {
      const outer = isSelected();
      const then = indexOfDirective(all, at + 1, 'THEN');
      const block: Open = { line: token.line, outer, state: 'searching', selected: false };
      if (outer) choose(block, all.slice(at + 1, then), version, token, tokens);
      open.push(block);
      at = then;
    } else if (isDirective(token, 'ELSIF')) {
      const then = indexOfDirective(all, at + 1, 'THEN');
      if (innermost !== undefined) {
        innermost.selected = false;
        if (innermost.outer && innermost.state === 'searching')
          choose(innermost, all.slice(at + 1, then), version, token, tokens);
      }
      at = then;
    } else if (isDirective(token, 'ELSE')) {
      if (innermost !== undefined) innermost.selected = innermost.outer && innermost.state === 'searching';
    } else if (isDirective(token, 'END')) {
      open.pop();
    } else if (isDirective(token, 'ERROR')) {
      at = indexOfDirective(all, at + 1, 'END');
    } else if (isSelected()) {
      tokens.push(token);
    }
  }
  return { tokens, endlessLine: open[0]?.line };
}

function choose(
  block: Open,
  condition: readonly Token[],
  version: string | null,
  directive: Token,
  tokens: Token[],
): void {
  const decision = decide(
    condition.filter((token) => token.kind !== 'comment'),
    version,
  );
  block.selected = decision === true;
  if (decision === true) block.state = 'chosen';
  if (decision === undefined) {
    block.state = 'undecided';
    tokens.push({ ...directive, kind: 'undecided', value: '' });
  }
}

/** The end of the tokens where it is missing. */
function indexOfDirective(all: readonly Token[], from: number, name: string): number {
  let at = from;
  while (at < all.length && !isDirective(all[at], name)) at += 1;
  return at;
}
