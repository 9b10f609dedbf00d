import { type Compiled, evaluate } from '../../sql/expressions/compiled.js';
import type { Expression } from '../../syntax/ast/expression.js';
import type { IterationControl, IterationSource } from '../../syntax/ast/iterator.js';
import type { Task } from '../../tasks/task.js';
import type { CollectionValue } from '../../values/composite.js';
import { valueError } from '../../values/conversion-errors.js';
import { type DataType, NUMBER, PLS_INTEGER } from '../../values/data-type.js';
import { add, compareNumbers, type NumberValue, OracleNumber, signOf, subtract } from '../../values/number.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { wrongType } from '../errors/compilation-error.js';
import { compileOperand, compileValue } from '../expressions/compile-value.js';
import type { Frame } from '../frame.js';
import { denote } from '../names/denote.js';
import type { Place } from '../names/place.js';
import { nullable } from '../names/symbol.js';
import { asCollection, keyType } from '../types/collection-access.js';
import { cursorSource } from './cursor-source.js';

/** Where the values of one iteration control come from. */
export interface ControlSource {
  /** One for each iterand. */
  readonly types: readonly DataType[];
  readonly isCursor: boolean;
  /** Compiles what refers to the iterands, when these are declared. */
  complete?(): void;
  open(): {
    /** @returns undefined where there are no more */
    next(frame: Frame): Task<readonly Value[] | undefined>;
    close(): void;
  };
}

/**
 * @param inner where the iterands are known, to what REPEAT repeats
 * @param declared the iterand's type, if it has one: numbers are counted in it
 */
export function compileControl(
  place: Place,
  inner: Place,
  { source, reverse, position }: IterationControl,
  declared: DataType | undefined,
): ControlSource {
  switch (source.kind) {
    case 'stepped':
      return steppedSource(place, source, reverse, declared);
    case 'single': {
      const cursor = source.repeat ? undefined : cursorSource(place, source.value);
      if (cursor !== undefined) return cursor;
      return singleSource(source.repeat ? inner : place, source.value, source.repeat, declared);
    }
    case 'values_of': {
      const cursor = cursorSource(place, source.collection);
      return cursor ?? collectionSource(place, source.collection, source.kind, reverse);
    }
    case 'indices_of':
    case 'pairs_of':
      if (cursorSource(place, source.collection) !== undefined) {
        throw new NotSupportedError('INDICES OF and PAIRS OF a cursor', position);
      }
      return collectionSource(place, source.collection, source.kind, reverse);
  }
}

/** `1 .. 9 BY 2`. @throws OracleError 6502 for a bound or step that is null, and a step that is not positive */
function steppedSource(
  place: Place,
  { low, high, step }: Extract<IterationSource, { readonly kind: 'stepped' }>,
  reverse: boolean,
  declared: DataType | undefined,
): ControlSource {
  const dataType = declared?.kind === 'number' ? NUMBER : declared?.kind === 'pls_integer' ? declared : PLS_INTEGER;
  const counted = declared?.kind === 'number' ? declared : dataType;
  const bounds = [low, high].map((bound) => compileValue(place, bound, nullable(counted)));
  const by = step === undefined ? undefined : compileValue(place, step, nullable(counted));
  return {
    types: [dataType],
    isCursor: false,
    open() {
      let range: { readonly from: NumberValue; readonly to: NumberValue; readonly by: NumberValue } | undefined;
      let at: NumberValue | undefined;
      return {
        *next(frame) {
          if (range === undefined) {
            const [from, to] = [yield* number(bounds[0], frame), yield* number(bounds[1], frame)];
            range = { from, to, by: by === undefined ? 1 : yield* number(by, frame) };
            if (signOf(range.by) <= 0) throw valueError();
          }
          const { from, to } = range;
          if (at === undefined) at = reverse ? to : from;
          else at = reverse ? subtract(at, range.by) : add(at, range.by);
          return compareNumbers(at, from) < 0 || compareNumbers(at, to) > 0 ? undefined : [at];
        },
        close: () => undefined,
      };
    },
  };
}

function* number(operand: Compiled<Frame> | undefined, frame: Frame): Task<NumberValue> {
  const value = operand === undefined ? null : yield* evaluate(operand, frame);
  if (typeof value === 'number' || value instanceof OracleNumber) return value;
  throw valueError();
}

/** A value, once or, with REPEAT, which may refer to the iterand, as long as WHILE lets it. */
function singleSource(place: Place, value: Expression, repeat: boolean, declared: DataType | undefined): ControlSource {
  const type = declared ?? PLS_INTEGER;
  const compile = () => compileValue(place, value, nullable(type));
  let operand = repeat ? undefined : compile();
  return {
    types: [type],
    isCursor: false,
    complete() {
      operand ??= compile();
    },
    open() {
      let done = false;
      return {
        *next(frame) {
          if (done) return undefined;
          done = !repeat;
          return operand === undefined ? undefined : [yield* evaluate(operand, frame)];
        },
        close: () => undefined,
      };
    },
  };
}

/** Elements, subscripts or both of the collection as it is when the control begins; deleted elements are left out. */
function collectionSource(
  place: Place,
  expression: Expression,
  kind: 'values_of' | 'indices_of' | 'pairs_of',
  reverse: boolean,
): ControlSource {
  const denotation = denote(place, expression);
  const collection = denotation?.kind === 'value' ? denotation.compiled : compileOperand(place, expression);
  const { dataType } = collection;
  if (dataType.kind !== 'collection') throw wrongType(expression.position);
  const [key, element] = [keyType(dataType), dataType.element];
  return {
    types: kind === 'values_of' ? [element] : kind === 'indices_of' ? [key] : [key, element],
    isCursor: false,
    open() {
      let of: CollectionValue | undefined;
      let keys: (number | string)[] = [];
      let at = -1;
      return {
        *next(frame) {
          if (of === undefined) {
            of = asCollection(yield* evaluate(collection, frame)).copy();
            keys = [...of.keys()];
            if (reverse) keys.reverse();
          }
          at += 1;
          const index = keys[at];
          if (index === undefined) return undefined;
          const value = of.get(index) ?? null;
          return kind === 'values_of' ? [value] : kind === 'indices_of' ? [index] : [index, value];
        },
        close: () => undefined,
      };
    },
  };
}
