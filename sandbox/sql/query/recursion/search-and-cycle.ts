import type { Expression } from '../../../syntax/ast/expression.js';
import type { Identifier } from '../../../syntax/ast/name.js';
import type { CommonTableExpression, CycleClause, SearchClause } from '../../../syntax/ast/query.js';
import { type CharacterType, NUMBER, VARCHAR2 } from '../../../values/data-type.js';
import { OracleError } from '../../../values/oracle-error.js';
import type { ResultColumn } from '../../prepared.js';
import { type SortKey, sortDirection } from '../order-by.js';

/** SEARCH: in which order rows are given and numbered. */
export interface Search {
  readonly order: 'DEPTH' | 'BREADTH';
  readonly keys: readonly (Pick<SortKey, 'descending' | 'nullsFirst'> & { readonly column: number })[];
}

/** CYCLE: what marks a row with an ancestor that is equal in some columns. */
export interface Cycle {
  readonly columns: readonly number[];
  readonly mark: string;
  readonly otherwise: string;
}

export interface SearchAndCycle {
  /** The columns that they add to the definition's. */
  readonly extra: readonly ResultColumn[];
  readonly search: Search | undefined;
  readonly cycle: Cycle | undefined;
}

/** @throws OracleError 32046 … 32048, 32481 … 32485, 32489 */
export function compileSearchAndCycle({ columns, search, cycle }: CommonTableExpression): SearchAndCycle {
  if (search !== undefined && cycle !== undefined && search.set.name === cycle.set.name) {
    throw error(
      32482,
      'sequence column name of SEARCH clause must be different from cycle mark column name of CYCLE clause',
      cycle.set,
    );
  }
  const sequence: readonly ResultColumn[] =
    search === undefined ? [] : [{ name: search.set.name, dataType: NUMBER, nullable: true }];
  const mark: readonly ResultColumn[] =
    cycle === undefined ? [] : [{ name: cycle.set.name, dataType: MARK, nullable: true }];
  return {
    extra: [...sequence, ...mark],
    search: search === undefined ? undefined : compileSearch(search, columns),
    cycle: cycle === undefined ? undefined : compileCycle(cycle, columns),
  };
}

const MARK: CharacterType = { ...VARCHAR2, length: 1 };

function compileSearch({ order, by, set }: SearchClause, columns: readonly Identifier[]): Search {
  requireNew(32046, 'sequence column name for SEARCH clause must not be part of the column alias list', set, columns);
  const keys = by.map((item) => {
    const { expression } = item;
    const column =
      expression.kind === 'name' && expression.parts.length === 1 ? indexOf(expression.parts[0], columns) : -1;
    if (column < 0) {
      const text =
        'element in sort specification list of SEARCH clause did not appear in the column alias list of the WITH clause element';
      throw error(32489, text, item);
    }
    return { column, ...sortDirection(item) };
  });
  const repeated = by.find((_item, index) => keys.findIndex(({ column }) => column === keys[index]?.column) < index);
  if (repeated !== undefined) {
    throw error(32483, 'duplicate name found in sort specification list for SEARCH clause of WITH clause', repeated);
  }
  return { order, keys };
}

function compileCycle({ columns: names, set, value, otherwise }: CycleClause, columns: readonly Identifier[]): Cycle {
  requireNew(32048, 'cycle mark column name for CYCLE clause must not be part of the column alias list', set, columns);
  const compared = names.map((name) => {
    const column = indexOf(name, columns);
    if (column >= 0) return column;
    const text =
      'element in cycle column list of CYCLE clause must appear in the column alias list of the WITH clause element';
    throw error(32485, text, name);
  });
  const repeated = names.find((name, index) => names.findIndex((other) => other.name === name.name) < index);
  if (repeated !== undefined) {
    throw error(32484, 'duplicate name found in cycle column list for CYCLE clause of WITH clause', repeated);
  }
  const marks = { mark: markOf(value), otherwise: markOf(otherwise) };
  if (marks.mark === marks.otherwise) {
    throw error(32481, 'cycle value for CYCLE clause must be different from the non-cycle value', otherwise);
  }
  return { columns: compared, ...marks };
}

/** One character, or a digit, which counts as one. */
function markOf(value: Expression): string {
  const text = value.kind === 'string_literal' ? value.value : value.kind === 'number_literal' ? value.text : '';
  if (Buffer.byteLength(text) === 1) return text;
  throw error(32047, 'cycle mark value and non-cycle mark value must be one byte character string values', value);
}

function indexOf({ name }: Identifier, columns: readonly Identifier[]): number {
  return columns.findIndex((column) => column.name === name);
}

function requireNew(code: number, text: string, set: Identifier, columns: readonly Identifier[]): void {
  if (indexOf(set, columns) >= 0) throw error(code, text, set);
}

function error(code: number, text: string, { position }: { readonly position: number }): OracleError {
  return new OracleError(code, text, { position });
}
