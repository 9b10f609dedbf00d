import type { Column, Table } from '../../schema/table.js';
import type { Assignment, ColumnTarget } from '../../syntax/ast/dml.js';
import { RecordValue } from '../../values/composite.js';
import type { DataType } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { assignToColumn } from '../data-types/column-assignment.js';
import { invalidIdentifier } from '../errors/object-errors.js';
import { compileExpression } from '../expressions/compile-expression.js';
import type { Compiled } from '../expressions/compiled.js';
import type { BlockScope } from '../query/block-scope.js';
import type { QueryFrame } from '../query/frame.js';

/** `p.home.zip` in SET: an attribute of the object that a column holds. */
export interface AttributeTarget {
  readonly column: number;
  /** Positions of attributes, outermost first; never empty. */
  readonly path: readonly number[];
  readonly dataType: DataType;
}

/** @returns undefined for a whole column. @throws OracleError 904 for an attribute that there is not */
export function attributeTarget(
  { parts, position }: ColumnTarget,
  table: Table,
  alias: string | undefined,
): AttributeTarget | undefined {
  const [qualifier, name, ...attributes] = parts;
  if (attributes.length === 0 || alias === undefined || qualifier.name !== alias) return undefined;
  const column = table.columns.findIndex((candidate) => candidate.name === name?.name);
  let dataType = table.columns[column]?.dataType;
  const path: number[] = [];
  for (const attribute of attributes) {
    const index =
      dataType?.kind === 'object' ? dataType.attributes.findIndex((own) => own.name === attribute.name) : -1;
    dataType = dataType?.kind === 'object' ? dataType.attributes[index]?.dataType : undefined;
    path.push(index);
  }
  if (dataType !== undefined) return { column, path, dataType };
  throw invalidIdentifier(
    parts.map((part) => part.name),
    position,
  );
}

/** @throws OracleError 957 for what is assigned to twice, or as a part of what is assigned to as well */
export function requireDistinctTargets(
  targets: readonly AttributeTarget[],
  wholes: readonly number[],
  at: number,
): void {
  const keys = [...wholes.map((column) => [column]), ...targets.map(({ column, path }) => [column, ...path])];
  const overlap = keys.some((key, index) =>
    keys.some((other, at) => index !== at && other.every((step, depth) => step === key[depth])),
  );
  if (overlap) throw new OracleError(957, 'duplicate column name', { position: at });
}

/** What is assigned to an attribute, as the attribute's type takes it. */
export function compileAttributeValue(
  { value }: Assignment,
  { column, dataType }: AttributeTarget,
  table: Table,
  scope: BlockScope,
): Compiled<QueryFrame> {
  const definition = table.columns[column];
  if (value.kind === 'default_value' || definition === undefined) {
    throw new NotSupportedError('DEFAULT for an attribute', value.position);
  }
  const attribute: Column = { ...definition, dataType };
  return assignToColumn(compileExpression(value, scope), attribute, table, scope, value.position);
}

/** The object with another value in one place. */
export function withAttribute(object: Value, path: readonly number[], value: Value): Value {
  const [index, ...rest] = path;
  if (index === undefined) return value;
  if (!(object instanceof RecordValue)) throw new NotSupportedError('assigning to an attribute of a null object');
  const changed = withAttribute(object.fields[index] ?? null, rest, value);
  return new RecordValue(object.dataType, object.fields.with(index, changed));
}
