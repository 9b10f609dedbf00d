import type { Row } from '../../storage/row.js';
import type { OrderByItem } from '../../syntax/ast/query.js';
import { compareValues } from '../../values/compare.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { requireComparable } from '../data-types/comparable.js';
import { compileExpression } from '../expressions/compile-expression.js';
import type { Compiled } from '../expressions/compiled.js';
import type { ResultColumn } from '../prepared.js';
import type { BlockScope } from './block-scope.js';
import type { QueryFrame, ResultRow } from './frame.js';
import type { OutputColumn } from './select-list.js';
import { sortable } from './sortable.js';

/** One thing to sort by: a column of the output, or an expression of its own. */
export interface SortKey {
  readonly output: number | undefined;
  readonly compiled: Compiled<QueryFrame> | undefined;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

export function sortDirection(item: OrderByItem): { readonly descending: boolean; readonly nullsFirst: boolean } {
  const nullsFirst = item.nulls === undefined ? item.descending : item.nulls === 'FIRST';
  return { descending: item.descending, nullsFirst };
}

/**
 * ORDER BY of a query block: positions and aliases of the select list come before columns.
 * @throws OracleError 1785 for a position that is none, 1791 with DISTINCT for what is not selected
 */
export function compileBlockOrder(
  items: readonly OrderByItem[],
  outputs: readonly OutputColumn[],
  scope: BlockScope,
  distinct: boolean,
): readonly SortKey[] {
  const keys = new Map(
    outputs.flatMap((output, index) =>
      output.expression === undefined ? [] : [[scope.keyOf(output.expression), index] as const],
    ),
  );
  const aliases = new Map(
    outputs.flatMap((output) => (output.expression === undefined ? [] : [[output.name, output.expression] as const])),
  );
  return items.map((item) => {
    const direction = sortDirection(item);
    const { expression } = item;
    const position = positionOf(item, outputs.length);
    const ofOutput = (output: number) =>
      distinct ? outputKey(output, outputs, item) : blockKey(output, outputs, scope, item);
    if (position !== undefined) return ofOutput(position);
    const named =
      expression.kind === 'name' && expression.parts.length === 1
        ? outputs.findIndex((output) => output.name === expression.parts[0].name)
        : -1;
    const selected = named >= 0 ? named : keys.get(scope.keyOf(expression));
    if (selected !== undefined) return ofOutput(selected);
    if (distinct) throw new OracleError(1791, 'not a SELECTed expression', { position: item.position });
    scope.aliases = aliases;
    scope.compileAliased = (aliased) => {
      scope.aliases = undefined;
      try {
        return compileExpression(aliased, scope);
      } finally {
        scope.aliases = aliases;
      }
    };
    try {
      const compiled = sortable(compileExpression(expression, scope), scope, item.position);
      return { output: undefined, compiled, ...direction };
    } finally {
      scope.aliases = undefined;
    }
  });
}

/** ORDER BY of a set operation: positions and names of the first query's columns only. */
export function compileOutputOrder(
  items: readonly OrderByItem[],
  columns: readonly ResultColumn[],
): readonly SortKey[] {
  return items.map((item) => {
    const { expression } = item;
    const output =
      positionOf(item, columns.length) ??
      columns.findIndex(
        ({ name }) => expression.kind === 'name' && expression.parts.length === 1 && name === expression.parts[0].name,
      );
    if (output < 0) {
      throw new OracleError(1785, 'ORDER BY item must be the number of a SELECT-list expression', {
        position: item.position,
      });
    }
    if (columns[output]?.dataType.kind === 'object') {
      throw new NotSupportedError('ORDER BY objects of a set operation', item.position);
    }
    return outputKey(output, columns, item);
  });
}

/** An object is mapped beside the output, unless DISTINCT has mapped it already. */
function blockKey(output: number, columns: readonly OutputColumn[], scope: BlockScope, item: OrderByItem): SortKey {
  const column = columns[output];
  if (column?.dataType.kind !== 'object') return outputKey(output, columns, item);
  return { output: undefined, compiled: sortable(column.compiled, scope, item.position), ...sortDirection(item) };
}

function outputKey(output: number, columns: readonly ResultColumn[], item: OrderByItem): SortKey {
  const column = columns[output];
  if (column !== undefined && column.dataType.kind !== 'object') requireComparable(column.dataType, item.position);
  return { output, compiled: undefined, ...sortDirection(item) };
}

/** What a row is sorted by, as one expression per key. */
export function compileSortValues(keys: readonly SortKey[]): readonly Compiled<QueryFrame>[] {
  return keys.flatMap((key) => (key.compiled === undefined ? [] : [key.compiled]));
}

/** A row's sort values: those of the output, and those evaluated beside it, in the order of the keys. */
export function sortValues(keys: readonly SortKey[], output: Row, evaluated: Row): Row {
  let next = 0;
  return keys.map((key) => {
    if (key.output !== undefined) return output[key.output] ?? null;
    next += 1;
    return evaluated[next - 1] ?? null;
  });
}

export function compareSortKeys(keys: readonly Pick<SortKey, 'descending' | 'nullsFirst'>[], a: Row, b: Row): number {
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index];
    const [left, right] = [a[index] ?? null, b[index] ?? null];
    if (key === undefined || (left === null && right === null)) continue;
    if (left === null) return key.nullsFirst ? -1 : 1;
    if (right === null) return key.nullsFirst ? 1 : -1;
    const order = compareValues(left, right);
    if (order !== 0) return key.descending ? -order : order;
  }
  return 0;
}

export function sortRows(rows: ResultRow[], keys: readonly SortKey[]): ResultRow[] {
  return rows.sort((a, b) => compareSortKeys(keys, a.sortKeys ?? [], b.sortKeys ?? []));
}

function positionOf(item: OrderByItem, columns: number): number | undefined {
  if (item.expression.kind !== 'number_literal') return undefined;
  const position = Number(item.expression.text);
  if (Number.isInteger(position) && position >= 1 && position <= columns) return position - 1;
  throw new OracleError(1785, 'ORDER BY item must be the number of a SELECT-list expression', {
    position: item.position,
  });
}
