import { type Compiled, evaluate } from '../../sql/expressions/compiled.js';
import type { Argument } from '../../syntax/ast/expression.js';
import type { IteratorChoice } from '../../syntax/ast/iterator.js';
import type { Task } from '../../tasks/task.js';
import { CollectionValue, copyValue } from '../../values/composite.js';
import { valueError } from '../../values/conversion-errors.js';
import type { CollectionType } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { wrongType } from '../errors/compilation-error.js';
import { compileValue, requireConvertible } from '../expressions/compile-value.js';
import type { Frame } from '../frame.js';
import { compileIterator } from '../iteration/iterator.js';
import type { Place } from '../names/place.js';
import { nullable } from '../names/symbol.js';
import { keyType } from '../types/collection-access.js';
import { conversion } from '../types/conversion.js';
import { isIndexBy } from '../types/empty-value.js';

/** Puts what one association of a qualified expression gives into the collection. */
type Fill = (collection: CollectionValue, frame: Frame) => Task<void>;

/**
 * A qualified expression with indexes or iterators: `squares_t(FOR i IN 1..9 => i * i)`, `names_t(2 => 'b', 1 => 'a')`.
 * Source: PL/SQL Language Reference, "Qualified Expressions Overview".
 */
export function iteratedConstructor(
  place: Place,
  dataType: CollectionType,
  args: readonly Argument[],
): Compiled<Frame> {
  const fills = args.map((argument) => {
    const { index } = argument;
    return index?.kind === 'iterator_choice'
      ? fillByIterator(place, dataType, index, argument)
      : fillOne(place, dataType, argument);
  });
  return {
    pauses: true,
    dataType,
    *run(frame) {
      const collection = new CollectionValue(dataType);
      for (const fill of fills) yield* fill(collection, frame);
      requireDense(collection, args[0]?.position ?? 0);
      return collection;
    },
  };
}

function fillOne(place: Place, dataType: CollectionType, { index, value }: Argument): Fill {
  const at = index === undefined ? undefined : compileValue(place, index, nullable(keyType(dataType)));
  const element = compileElement(place, dataType, value);
  return function* fill(collection, frame) {
    const key = at === undefined ? collection.extent + 1 : yield* evaluate(at, frame);
    put(collection, key, yield* evaluate(element, frame));
  };
}

function fillByIterator(place: Place, dataType: CollectionType, choice: IteratorChoice, { value }: Argument): Fill {
  const { index, position } = choice;
  if (index === 'sequence' && dataType.form === 'index_by_varchar2') throw wrongType(position);
  const iterator = compileIterator(place, choice.iterator);
  const element = compileElement(iterator.place, dataType, value);
  const key = keyType(dataType);
  const [slot = 0] = iterator.slots;
  const [iterand = key] = iterator.types;
  if (index === 'iterand') requireConvertible(iterand, key, position);
  const toKey = conversion(iterand, nullable(key));
  const at = typeof index === 'string' ? undefined : compileValue(iterator.place, index, nullable(key));
  return function* fill(collection, frame) {
    const iteration = iterator.start();
    try {
      while (yield* iteration.advance(frame)) {
        const current = frame.slots[slot] ?? null;
        const where: Value =
          at !== undefined
            ? yield* evaluate(at, frame)
            : index === 'sequence'
              ? collection.extent + 1
              : toKey === undefined
                ? current
                : toKey(current, frame);
        put(collection, where, yield* evaluate(element, frame));
      }
    } finally {
      iteration.close();
    }
  };
}

function compileElement(
  place: Place,
  { element, elementNotNull }: CollectionType,
  value: Argument['value'],
): Compiled<Frame> {
  return compileValue(place, value, { dataType: element, notNull: elementNotNull });
}

/** @throws OracleError 6502 for a key that is null, 6532 for one that a nested table or varray cannot have */
function put(collection: CollectionValue, key: Value, value: Value): void {
  if (typeof key !== 'number' && typeof key !== 'string') throw valueError('NULL index table key value');
  const { form, limit } = collection.dataType;
  const isOutside = typeof key === 'number' && (key < 1 || (form === 'varray' && limit !== undefined && key > limit));
  if (!isIndexBy(form) && isOutside) throw new OracleError(6532, 'Subscript outside of limit');
  collection.set(key, copyValue(value));
}

function requireDense(collection: CollectionValue, position: number): void {
  if (isIndexBy(collection.dataType.form) || collection.size === collection.extent) return;
  throw new NotSupportedError('qualified expressions of nested tables and varrays that leave indexes out', position);
}
