import type { Row } from '../../storage/row.js';
import type { Assignment } from '../../syntax/ast/dml.js';
import type { Expression } from '../../syntax/ast/expression.js';
import type { Task } from '../../tasks/task.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { type Compiled, evaluate } from '../expressions/compiled.js';
import type { BlockScope } from '../query/block-scope.js';
import type { QueryFrame } from '../query/frame.js';
import {
  type AttributeTarget,
  attributeTarget,
  compileAttributeValue,
  requireDistinctTargets,
  withAttribute,
} from './attribute-assignment.js';
import { compileColumnValue, convertedValue } from './column-values.js';
import { targetColumns, visibleColumns } from './dml-target.js';
import { recordFields } from './record-fields.js';
import type { TableRules } from './table-rules.js';

/** The SET clause: gives the new row for an old one, all expressions seeing the old values. */
export type SetClause = (frame: QueryFrame, before: Row) => Task<Row>;

type CompiledAssignment = (frame: QueryFrame, row: Value[]) => Task<void>;

export function compileSet(
  assignments: readonly Assignment[],
  rules: TableRules,
  alias: string | undefined,
  scope: BlockScope,
): SetClause {
  const { table } = rules;
  const targets = assignments.flatMap(({ columns }) => columns);
  const attributes = targets.flatMap((target) => attributeTarget(target, table, alias) ?? []);
  const wholes = targetColumns(
    table,
    alias,
    targets.filter((target) => attributeTarget(target, table, alias) === undefined),
  );
  requireDistinctTargets(attributes, wholes, targets[0]?.position ?? 0);
  const compiled = assignments.map((assignment) => compileAssignment(assignment, rules, alias, scope));
  return function* (frame, before) {
    frame.statement.rowSequences.clear();
    const row = [...before];
    for (const assign of compiled) yield* assign(frame, row);
    return row;
  };
}

/** PL/SQL's `SET ROW = l_order`: gives all columns new values. */
export function compileSetRow(record: Expression, rules: TableRules, scope: BlockScope): SetClause {
  const columns = visibleColumns(rules.table);
  const values = recordFields(record, columns.length, scope).map((field, index) =>
    convertedValue(field, columns[index] ?? 0, rules, scope, 'update', record.position),
  );
  return function* (frame, before) {
    const row = [...before];
    for (const [index, column] of columns.entries()) {
      const value = values[index];
      if (value !== undefined) row[column] = yield* evaluate(value, frame);
    }
    return row;
  };
}

function compileAssignment(
  assignment: Assignment,
  rules: TableRules,
  alias: string | undefined,
  scope: BlockScope,
): CompiledAssignment {
  const [target, another] = assignment.columns;
  const attribute =
    target === undefined || another !== undefined ? undefined : attributeTarget(target, rules.table, alias);
  if (attribute !== undefined) return compileAttributeAssignment(assignment, attribute, rules, scope);
  const columns = targetColumns(rules.table, alias, assignment.columns);
  const { value } = assignment;
  const [only, second] = columns;
  if (only !== undefined && second === undefined && value.kind !== 'row_value') {
    const single = compileColumnValue(value, only, rules, scope, 'update');
    return function* (frame, row) {
      row[only] = yield* evaluate(single, frame);
    };
  }
  if (value.kind === 'row_value') {
    requireCount(columns, value.elements.length, value.position);
    const values = value.elements.map((element, index) =>
      compileColumnValue(element, columns[index] ?? 0, rules, scope, 'update'),
    );
    return function* (frame, row) {
      for (const [index, column] of columns.entries()) {
        const compiled = values[index];
        if (compiled !== undefined) row[column] = yield* evaluate(compiled, frame);
      }
    };
  }
  if (value.kind !== 'subquery')
    throw new OracleError(1767, 'UPDATE ... SET expression must be a subquery', { position: value.position });
  return compileRowSubquery(assignment, columns, rules, scope, value);
}

function compileAttributeAssignment(
  assignment: Assignment,
  target: AttributeTarget,
  { table }: TableRules,
  scope: BlockScope,
): CompiledAssignment {
  const value = compileAttributeValue(assignment, target, table, scope);
  const { column, path } = target;
  return function* (frame, row) {
    row[column] = withAttribute(row[column] ?? null, path, yield* evaluate(value, frame));
  };
}

/** `SET (a, b) = (SELECT …)`: one row at most; none gives nulls. */
function compileRowSubquery(
  assignment: Assignment,
  columns: readonly number[],
  rules: TableRules,
  scope: BlockScope,
  value: Extract<Assignment['value'], { readonly kind: 'subquery' }>,
): CompiledAssignment {
  const subquery = scope.subqueries.compile(value.query);
  requireCount(columns, subquery.columns.length, value.position);
  let found: Row | undefined;
  const converters = columns.map((column, index) => {
    const read: Compiled<QueryFrame> = {
      pauses: false,
      dataType: subquery.columns[index]?.dataType ?? { kind: 'null' },
      evaluate: () => found?.[index] ?? null,
    };
    return convertedValue(read, column, rules, scope, 'update', assignment.position);
  });
  return function* (frame, row) {
    let count = 0;
    let result: Row | undefined;
    yield* subquery.run(frame, (candidate) => {
      count += 1;
      result = candidate;
      return count < 2;
    });
    if (count > 1) throw new OracleError(1427, 'single-row subquery returns more than one row');
    for (const [index, column] of columns.entries()) {
      const converter = converters[index];
      found = result;
      if (converter !== undefined) row[column] = yield* evaluate(converter, frame);
    }
  };
}

function requireCount(columns: readonly number[], values: number, position: number): void {
  if (values < columns.length) throw new OracleError(947, 'not enough values', { position });
  if (values > columns.length) throw new OracleError(913, 'too many values', { position });
}
