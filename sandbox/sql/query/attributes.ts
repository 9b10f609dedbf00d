import type { Call, MemberAccess, NameReference } from '../../syntax/ast/expression.js';
import type { Identifier } from '../../syntax/ast/name.js';
import { RecordValue } from '../../values/composite.js';
import type { DataType, ObjectType } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { compileExpression } from '../expressions/compile-expression.js';
import { type Compiled, combine } from '../expressions/compiled.js';
import { simpleCallName } from '../expressions/syntax-walk.js';
import type { BlockScope, ColumnPlace } from './block-scope.js';
import type { QueryFrame } from './frame.js';

/** An attribute of an object that a column holds, or the column itself. */
export interface AttributePlace {
  readonly column: ColumnPlace;
  /** Positions of attributes, outermost first. */
  readonly path: readonly number[];
  readonly dataType: DataType;
}

/**
 * What `o.address.street` means. A column of an object type that something follows must be qualified by a table alias: the
 * table's name is not enough, so that names mean the same whatever is added to other tables. Constraints have no aliases.
 * @returns undefined if it is no such name
 */
export function findAttribute(parts: readonly Identifier[], scope: BlockScope): AttributePlace | undefined {
  const [first] = parts;
  if (first === undefined || (!scope.isConstraint && !isAlias(first.name, scope))) return undefined;
  const named = scope.isConstraint ? 1 : 2;
  const rest = parts.slice(named);
  const column = parts.length < named ? undefined : scope.findColumn(parts.slice(0, named));
  if (column === undefined) return undefined;
  let { dataType } = column;
  const path: number[] = [];
  for (const part of rest) {
    const at = attributeIndex(dataType, part.name);
    if (at === undefined || dataType.kind !== 'object') return undefined;
    path.push(at);
    dataType = dataType.attributes[at]?.dataType ?? dataType;
  }
  return { column, path, dataType };
}

function isAlias(name: string, scope: BlockScope): boolean {
  for (let around: BlockScope | undefined = scope; around !== undefined; around = around.parent) {
    const source = around.sources.find(({ alias }) => alias === name);
    if (source !== undefined) return source.schema === undefined;
  }
  return false;
}

export function readAttribute({ column, path, dataType }: AttributePlace, scope: BlockScope): Compiled<QueryFrame> {
  const holder = scope.readColumn(column);
  return path.length === 0 ? holder : combine(dataType, [holder], ([value = null]) => follow(value, path));
}

/**
 * `erp.address_t('a', 1).street`: of what is no column. Undefined if it is no object.
 * @throws OracleError 904 for an attribute that the object's type has not
 */
export function compileAttribute(
  { object, member }: MemberAccess,
  scope: BlockScope,
): Compiled<QueryFrame> | undefined {
  const compiled = compileExpression(object, scope);
  const { dataType } = compiled;
  const at = attributeIndex(dataType, member.name);
  const attribute = at === undefined || dataType.kind !== 'object' ? undefined : dataType.attributes[at];
  if (isObject(dataType) && attribute === undefined) {
    throw new OracleError(904, `"${member.name}": invalid identifier`, { position: member.position });
  }
  if (at === undefined || attribute === undefined) return undefined;
  return combine(attribute.dataType, [compiled], ([value = null]) => follow(value, [at]));
}

/** `VALUE(l)` of an element of `TABLE(…) l`. */
export function compileValue(call: Call, scope: BlockScope): Compiled<QueryFrame> | undefined {
  const [argument, another] = call.arguments;
  if (simpleCallName(call) !== 'VALUE' || argument?.value.kind !== 'name' || another !== undefined) return undefined;
  const { parts } = argument.value;
  return parts.length === 1 ? readRowObject(argument.value, scope) : undefined;
}

/** The object that a row of the FROM item with that alias is. */
export function readRowObject(name: NameReference, scope: BlockScope): Compiled<QueryFrame> | undefined {
  const [alias] = name.parts;
  let depth = 0;
  for (let around: BlockScope | undefined = scope; around !== undefined; around = around.parent) {
    const source = around.sources.find((candidate) => candidate.alias === alias.name);
    if (source !== undefined) {
      const { index, columns, objectColumn: column } = source;
      const dataType = column === undefined ? undefined : columns[column]?.dataType;
      if (column === undefined || dataType === undefined) return undefined;
      if (depth === 0) scope.groups?.requireGrouped(name);
      return scope.readColumn({ depth, source: index, column, dataType, nullable: true });
    }
    depth += 1;
  }
  return undefined;
}

export function isObject(dataType: DataType): dataType is ObjectType {
  return dataType.kind === 'object';
}

function attributeIndex(dataType: DataType, name: string): number | undefined {
  if (dataType.kind !== 'object') return undefined;
  const index = dataType.attributes.findIndex((attribute) => attribute.name === name);
  return index < 0 ? undefined : index;
}

/** An attribute of a null object is null. */
function follow(value: Value, path: readonly number[]): Value {
  let found = value;
  for (const index of path) {
    if (!(found instanceof RecordValue)) return null;
    found = found.fields[index] ?? null;
  }
  return found;
}
