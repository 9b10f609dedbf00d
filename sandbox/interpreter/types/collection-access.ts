import { type Compiled, combine } from '../../sql/expressions/compiled.js';
import type { Argument } from '../../syntax/ast/expression.js';
import { CollectionValue, copyValue } from '../../values/composite.js';
import { type CollectionType, type DataType, PLS_INTEGER, VARCHAR2 } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { wrongArguments } from '../errors/compilation-error.js';
import { compileValue } from '../expressions/compile-value.js';
import type { Frame } from '../frame.js';
import type { CompiledTarget, ValueDenotation } from '../names/denotation.js';
import type { Place } from '../names/place.js';
import { nullable } from '../names/symbol.js';
import { isComposite } from '../names/variable-access.js';
import type { PlsqlSession } from '../plsql-session.js';
import { emptyValue, isIndexBy } from './empty-value.js';

const METHODS: ReadonlySet<string> = new Set([
  'COUNT',
  'DELETE',
  'EXISTS',
  'EXTEND',
  'FIRST',
  'LAST',
  'LIMIT',
  'NEXT',
  'PRIOR',
  'TRIM',
]);

export function isCollectionMethod(name: string): boolean {
  return METHODS.has(name);
}

export function collectionTypeOf(collection: ValueDenotation): CollectionType {
  const { dataType } = collection.type;
  if (dataType.kind !== 'collection') throw new TypeError('a collection was expected');
  return dataType;
}

/** The type of the subscripts. */
export function keyType(type: CollectionType): DataType {
  return type.form === 'index_by_varchar2' ? { ...VARCHAR2, length: type.limit } : PLS_INTEGER;
}

/** `lines(i)`, to be read and assigned. */
export function elementOf(
  place: Place,
  collection: ValueDenotation,
  args: readonly Argument[],
  position: number,
): ValueDenotation {
  const dataType = collectionTypeOf(collection);
  const [argument] = args;
  if (argument === undefined || args.length !== 1 || argument.name !== undefined) {
    throw wrongArguments('COLLECTION', position);
  }
  const key = compileValue(place, argument.value, nullable(keyType(dataType)));
  const type = { dataType: dataType.element, notNull: dataType.elementNotNull };
  const holder = collection.container ?? collection.compiled;
  const composite = isComposite(type.dataType);
  return {
    kind: 'value',
    type,
    compiled: combine(type.dataType, [collection.compiled, key], ([of, at]) => readElement(of ?? null, at ?? null)),
    target: collection.target === undefined ? undefined : writeElement(holder, key, type),
    ...(collection.noteAssigned === undefined ? {} : { noteAssigned: collection.noteAssigned }),
    ...(composite
      ? {
          container: combine<Frame>(type.dataType, [holder, key], ([of, at], { session }) =>
            elementToChange(of ?? null, at ?? null, session),
          ),
        }
      : {}),
  };
}

function readElement(value: Value, key: Value): Value {
  const collection = asCollection(value);
  const at = checkedKey(collection, key);
  const element = collection.get(at);
  if (element === undefined) throw new OracleError(1403, 'no data found');
  return element;
}

/** The element itself; in an index-by table it comes into being, as in `lines(7).amount := 1`. */
function elementToChange(value: Value, key: Value, session: PlsqlSession): Value {
  const collection = asCollection(value);
  if (!isIndexBy(collection.dataType.form)) return readElement(value, key);
  const at = checkedKey(collection, key);
  const existing = collection.get(at);
  if (existing !== undefined) return existing;
  // ORA-06530 follows: an object comes into being by its constructor alone.
  if (collection.dataType.element.kind === 'object') return null;
  const created = emptyValue(collection.dataType.element, session);
  collection.set(at, created);
  return created;
}

function writeElement(holder: Compiled<Frame>, key: Compiled<Frame>, type: CompiledTarget['type']): CompiledTarget {
  const store = (of: Value, at: Value, value: Value) => {
    const collection = asCollection(of);
    collection.set(checkedKey(collection, at), copyValue(value));
  };
  if (!holder.pauses && !key.pauses) {
    return {
      pauses: false,
      type,
      store: (frame, value) => store(holder.evaluate(frame), key.evaluate(frame), value),
    };
  }
  return {
    pauses: true,
    type,
    *store(frame, value) {
      const of = holder.pauses ? yield* holder.run(frame) : holder.evaluate(frame);
      const at = key.pauses ? yield* key.run(frame) : key.evaluate(frame);
      store(of, at, value);
    },
  };
}

/** @throws OracleError 6531 for a null nested table or varray */
export function asCollection(value: Value): CollectionValue {
  if (value instanceof CollectionValue) return value;
  if (value === null) throw new OracleError(6531, 'Reference to uninitialized collection');
  throw new TypeError('a collection was expected');
}

/** The key as the collection keeps it, within the bounds that its form sets. */
function checkedKey(collection: CollectionValue, key: Value): number | string {
  if (key === null) throw new OracleError(6502, 'PL/SQL: numeric or value error: NULL index table key value');
  const { form, limit } = collection.dataType;
  if (form === 'index_by_varchar2') {
    if (typeof key !== 'string') throw new TypeError('a string key was expected');
    return key;
  }
  if (typeof key !== 'number') throw new OracleError(6502, 'PL/SQL: numeric or value error');
  if (form === 'index_by_integer') return key;
  if (key < 1 || (form === 'varray' && limit !== undefined && key > limit)) {
    throw new OracleError(6532, 'Subscript outside of limit');
  }
  if (key > collection.extent) throw new OracleError(6533, 'Subscript beyond count');
  return key;
}
