import type { Row } from '../../storage/row.js';
import { rowKey } from '../../storage/value-key.js';
import type { SetOperation } from '../../syntax/ast/query.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { CompileContext } from '../compile-context.js';
import { requireComparable } from '../data-types/comparable.js';
import { type Converter, commonType, converterBetween } from '../expressions/type-matching.js';
import type { ResultColumn } from '../prepared.js';
import type { BlockScope } from './block-scope.js';
import type { CommonTables } from './common-tables.js';
import { compileBlock } from './compile-block.js';
import type { CompiledQuery } from './compile-query.js';
import type { QueryFrame, ResultStream, StatementFrame } from './frame.js';
import { type Mapping, mappingOf } from './sortable.js';

/** UNION, INTERSECT and MINUS. Columns are named after the first query's. */
export function compileSetOperation(
  operation: SetOperation,
  context: CompileContext,
  parent: BlockScope | undefined,
  tables: CommonTables,
): CompiledQuery {
  const compileSide = (side: SetOperation['left']): CompiledQuery => {
    if (side.kind === 'query') return context.compileQuery(side, parent, tables);
    if (side.kind === 'set_operation') return compileSetOperation(side, context, parent, tables);
    return compileBlock(side, [], undefined, context, parent, tables);
  };
  const left = compileSide(operation.left);
  const right = compileSide(operation.right);
  if (left.columns.length !== right.columns.length) {
    throw new OracleError(1789, 'query block has incorrect number of result columns', {
      position: operation.right.position,
    });
  }
  const comparesRows = operation.operator !== 'UNION' || !operation.all;
  const columns = left.columns.map((column, index): ResultColumn => {
    const other = right.columns[index] ?? column;
    const dataType = commonType(column.dataType, other.dataType);
    if (dataType === undefined) {
      throw new OracleError(1790, 'expression must have same datatype as corresponding expression', {
        position: operation.right.position,
      });
    }
    if (comparesRows && dataType.kind !== 'object') requireComparable(dataType, operation.position);
    return { name: column.name, dataType, nullable: column.nullable || other.nullable };
  });
  const mappings = columns.map(({ dataType }): Mapping | undefined =>
    comparesRows && dataType.kind === 'object'
      ? mappingOf(dataType, context.services.userFunctions, operation.position)
      : undefined,
  );
  const first = mappedRows(convertedRows(left, columns), mappings);
  const second = mappedRows(convertedRows(right, columns), mappings);
  const run = operation.operator === 'UNION' ? union : operation.operator === 'INTERSECT' ? intersect : minus;
  return {
    columns,
    correlated: left.correlated || right.correlated,
    rows: (statement, outer) => run(first(statement, outer), second(statement, outer), operation.all),
  };
}

/** Objects are compared by what their MAP methods give. */
function mappedRows(rows: CompiledQuery['rows'], mappings: readonly (Mapping | undefined)[]): CompiledQuery['rows'] {
  if (mappings.every((mapping) => mapping === undefined)) return rows;
  return function* (statement, outer) {
    for (const step of rows(statement, outer)) {
      if (step.kind !== 'result') {
        yield step;
        continue;
      }
      const values: Value[] = [];
      for (const [index, value] of step.values.entries()) {
        const mapping = mappings[index];
        values.push(mapping === undefined ? value : yield* mapping(value, statement));
      }
      yield { kind: 'result', values };
    }
  };
}

function convertedRows(query: CompiledQuery, columns: readonly ResultColumn[]) {
  const converters = query.columns.map((column, index): Converter | undefined =>
    converterBetween(column.dataType, columns[index]?.dataType ?? column.dataType),
  );
  const needed = converters.some((converter) => converter !== undefined);
  return function* (statement: StatementFrame, outer: QueryFrame | undefined): ResultStream {
    for (const step of query.rows(statement, outer)) {
      if (step.kind !== 'result' || !needed) {
        yield step;
        continue;
      }
      const values: Row = step.values.map((value, index) => converters[index]?.(value, statement.session) ?? value);
      yield { kind: 'result', values };
    }
  };
}

function* union(left: ResultStream, right: ResultStream, all: boolean): ResultStream {
  const seen = new Set<string>();
  for (const stream of [left, right]) {
    for (const step of stream) {
      if (step.kind === 'result' && !all) {
        const key = rowKey(step.values);
        if (seen.has(key)) continue;
        seen.add(key);
      }
      yield step;
    }
  }
}

/** With ALL, a row is given as often as both sides have it. */
function* intersect(left: ResultStream, right: ResultStream, all: boolean): ResultStream {
  const counts = yield* countRows(right);
  for (const step of left) {
    if (step.kind !== 'result') {
      yield step;
      continue;
    }
    const key = rowKey(step.values);
    const count = counts.get(key) ?? 0;
    if (count === 0) continue;
    counts.set(key, all ? count - 1 : 0);
    yield step;
  }
}

/** With ALL, each row on the right takes one away; otherwise all like it, and what is left is distinct. */
function* minus(left: ResultStream, right: ResultStream, all: boolean): ResultStream {
  const counts = yield* countRows(right);
  for (const step of left) {
    if (step.kind !== 'result') {
      yield step;
      continue;
    }
    const key = rowKey(step.values);
    const count = counts.get(key) ?? 0;
    if (count > 0) {
      if (all) counts.set(key, count - 1);
      continue;
    }
    if (!all) counts.set(key, 1);
    yield step;
  }
}

function* countRows(stream: ResultStream) {
  const counts = new Map<string, number>();
  for (const step of stream) {
    if (step.kind !== 'result') {
      yield step;
      continue;
    }
    const key = rowKey(step.values);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
