import type { Expression } from '../syntax/ast/expression.js';
import type { DataType } from '../values/data-type.js';
import type { Compiled } from './expressions/compiled.js';
import type { HostExpression, HostNames } from './prepared.js';
import type { QueryFrame } from './query/frame.js';

/** Collects what a statement takes from outside, while it is compiled, and gives each its place among the values. */
export class HostSlots {
  readonly #names: HostNames;
  readonly #slots = new Map<Expression, { index: number; readonly dataType: DataType }>();

  constructor(names: HostNames) {
    this.#names = names;
  }

  /** An expression of the host, or undefined if the host does not know it. Compiling it twice gives one place. */
  resolve(expression: Expression): Compiled<QueryFrame> | undefined {
    const dataType = this.#slots.get(expression)?.dataType ?? this.#names.typeOf(expression);
    if (dataType === undefined) return undefined;
    const slot = this.#slots.get(expression) ?? { index: -1, dataType };
    this.#slots.set(expression, slot);
    return {
      pauses: false,
      dataType,
      evaluate: (frame) => frame.statement.hostValues[slot.index] ?? null,
    };
  }

  /** Numbers the places in the order of the text. To be called when the whole statement is compiled. */
  finish(): readonly HostExpression[] {
    const ordered = [...this.#slots].sort(([a], [b]) => a.position - b.position);
    return ordered.map(([expression, slot], index) => {
      slot.index = index;
      return { expression, dataType: slot.dataType };
    });
  }
}
