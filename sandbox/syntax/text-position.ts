/** A place in a source text as people count: both from 1. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/**
 * Where a character offset lies.
 * @param origin where line 1 column 1 is, for a unit that begins inside the text
 */
export function lineColumnOf(source: string, position: number, origin = 0): LineColumn {
  let line = 1;
  let lineStart = origin;
  for (let at = source.indexOf('\n', origin); at >= 0 && at < position; at = source.indexOf('\n', at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: position - lineStart + 1 };
}
