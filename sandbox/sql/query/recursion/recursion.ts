import type { TableName } from '../../../syntax/ast/query.js';
import { SLICE } from '../../../tasks/task.js';
import type { Value } from '../../../values/value.js';
import type { BlockScope } from '../block-scope.js';
import { ROW_READY, type SourceRow, type StatementFrame } from '../frame.js';
import type { Plan } from '../operators.js';
import type { SourceColumn } from '../source.js';
import { unsupportedInBranch } from './recursive-branch.js';

/** A row of a recursive definition, and the one that it was made from. */
export class RecursiveRow implements SourceRow {
  readonly values: readonly Value[];
  readonly slot = undefined;
  readonly parent: RecursiveRow | undefined;
  /** What a cycle is recognised by. */
  readonly key: string;
  /** An ancestor has the same key. */
  readonly isCycle: boolean;

  constructor(values: readonly Value[], parent: RecursiveRow | undefined, key: string, isSuspect: boolean) {
    this.values = values;
    this.parent = parent;
    this.key = key;
    this.isCycle = isSuspect && hasAncestor(parent, key);
  }
}

function hasAncestor(parent: RecursiveRow | undefined, key: string): boolean {
  for (let row = parent; row !== undefined; row = row.parent) if (row.key === key) return true;
  return false;
}

/** What the recursive branch of a definition reads under the definition's name: the rows found last. */
export class Recursion {
  readonly columns: readonly SourceColumn[];
  readonly #reference: TableName;
  readonly #rows = new WeakMap<StatementFrame, readonly RecursiveRow[]>();
  readonly #compared = new Set<number>();
  #source: number | undefined;
  #readsConditions = true;

  constructor(columns: readonly SourceColumn[], reference: TableName) {
    this.columns = columns;
    this.#reference = reference;
  }

  /**
   * What tells rows of one line of descent apart without a CYCLE clause: the columns that the joins and conditions of the
   * branch refer to. Without any, each row is like its ancestors.
   */
  get compared(): readonly number[] {
    return [...this.#compared].sort((a, b) => a - b);
  }

  /** Its place among the FROM items of the branch. */
  get source(): number | undefined {
    return this.#source;
  }

  /**
   * Called for the FROM item that is the reference.
   * @throws OracleError 32486 for any other, in a subquery
   */
  enter(item: TableName, scope: BlockScope, source: number): Plan {
    if (item !== this.#reference) throw unsupportedInBranch(item.position);
    this.#source = source;
    scope.recursion = this;
    const rowsOf = (statement: StatementFrame) => this.#rows.get(statement) ?? [];
    return {
      sources: [source],
      // other rows each time, so that nothing may be kept of them
      correlated: true,
      *run(frame) {
        const { slice } = frame.statement.session;
        for (const row of rowsOf(frame.statement)) {
          if (slice.isOver()) yield SLICE;
          frame.rows[source] = row;
          yield ROW_READY;
        }
      },
    };
  }

  noteUse(source: number, column: number): void {
    if (source === this.#source && this.#readsConditions) this.#compared.add(column);
  }

  /** FROM and WHERE are compiled; what is selected does not count. */
  endConditions(): void {
    this.#readsConditions = false;
  }

  give(statement: StatementFrame, rows: readonly RecursiveRow[]): void {
    this.#rows.set(statement, rows);
  }
}
