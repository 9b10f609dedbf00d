import { type Compiled, combine } from '../../sql/expressions/compiled.js';
import type { Argument } from '../../syntax/ast/expression.js';
import { type CollectionValue, copyValue } from '../../values/composite.js';
import { BOOLEAN, type DataType, PLS_INTEGER } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { Value } from '../../values/value.js';
import { wrongArguments } from '../errors/compilation-error.js';
import { compileValue } from '../expressions/compile-value.js';
import type { Frame } from '../frame.js';
import type { CollectionMethod } from '../names/denotation.js';
import type { Place } from '../names/place.js';
import { nullable } from '../names/symbol.js';
import type { PlsqlSession } from '../plsql-session.js';
import { asCollection, collectionTypeOf, keyType } from '../types/collection-access.js';
import { emptyValue, isIndexBy } from '../types/empty-value.js';

const WITH_INDEX: ReadonlySet<string> = new Set(['EXISTS', 'NEXT', 'PRIOR']);

type Method = (collection: CollectionValue, args: readonly Value[], session: PlsqlSession) => Value;

/** COUNT, EXISTS, FIRST, LAST, LIMIT, NEXT and PRIOR. */
export function collectionMethodValue(
  place: Place,
  { collection, method }: CollectionMethod,
  args: readonly Argument[],
  position: number,
): Compiled<Frame> {
  const type = collectionTypeOf(collection);
  const key = keyType(type);
  if (args.length !== (WITH_INDEX.has(method) ? 1 : 0)) throw wrongArguments(method, position);
  switch (method) {
    case 'COUNT':
      return apply(place, collection.compiled, PLS_INTEGER, args, key, ({ size }) => size);
    case 'LIMIT':
      return apply(place, collection.compiled, PLS_INTEGER, args, key, () =>
        type.form === 'varray' ? (type.limit ?? null) : null,
      );
    case 'FIRST':
      return apply(place, collection.compiled, key, args, key, (of) => of.keys()[0] ?? null);
    case 'LAST':
      return apply(place, collection.compiled, key, args, key, (of) => of.keys().at(-1) ?? null);
    case 'NEXT':
      return apply(place, collection.compiled, key, args, key, (of, [at]) => neighbour(of, at ?? null, 1));
    case 'PRIOR':
      return apply(place, collection.compiled, key, args, key, (of, [at]) => neighbour(of, at ?? null, -1));
    case 'EXISTS': {
      const [argument] = args;
      if (argument === undefined || args.length !== 1) throw wrongArguments('EXISTS', position);
      const at = compileValue(place, argument.value, nullable(key));
      return combine<Frame>(BOOLEAN, [collection.compiled, at], ([of, index]) =>
        of === null || of === undefined || !isKey(index) ? false : asCollection(of).has(index),
      );
    }
    default:
      throw new PlsqlCompileError(`PLS-00222: no function with name '${method}' exists in this scope`, position);
  }
}

/** DELETE, EXTEND and TRIM, called as statements. */
export function collectionMethodStatement(
  place: Place,
  { collection, method }: CollectionMethod,
  args: readonly Argument[],
  position: number,
): Compiled<Frame> {
  const type = collectionTypeOf(collection);
  if (collection.target === undefined || collection.container === undefined) {
    throw new PlsqlCompileError(`PLS-00363: expression 'COLLECTION' cannot be used as an assignment target`, position);
  }
  const holder = collection.container;
  const key = method === 'DELETE' ? keyType(type) : PLS_INTEGER;
  if (method !== 'DELETE' && (isIndexBy(type.form) || !['EXTEND', 'TRIM'].includes(method))) {
    throw wrongArguments(method, position);
  }
  const action: Method = method === 'DELETE' ? remove : method === 'EXTEND' ? extend : trim;
  const most = method === 'TRIM' ? 1 : method === 'DELETE' && type.form === 'varray' ? 0 : 2;
  if (args.length > most) throw wrongArguments(method, position);
  const operands = args.map((argument) => compileValue(place, argument.value, nullable(key)));
  return combine<Frame>(PLS_INTEGER, [holder, ...operands], ([of, ...rest], { session }) =>
    action(asCollection(of ?? null), rest, session),
  );
}

function apply(
  place: Place,
  collection: Compiled<Frame>,
  result: DataType,
  args: readonly Argument[],
  key: DataType,
  method: Method,
): Compiled<Frame> {
  const operands = args.map((argument) => compileValue(place, argument.value, nullable(key)));
  return combine<Frame>(result, [collection, ...operands], ([of, ...rest], { session }) =>
    method(asCollection(of ?? null), rest, session),
  );
}

function isKey(value: Value | undefined): value is number | string {
  return typeof value === 'number' || typeof value === 'string';
}

/** The existing key after (`step` 1) or before (-1) a key, which itself need not exist. */
function neighbour(collection: CollectionValue, at: Value, step: 1 | -1): Value {
  if (!isKey(at)) return null;
  const keys = collection.keys();
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const key = keys[middle];
    if (key !== undefined && (step === 1 ? key <= at : key < at)) low = middle + 1;
    else high = middle;
  }
  return keys[step === 1 ? low : low - 1] ?? null;
}

function remove(collection: CollectionValue, args: readonly Value[]): Value {
  const [from, to] = args;
  if (args.length === 0) {
    collection.clear();
    return null;
  }
  if (!isKey(from)) return null;
  if (args.length === 1) {
    collection.delete(from);
    return null;
  }
  if (!isKey(to)) return null;
  for (const key of [...collection.keys()]) if (key >= from && key <= to) collection.delete(key);
  return null;
}

function extend(collection: CollectionValue, [count, source]: readonly Value[], session: PlsqlSession): Value {
  const { element, limit, form } = collection.dataType;
  const more = count === undefined ? 1 : typeof count === 'number' ? count : 0;
  const from = typeof source === 'number' ? collection.get(source) : undefined;
  if (typeof source === 'number' && from === undefined) throw new OracleError(6533, 'Subscript beyond count');
  if (form === 'varray' && limit !== undefined && collection.extent + more > limit) {
    throw new OracleError(6532, 'Subscript outside of limit');
  }
  for (let added = 0; added < more; added += 1) {
    collection.set(collection.extent + 1, from === undefined ? emptyValue(element, session) : copyValue(from));
  }
  return null;
}

function trim(collection: CollectionValue, [count]: readonly Value[]): Value {
  const fewer = count === undefined ? 1 : typeof count === 'number' ? count : 0;
  if (fewer > collection.extent) throw new OracleError(6533, 'Subscript beyond count');
  collection.trim(fewer);
  return null;
}
