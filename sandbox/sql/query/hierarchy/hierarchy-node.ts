import type { Value } from '../../../values/value.js';
import type { SourceRow } from '../frame.js';

/**
 * A row's place in a hierarchy. It stands in the frame beside the rows of FROM, so that whatever keeps and restores those
 * keeps it with them.
 */
export class HierarchyNode implements SourceRow {
  readonly values: readonly Value[] = [];
  readonly slot = undefined;
  /** The rows of the FROM items, in the order of the plan below. */
  readonly rows: readonly (SourceRow | undefined)[];
  readonly parent: HierarchyNode | undefined;
  readonly level: number;
  /** What its children read with PRIOR. */
  own: readonly Value[] = [];
  /** What CONNECT_BY_ROOT gives in its whole tree. */
  roots: readonly Value[] = [];
  paths: readonly string[] = [];
  /** Equal for rows that have the same children; undefined where nothing in CONNECT BY looks at the parent. */
  key: string | undefined;
  isLeaf = false;
  isCycle = false;

  constructor(rows: readonly (SourceRow | undefined)[], parent: HierarchyNode | undefined) {
    this.rows = rows;
    this.parent = parent;
    this.level = parent === undefined ? 1 : parent.level + 1;
  }
}
