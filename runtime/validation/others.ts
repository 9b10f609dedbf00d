import { z } from 'zod';
import { jsonOf } from '../binds/scalar/json.js';
import type { OracleRow } from '../cursors/oracle-value.js';

/** An instance of a class, whatever its constructor takes. */
export function instanceOf<T extends object>(Class: new (...args: never[]) => T) {
  return z.custom<T>((value) => value instanceof Class, { error: `must be a ${Class.name}` });
}

/** JSON as an argument. */
export function json({ notNull = false }: { readonly notNull?: boolean } = {}) {
  return z.unknown().refine((value) => jsonOf(value) !== undefined && !(notNull && value === null), {
    error: 'must be a value that JSON has',
  });
}

/** A row whose columns are only known when it is read. */
export function row() {
  return z.custom<OracleRow>((value) => typeof value === 'object' && value !== null, { error: 'must be a row' });
}
