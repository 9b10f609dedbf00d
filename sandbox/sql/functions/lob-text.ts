import { OracleError } from '../../values/oracle-error.js';

/* Offsets and amounts in CLOBs count UTF-16 units. */

/** SUBSTR of a CLOB: from `from` on, from the end when negative; `count` units or the rest. */
export function clobSubstring(text: string, from: number, count: number | undefined): string {
  const start = from > 0 ? from - 1 : from === 0 ? 0 : text.length + from;
  if (start < 0 || (count !== undefined && count < 1)) return '';
  return text.slice(start, count === undefined ? undefined : start + count);
}

/** INSTR of a CLOB; from the end backwards where `from` is negative. 0 where there is none. @throws OracleError 1428 */
export function clobPosition(text: string, part: string, from: number, occurrence: number): number {
  if (occurrence < 1) throw new OracleError(1428, `argument '${occurrence}' is out of range`);
  if (from === 0 || part === '') return 0;
  const backwards = from < 0;
  let at = backwards ? text.length + from : from - 1;
  for (let found = 1; at >= 0; found += 1) {
    at = backwards ? text.lastIndexOf(part, at) : text.indexOf(part, at);
    if (at < 0) return 0;
    if (found === occurrence) return at + 1;
    at += backwards ? -1 : 1;
  }
  return 0;
}
