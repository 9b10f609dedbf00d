import { NUMBER, PLS_INTEGER, VARCHAR2 } from '../values/data-type.js';
import {
  add,
  makeNumber,
  multiply,
  type NumberValue,
  numberFromDouble,
  OracleNumber,
  subtract,
} from '../values/number.js';
import { OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { toApproximateNumber } from './approximate-number.js';
import { integer, text } from './argument-values.js';
import { definePackage, input, type NativeContext, nativeFunction, procedure } from './native-package.js';
import { SessionStore } from './session-store.js';

/** VALUE has 38 digits behind the point. */
const DIGITS = 38;
/** Taken from one draw: fewer than a double has. */
const DIGITS_PER_DRAW = 13;

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const ALPHABETS: ReadonlyMap<string, string> = new Map([
  ['U', UPPER],
  ['L', LOWER],
  ['A', UPPER + LOWER],
  ['X', `${UPPER}0123456789`],
  // The printable ones of ASCII, blank included.
  ['P', String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index))],
]);

/** The generator of a session that has called SEED. */
class Seed {
  next: (() => number) | undefined;
}

const SEEDS = new SessionStore(() => new Seed());

/**
 * Random numbers and texts. A seed makes the same sequence each time, but not the one that Oracle makes of it.
 * Source: PL/SQL Packages and Types Reference, DBMS_RANDOM.
 */
export const DBMS_RANDOM = definePackage('DBMS_RANDOM', [
  procedure('SEED', [input('VAL', PLS_INTEGER)], ([value], context) => seed(String(integer(value)), context)),
  procedure('SEED', [input('VAL', VARCHAR2)], ([value], context) => seed(text(value) ?? '', context)),
  procedure('INITIALIZE', [input('VAL', PLS_INTEGER)], ([value], context) => seed(String(integer(value)), context)),
  procedure('TERMINATE', [], (_values, context) => {
    SEEDS.forget(context);
    return undefined;
  }),
  nativeFunction('VALUE', [], NUMBER, (_values, context) => fraction(context)),
  nativeFunction('VALUE', [input('LOW', NUMBER), input('HIGH', NUMBER)], NUMBER, ([low, high], context) => {
    if (low === null || high === null) return null;
    const [from, to] = [asNumber(low), asNumber(high)];
    return add(from, multiply(fraction(context), subtract(to, from)));
  }),
  nativeFunction('RANDOM', [], PLS_INTEGER, (_values, context) => Math.floor(draw(context) * 2 ** 32) - 2 ** 31),
  nativeFunction('NORMAL', [], NUMBER, (_values, context) => numberFromDouble(normal(context))),
  nativeFunction('STRING', [input('OPT', VARCHAR2), input('LEN', NUMBER)], VARCHAR2, ([opt, len], context) =>
    randomText(text(opt), len, context),
  ),
]);

function asNumber(value: Value | undefined): NumberValue {
  if (typeof value === 'number' || value instanceof OracleNumber) return value;
  throw new TypeError('a NUMBER argument was expected');
}

function draw(context: NativeContext): number {
  const { next } = SEEDS.of(context);
  return next === undefined ? context.sql.random() : next();
}

/** From 0 up to but not including 1. */
function fraction(context: NativeContext): NumberValue {
  let digits = '';
  while (digits.length < DIGITS) {
    digits += Math.floor(draw(context) * 10 ** DIGITS_PER_DRAW)
      .toString()
      .padStart(DIGITS_PER_DRAW, '0');
  }
  return makeNumber(BigInt(digits.slice(0, DIGITS)), -DIGITS);
}

/** Of the standard normal distribution, by the transform of Box and Muller. */
function normal(context: NativeContext): number {
  const radius = Math.sqrt(-2 * Math.log(1 - draw(context)));
  return radius * Math.cos(2 * Math.PI * draw(context));
}

function randomText(option: string | null, length: Value | undefined, context: NativeContext): string | null {
  const count = Math.trunc(toApproximateNumber(length ?? null));
  if (!(count > 0)) return null;
  if (count > 4000) throw new OracleError(6502, 'PL/SQL: numeric or value error: character string buffer too small');
  // Any other option is as U.
  const alphabet = ALPHABETS.get((option ?? '').slice(0, 1).toUpperCase()) ?? UPPER;
  return Array.from({ length: count }, () => alphabet.charAt(Math.floor(draw(context) * alphabet.length))).join('');
}

/** FNV-1a of the text, then a generator of 32 bits that counts on from there. */
function seed(value: string, context: NativeContext): undefined {
  let state = 0x811c9dc5;
  for (const byte of Buffer.from(value)) state = Math.imul(state ^ byte, 0x01000193) >>> 0;
  SEEDS.of(context).next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}
