import type { ResultFault } from '../binds/binder.js';
import { binderFor } from '../binds/binder-for.js';
import type { ValueClasses } from '../binds/value-classes.js';
import type { ScalarDescriptor } from '../call-descriptor.js';

/** A value of a row that cannot be given as it was asked for. */
export class CellFault extends Error {
  override readonly name = 'CellFault';
  readonly fault: ResultFault;
  /** The column. */
  readonly key: string;

  constructor(fault: ResultFault, key: string) {
    super(fault);
    this.fault = fault;
    this.key = key;
  }
}

/** What becomes of a column's value, as the driver returned it and not null. */
export type Cell = (value: unknown) => unknown;

/** How a column is read that the driver returns exactly: numbers as text, the rest as it is. */
export function driverCell(type: ScalarDescriptor, key: string, classes: ValueClasses): Cell {
  const binder = binderFor(type, 'OUT', classes);
  switch (type.kind) {
    case 'number':
      if (isPlainNumber(type)) return (value) => safeNumber(value, key);
      if (type.as === 'bigint') return (value) => binder.decode(wholeNumber(String(value), key));
      return (value) => binder.decode(String(value));
    case 'integer':
      return (value) => binder.decode(Number(value));
    // The driver has read it.
    case 'json':
      return (value) => value;
    default:
      return (value) => binder.decode(value);
  }
}

/** NUMBER as `number`. */
export function isPlainNumber({ kind, as = 'number' }: ScalarDescriptor): boolean {
  return kind === 'number' && as === 'number';
}

/** Most columns are numbers, so that this is done in the loop over a row's columns itself. */
export function safeNumber(value: unknown, key: string): number {
  const number = Number(value);
  if ((number > Number.MAX_SAFE_INTEGER || number < Number.MIN_SAFE_INTEGER) && Number.isInteger(number))
    throw new CellFault('range', key);
  return number;
}

function wholeNumber(text: string, key: string): string {
  if (text.includes('.')) throw new CellFault('fraction', key);
  return text;
}
