import { isDeepStrictEqual } from 'node:util';
import type fc from 'fast-check';

/** Calls a routine of the generated client. */
export type CallRoutine = (path: string, args?: unknown) => Promise<unknown>;

export interface Property {
  readonly name: string;
  readonly check: (call: CallRoutine) => fc.IRawProperty<unknown, boolean>;
}

/** Outside of vitest there is no expect(). */
export function equal(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) throw new Error(`expected ${shown(expected)}, got ${shown(actual)}`);
}

function shown(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' && value !== null && !('toJSON' in value) ? JSON.stringify(value) : String(value);
}
