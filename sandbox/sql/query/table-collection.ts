import type { Expression } from '../../syntax/ast/expression.js';
import type { TableCollection } from '../../syntax/ast/query.js';
import { CollectionValue, copyValue, RecordValue } from '../../values/composite.js';
import type { CollectionType, DataType } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { Value } from '../../values/value.js';
import { compileExpression } from '../expressions/compile-expression.js';
import { evaluate, evaluateAll } from '../expressions/compiled.js';
import { findUserFunction } from '../expressions/user-function-call.js';
import type { PipedRows } from '../user-functions.js';
import type { BlockScope } from './block-scope.js';
import type { QueryFrame, ResultRow, ResultStream } from './frame.js';
import type { Source } from './source.js';

/** The elements of a collection as the rows of a FROM item. */
export interface CollectionRows extends Pick<Source, 'columns' | 'objectColumn'> {
  /** FROM items that the collection is taken from. */
  readonly needs: readonly number[];
  readonly correlated: boolean;
  rows(frame: QueryFrame): ResultStream;
}

/**
 * Compiles `TABLE(…)`, and a table function called without it.
 * @throws OracleError 22905 for what is no collection; PLS-00642 for one of a type that is local to PL/SQL
 */
export function compileTableCollection(item: TableCollection, scope: BlockScope): CollectionRows {
  const { result, dependencies } = scope.track(() => compileRows(item.expression, scope));
  const { type, values } = result;
  const { element } = type;
  const isObject = element.kind === 'object';
  const columns = columnsOf(element);
  return {
    columns,
    ...(isObject ? { objectColumn: element.attributes.length } : {}),
    needs: [...dependencies.sources],
    correlated: dependencies.outer,
    *rows(frame) {
      let isEmpty = true;
      for (const step of values(frame)) {
        if (step.kind === 'piped') isEmpty = false;
        yield step.kind === 'piped' ? rowOf(step.value, element) : step;
      }
      // TABLE(…)(+) is the optional side of an outer join with what it is taken from.
      if (item.outer && isEmpty) yield { kind: 'result', values: columns.map(() => null) };
    },
  };
}

interface Elements {
  readonly type: CollectionType;
  values(frame: QueryFrame): PipedRows;
}

function compileRows(expression: Expression, scope: BlockScope): Elements {
  return compilePipelined(expression, scope) ?? compileCollection(expression, scope);
}

/** A pipelined function makes its rows while they are fetched. */
function compilePipelined(expression: Expression, scope: BlockScope): Elements | undefined {
  const [callee, args] =
    expression.kind === 'call' ? [expression.callee, expression.arguments] : [expression, undefined];
  if (callee.kind !== 'name' || (args === undefined && scope.findColumn(callee.parts) !== undefined)) return undefined;
  if (scope.context.hosts.resolve(expression) !== undefined) return undefined;
  const call = findUserFunction(callee, args, scope);
  const pipe = call?.found.pipe;
  if (call === undefined || pipe === undefined) return undefined;
  const { found, operands } = call;
  return {
    type: requireCollection(found.dataType, expression),
    *values(frame) {
      const values = yield* evaluateAll(operands, frame);
      yield* pipe(values, frame.statement);
    },
  };
}

function compileCollection(expression: Expression, scope: BlockScope): Elements {
  const compiled = compileExpression(expression, scope);
  const type = requireCollection(compiled.dataType, expression);
  const { identity } = type;
  if (identity === undefined) {
    throw new PlsqlCompileError('PLS-00642: local collection types not allowed in SQL statements', expression.position);
  }
  // What a variable of PL/SQL holds may be of a package's type, but not what SQL itself computes.
  if (identity.packageName !== null && scope.context.hosts.resolve(expression) === undefined) {
    throw new OracleError(902, 'invalid datatype', { position: expression.position });
  }
  return {
    type,
    *values(frame) {
      const collection = yield* evaluate(compiled, frame);
      if (!(collection instanceof CollectionValue)) return;
      // As it is now: whoever fetches the rows may change the variable meanwhile.
      const elements = collection.keys().map((key) => copyValue(collection.get(key) ?? null));
      for (const value of elements) yield { kind: 'piped', value };
    },
  };
}

function requireCollection(dataType: DataType, { position }: Expression): CollectionType {
  if (dataType.kind !== 'collection') {
    throw new OracleError(22905, 'cannot access rows from a non-nested table item', { position });
  }
  if (dataType.form === 'index_by_varchar2') {
    throw new PlsqlCompileError('PLS-00382: expression is of wrong type', position);
  }
  return dataType;
}

/** Attributes or fields; a scalar is in COLUMN_VALUE. A whole object stands behind its attributes, for VALUE. */
function columnsOf(element: DataType): Source['columns'] {
  switch (element.kind) {
    case 'object':
      return [
        ...element.attributes.map(({ name, dataType }) => ({ name, dataType, nullable: true, hidden: false })),
        { name: '', dataType: element, nullable: true, hidden: true },
      ];
    case 'record':
      return element.fields.map(({ name, dataType }) => ({ name, dataType, nullable: true, hidden: false }));
    default:
      return [{ name: 'COLUMN_VALUE', dataType: element, nullable: true, hidden: false }];
  }
}

function rowOf(value: Value, element: DataType): ResultRow {
  switch (element.kind) {
    case 'object': {
      const fields = value instanceof RecordValue ? value.fields : element.attributes.map(() => null);
      return { kind: 'result', values: [...fields.slice(0, element.attributes.length), value] };
    }
    case 'record': {
      const fields = value instanceof RecordValue ? value.fields : element.fields.map(() => null);
      return { kind: 'result', values: fields };
    }
    default:
      return { kind: 'result', values: [value] };
  }
}
