import type { Task } from '../../tasks/task.js';
import { compareValues } from '../../values/compare.js';
import { RecordValue } from '../../values/composite.js';
import type { DataType, ObjectType } from '../../values/data-type.js';
import { distanceToSupertype, isSameType } from '../../values/object-type.js';
import { OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { Value } from '../../values/value.js';
import { wrongTypes } from './expression-errors.js';
import type { Scope } from './scope.js';

/** How two objects are ordered; null where either is null, or where that hangs on attributes that are. */
export type ObjectOrder<F> = (left: Value, right: Value, frame: F) => Task<number | null>;

/** How values that objects consist of, or are mapped to, are ordered. */
export type OrderOf<F> = (type: DataType) => (left: Value, right: Value, frame: F) => number | null;

const EQUALITY: ReadonlySet<string> = new Set(['=', '<>', 'MEMBER OF']);

/**
 * Objects compare by their type's MAP or ORDER method. Without one, SQL can tell whether all attributes are equal.
 * Source: Database Object-Relational Developer's Guide, "Methods for Comparing Objects"; SQL Language Reference, "Object Values".
 * @throws OracleError 932 (PLS-00306) for types that are not related, 22950 (PLS-00526) where there is no such method, 22901 for
 * attributes that are LOBs or varrays
 */
export function compileObjectOrder<F>(
  left: ObjectType,
  right: ObjectType,
  scope: Scope<F>,
  operator: string,
  position: number,
  orderOf: OrderOf<F>,
): ObjectOrder<F> {
  const type = commonSupertype(left, right);
  if (type === undefined) throw wrongTypes(scope.language, operator, left, right, position);
  const method = scope.comparisonMethod?.(type);
  if (method?.role === 'MAP') {
    const order = orderOf(method.dataType);
    return function* (a, b, frame) {
      if (a === null || b === null) return null;
      const first = yield* method.invoke([a], frame);
      return order(first, yield* method.invoke([b], frame), frame);
    };
  }
  if (method !== undefined) {
    return function* (a, b, frame) {
      if (a === null || b === null) return null;
      const answer = yield* method.invoke([a, b], frame);
      if (answer === null) throw new OracleError(22951, 'NULL returned by ORDER method');
      return compareValues(answer, 0);
    };
  }
  if (scope.language === 'plsql') {
    const text = 'PLS-00526: A MAP or ORDER function is required for comparing objects in PL/SQL.';
    throw new PlsqlCompileError(text, position);
  }
  if (!EQUALITY.has(operator)) throw withoutOrder(position);
  return attributeEquality(type, orderOf, position);
}

export function withoutOrder(position: number): OracleError {
  return new OracleError(22950, 'cannot ORDER objects without MAP or ORDER method', { position });
}

function commonSupertype(left: ObjectType, right: ObjectType): ObjectType | undefined {
  if (distanceToSupertype(left, right) !== undefined) return right;
  return distanceToSupertype(right, left) === undefined ? undefined : left;
}

const WITHOUT_COMPARISON: ReadonlySet<DataType['kind']> = new Set(['clob', 'blob', 'bfile']);

/** Unequal if some attribute is, whatever the others are; of what is left, unknown if some attribute is null. */
function attributeEquality<F>(declared: ObjectType, orderOf: OrderOf<F>, position: number): ObjectOrder<F> {
  const compile = (type: ObjectType) =>
    type.attributes.map(({ dataType }) => {
      const isVarray = dataType.kind === 'collection' && dataType.form === 'varray';
      if (!isVarray && !WITHOUT_COMPARISON.has(dataType.kind)) return orderOf(dataType);
      throw new OracleError(22901, 'cannot compare VARRAY or LOB attributes of an object type', { position });
    });
  const orders = new Map([[declared, compile(declared)]]);
  const ordersOf = (type: ObjectType) => {
    const known = orders.get(type) ?? compile(type);
    orders.set(type, known);
    return known;
  };
  return function* (a, b, frame) {
    if (!isObject(a) || !isObject(b)) return null;
    if (!isSameType(a.dataType.identity, b.dataType.identity)) return 1;
    const compared = ordersOf(a.dataType).map((order, at) => order(a.fields[at] ?? null, b.fields[at] ?? null, frame));
    if (compared.some((order) => order !== null && order !== 0)) return 1;
    return compared.includes(null) ? null : 0;
  };
}

function isObject(value: Value): value is RecordValue & { readonly dataType: ObjectType } {
  return value instanceof RecordValue && value.dataType.kind === 'object';
}
