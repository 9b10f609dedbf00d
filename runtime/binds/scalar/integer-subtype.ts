import { type Binder, REFUSED } from '../binder.js';
import { plsIntegerBinder } from './pls-integer.js';

const MAX = 2_147_483_647;

/** Subtypes of PLS_INTEGER that take fewer values. Source: PL/SQL Language Reference, "Predefined Subtypes of PLS_INTEGER Data Type". */
const RANGES: ReadonlyMap<string, readonly [low: number, high: number]> = new Map([
  ['NATURAL', [0, MAX]],
  ['NATURALN', [0, MAX]],
  ['POSITIVE', [1, MAX]],
  ['POSITIVEN', [1, MAX]],
  ['SIGNTYPE', [-1, 1]],
]);

/**
 * The binder of a PLS_INTEGER as one of a subtype, which refuses what the subtype does not take.
 * @param declaration the type's name in PL/SQL
 */
export function withinSubtype(binder: Binder, declaration: string): Binder {
  const range = RANGES.get(declaration);
  if (range === undefined) return binder;
  const [low, high] = range;
  return {
    ...binder,
    expects: `an integer from ${low} to ${high}${binder.expects.slice(plsIntegerBinder.expects.length)}`,
    encode(value, driver) {
      const encoded = binder.encode(value, driver);
      return typeof encoded === 'number' && encoded >= low && encoded <= high ? encoded : REFUSED;
    },
  };
}
