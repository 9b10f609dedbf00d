import type { Table } from '../../schema/table.js';
import type { DefaultValue } from '../../syntax/ast/dml.js';
import type { Expression } from '../../syntax/ast/expression.js';
import { OracleError } from '../../values/oracle-error.js';
import { assignToColumn } from '../data-types/column-assignment.js';
import { compileExpression } from '../expressions/compile-expression.js';
import type { Compiled } from '../expressions/compiled.js';
import type { BlockScope } from '../query/block-scope.js';
import type { QueryFrame } from '../query/frame.js';
import type { TableRules } from './table-rules.js';

const NULL_VALUE: Compiled<QueryFrame> = { pauses: false, dataType: { kind: 'null' }, evaluate: () => null };

/** What an assignment gives to a column: an expression or DEFAULT, converted to the column's type. */
export function compileColumnValue(
  value: Expression | DefaultValue,
  column: number,
  rules: TableRules,
  scope: BlockScope,
  statement: 'insert' | 'update',
): Compiled<QueryFrame> {
  if (value.kind === 'default_value') return rules.defaults[column] ?? NULL_VALUE;
  return convertedValue(compileExpression(value, scope), column, rules, scope, statement, value.position);
}

/** @throws OracleError 32795 for GENERATED ALWAYS AS IDENTITY, 54013 and 54017 for a virtual column */
export function convertedValue(
  compiled: Compiled<QueryFrame>,
  column: number,
  rules: TableRules,
  scope: BlockScope,
  statement: 'insert' | 'update',
  position: number,
): Compiled<QueryFrame> {
  const definition = rules.table.columns[column];
  if (definition === undefined) return compiled;
  if (definition.identity?.generation === 'ALWAYS') {
    throw statement === 'insert'
      ? new OracleError(32795, 'cannot insert into a generated always identity column', { position })
      : new OracleError(32796, 'cannot update a generated always identity column', { position });
  }
  if (definition.virtual !== undefined) {
    throw statement === 'insert'
      ? new OracleError(54013, 'INSERT operation disallowed on virtual columns', { position })
      : new OracleError(54017, 'UPDATE operation disallowed on virtual columns', { position });
  }
  const assigned = assignToColumn(compiled, definition, rules.table, scope, position);
  return replacesNull(rules.table, column, statement) ? withDefaultForNull(assigned, rules.defaults[column]) : assigned;
}

function replacesNull(table: Table, column: number, statement: 'insert' | 'update'): boolean {
  const definition = table.columns[column];
  if (statement === 'insert') {
    return definition?.identity?.generation === 'BY DEFAULT ON NULL' || definition?.defaultValue?.onNull !== undefined;
  }
  return definition?.defaultValue?.onNull === 'INSERT AND UPDATE';
}

/** DEFAULT ON NULL. */
function withDefaultForNull(
  value: Compiled<QueryFrame>,
  defaultValue: Compiled<QueryFrame> | undefined,
): Compiled<QueryFrame> {
  if (defaultValue === undefined) return value;
  if (!value.pauses && !defaultValue.pauses) {
    return { ...value, evaluate: (frame) => value.evaluate(frame) ?? defaultValue.evaluate(frame) };
  }
  return {
    pauses: true,
    dataType: value.dataType,
    *run(frame) {
      const given = value.pauses ? yield* value.run(frame) : value.evaluate(frame);
      if (given !== null) return given;
      return defaultValue.pauses ? yield* defaultValue.run(frame) : defaultValue.evaluate(frame);
    },
  };
}
