import { rowKey } from '../../../storage/value-key.js';
import { SLICE, type Wait } from '../../../tasks/task.js';
import { OracleError } from '../../../values/oracle-error.js';
import type { Value } from '../../../values/value.js';
import type { Converter } from '../../expressions/type-matching.js';
import type { CompiledQuery } from '../compile-query.js';
import type { QueryFrame, ResultRow, ResultStream, StatementFrame } from '../frame.js';
import { compareSortKeys } from '../order-by.js';
import { type Recursion, RecursiveRow } from './recursion.js';
import type { Cycle, Search } from './search-and-cycle.js';

export interface RecursiveQuery {
  readonly anchor: CompiledQuery;
  readonly branch: CompiledQuery;
  readonly recursion: Recursion;
  readonly converters: Readonly<Record<'anchor' | 'branch', readonly (Converter | undefined)[]>>;
  /** The columns in which a row that closes a cycle is equal to an ancestor. */
  readonly compared: readonly number[];
  readonly search: Search | undefined;
  readonly cycle: Cycle | undefined;
}

type Rows = Generator<Wait | RecursiveRow, void, void>;

/**
 * The rows of the anchor, then those that the branch makes of them, and so on until it makes none. A level is made when it
 * is asked for, but for SEARCH DEPTH FIRST, which needs them all.
 * @throws OracleError 32044 for a cycle without CYCLE clause
 */
export function runRecursion(query: RecursiveQuery): CompiledQuery['rows'] {
  const { search, cycle } = query;
  return function* (statement, outer): ResultStream {
    const rows =
      search?.order === 'DEPTH' ? depthFirst(query, search, statement, outer) : levels(query, statement, outer);
    let number = 0;
    for (const step of rows) {
      if (!(step instanceof RecursiveRow)) {
        yield step;
        continue;
      }
      number += 1;
      const sequence: readonly Value[] = search === undefined ? [] : [number];
      const mark: readonly Value[] = cycle === undefined ? [] : [step.isCycle ? cycle.mark : cycle.otherwise];
      yield { kind: 'result', values: [...step.values, ...sequence, ...mark] };
    }
  };
}

/** Level after level, each sorted as SEARCH BREADTH FIRST says. */
function* levels(query: RecursiveQuery, statement: StatementFrame, outer: QueryFrame | undefined): Rows {
  const { anchor, branch, recursion, converters, compared, search, cycle } = query;
  const keys = new Set<string>();
  const rowOf = ({ values: raw, origin }: ResultRow, from: 'anchor' | 'branch'): RecursiveRow => {
    const values = raw.map((value, index) => converters[from][index]?.(value, statement.session) ?? value);
    const key = rowKey(compared.map((column) => values[column] ?? null));
    const parent = origin instanceof RecursiveRow ? origin : undefined;
    const row = new RecursiveRow(values, parent, key, keys.has(key));
    keys.add(key);
    if (row.isCycle && cycle === undefined) {
      throw new OracleError(32044, 'cycle detected while executing recursive WITH query');
    }
    return row;
  };
  let level: RecursiveRow[] = [];
  for (const step of anchor.rows(statement, outer)) {
    if (step.kind === 'result') level.push(rowOf(step, 'anchor'));
    else yield step;
  }
  while (level.length > 0) {
    yield* search?.order === 'BREADTH' ? sorted(level, search) : level;
    const next: RecursiveRow[] = [];
    recursion.give(
      statement,
      level.filter(({ isCycle }) => !isCycle),
    );
    for (const step of branch.rows(statement, outer)) {
      if (step.kind === 'result') next.push(rowOf(step, 'branch'));
      else yield step;
    }
    if (statement.session.slice.isOver()) yield SLICE;
    level = next;
  }
}

/** Each row before its children, which are sorted among themselves. */
function* depthFirst(
  query: RecursiveQuery,
  search: Search,
  statement: StatementFrame,
  outer: QueryFrame | undefined,
): Rows {
  const children = new Map<RecursiveRow | undefined, RecursiveRow[]>();
  for (const step of levels(query, statement, outer)) {
    if (!(step instanceof RecursiveRow)) {
      yield step;
      continue;
    }
    const siblings = children.get(step.parent);
    if (siblings === undefined) children.set(step.parent, [step]);
    else siblings.push(step);
  }
  const open = sorted(children.get(undefined) ?? [], search).reverse();
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    if (statement.session.slice.isOver()) yield SLICE;
    yield row;
    open.push(...sorted(children.get(row) ?? [], search).reverse());
  }
}

function sorted(rows: readonly RecursiveRow[], { keys }: Search): RecursiveRow[] {
  const valuesOf = (row: RecursiveRow) => keys.map(({ column }) => row.values[column] ?? null);
  return rows.toSorted((a, b) => compareSortKeys(keys, valuesOf(a), valuesOf(b)));
}
