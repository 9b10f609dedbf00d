import type { Expression } from '../../syntax/ast/expression.js';
import { RecordValue } from '../../values/composite.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Compiled } from '../expressions/compiled.js';
import { combine } from '../expressions/compiled.js';
import type { BlockScope } from '../query/block-scope.js';
import type { QueryFrame } from '../query/frame.js';

/**
 * The fields of a PL/SQL record that stands for a row, as many as the columns.
 * @throws OracleError 906 for what is no record, 913 and 947 for one with more or fewer fields
 */
export function recordFields(record: Expression, columns: number, scope: BlockScope): readonly Compiled<QueryFrame>[] {
  const { position } = record;
  const value = scope.context.hosts.resolve(record);
  if (value?.dataType.kind !== 'record') throw new OracleError(906, 'missing left parenthesis', { position });
  const { fields } = value.dataType;
  if (fields.length < columns) throw new OracleError(947, 'not enough values', { position });
  if (fields.length > columns) throw new OracleError(913, 'too many values', { position });
  return fields.map(({ dataType }, index) =>
    combine(dataType, [value], ([given]) => (given instanceof RecordValue ? (given.fields[index] ?? null) : null)),
  );
}
