import type { ArgumentRow } from '../views/all-arguments.js';

/** A parameter or result, or a part of one, with the parts that are shown of it: before 18c only. */
export interface ArgumentNode {
  readonly row: ArgumentRow;
  /** Of a record the fields; of a collection its element, of a strong cursor its row: one without a name. */
  readonly parts: readonly ArgumentNode[];
}

/** The rows of one subprogram, which come in any order, as trees: parts follow what they are parts of, one level down. */
export function nestArguments(rows: readonly ArgumentRow[]): readonly ArgumentNode[] {
  const roots: ArgumentNode[] = [];
  const path: ArgumentNode[][] = [roots];
  for (const row of [...rows].sort((a, b) => a.SEQUENCE - b.SEQUENCE)) {
    const parts: ArgumentNode[] = [];
    path.length = Math.min(path.length, row.DATA_LEVEL + 1);
    path.at(-1)?.push({ row, parts });
    path.push(parts);
  }
  return roots.sort((a, b) => a.row.POSITION - b.row.POSITION);
}
