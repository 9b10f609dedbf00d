import { type Compiled, evaluate } from '../../sql/expressions/compiled.js';
import type { ForIterator, IterationControl } from '../../syntax/ast/iterator.js';
import type { Task } from '../../tasks/task.js';
import { copyValue } from '../../values/composite.js';
import type { DataType } from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { wrongType } from '../errors/compilation-error.js';
import { compileCondition, requireConvertible } from '../expressions/compile-value.js';
import type { Frame } from '../frame.js';
import type { Place } from '../names/place.js';
import { Scope } from '../names/scope.js';
import { type ConstrainedType, nullable, type VariableSymbol } from '../names/symbol.js';
import { type Conversion, conversion } from '../types/conversion.js';
import { resolveTypeSpec } from '../types/resolve-type.js';
import { type ControlSource, compileControl } from './control.js';

/** An iterator whose iterands are known in `place`. */
export interface CompiledIterator {
  readonly place: Place;
  /** The slots of the iterands. */
  readonly slots: readonly number[];
  /** What the iterands are declared as. */
  readonly types: readonly DataType[];
  start(): Iteration;
}

/** One way through. */
export interface Iteration {
  /** Gives the iterands their next values. @returns false where there are none any more */
  advance(frame: Frame): Task<boolean>;
  /** To be called when it is left before its end, too. */
  close(): void;
}

interface Control {
  readonly source: ControlSource;
  readonly conversions: readonly (Conversion | undefined)[];
  readonly condition: Compiled<Frame> | undefined;
  readonly when: Compiled<Frame> | undefined;
}

/** @throws PlsqlCompileError PLS-00382 where the values do not fit the iterands */
export function compileIterator(place: Place, { iterands, controls, position }: ForIterator): CompiledIterator {
  const { layout } = place.scope;
  const scope = new Scope(layout, place.scope);
  const inner = { ...place, scope };
  const declared = iterands.map(({ type }) => (type === undefined ? undefined : resolveTypeSpec(place, type)));
  const sources = controls.map((control) => compileControl(place, inner, control, declared[0]?.dataType));
  const areCursors = sources.every(({ isCursor }) => isCursor);
  const symbols = iterands.map(({ name, mutability }, index): VariableSymbol => {
    const type: ConstrainedType = declared[index] ?? nullable(sources[0]?.types[index] ?? { kind: 'null' });
    const readOnly = mutability === undefined ? !areCursors : mutability === 'IMMUTABLE';
    const symbol = { kind: 'variable', name: name.name, type, readOnly, layout, slot: layout.allocate() } as const;
    scope.declare(symbol);
    return symbol;
  });
  for (const source of sources) {
    if (source.types.length !== iterands.length) throw wrongType(position);
    source.complete?.();
  }
  refuseMutable(symbols, controls);
  const compiled = sources.map((source, index): Control => {
    const control = controls[index];
    return {
      source,
      conversions: symbols.map(({ type }, at) => {
        const from = source.types[at] ?? { kind: 'null' };
        requireConvertible(from, type.dataType, position);
        return conversion(from, type);
      }),
      condition: control?.while === undefined ? undefined : compileCondition(inner, control.while),
      when: control?.when === undefined ? undefined : compileCondition(inner, control.when),
    };
  });
  const slots = symbols.map(({ slot }) => slot);
  return {
    place: inner,
    slots,
    types: symbols.map(({ type }) => type.dataType),
    start: () => new Run(compiled, slots),
  };
}

function refuseMutable(symbols: readonly VariableSymbol[], controls: readonly IterationControl[]): void {
  if (symbols.every(({ readOnly }) => readOnly)) return;
  for (const { source, position } of controls) {
    if (source.kind === 'single' || source.kind === 'values_of') continue;
    throw new NotSupportedError('MUTABLE iterands of numbers, indices and pairs', position);
  }
}

class Run implements Iteration {
  readonly #controls: readonly Control[];
  readonly #slots: readonly number[];
  #at = 0;
  #values: ReturnType<ControlSource['open']> | undefined;

  constructor(controls: readonly Control[], slots: readonly number[]) {
    this.#controls = controls;
    this.#slots = slots;
  }

  *advance(frame: Frame): Task<boolean> {
    for (;;) {
      const control = this.#controls[this.#at];
      if (control === undefined) return false;
      this.#values ??= control.source.open();
      const values = yield* this.#values.next(frame);
      const ended = values === undefined || !(yield* this.#accept(control, values, frame));
      if (ended) {
        this.close();
        this.#at += 1;
      } else if (control.when === undefined || (yield* evaluate(control.when, frame)) === true) return true;
    }
  }

  close(): void {
    this.#values?.close();
    this.#values = undefined;
  }

  /** @returns false where WHILE ends the control */
  *#accept({ conversions, condition }: Control, values: readonly Value[], frame: Frame): Task<boolean> {
    for (const [index, slot] of this.#slots.entries()) {
      const value = copyValue(values[index] ?? null);
      const convert = conversions[index];
      frame.slots[slot] = convert === undefined ? value : convert(value, frame);
    }
    return condition === undefined || (yield* evaluate(condition, frame)) === true;
  }
}
