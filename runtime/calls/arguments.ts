import { REFUSED } from '../binds/binder.js';
import type { Carrier, ScalarCarrier } from '../binds/carrier.js';
import { FlatValues } from '../binds/composite/column.js';
import type { Misfit } from '../binds/composite/node.js';
import { describeValue } from '../binds/describe-value.js';
import type { OracleDriver } from '../driver/oracle-driver.js';
import { ArgumentError, type ArgumentFault } from '../errors/usage-errors.js';
import { nearest } from '../options/suggest.js';
import type { Routine, RoutineParameter } from './routine.js';
import type { ArgumentShape } from './statement.js';

/** Arguments that fit a routine: the bind values of the supplied parameters, and the defaulted ones that were left out. */
export interface CheckedArguments extends ArgumentShape {
  /** What to bind; for composites their columns. */
  readonly values: ReadonlyMap<RoutineParameter, unknown>;
}

/**
 * Checks a call's arguments before any session is touched.
 * @param args the arguments by key; undefined stands for none
 * @throws ArgumentError
 */
export function checkArguments(routine: Routine, args: unknown, driver: OracleDriver): CheckedArguments {
  const checked = tryArguments(routine, args, driver);
  if ('values' in checked) return checked;
  throw new ArgumentError(checked);
}

/** The same without throwing: what fits, or the first fault. Overloads are told apart with it. */
export function tryArguments(routine: Routine, args: unknown, driver: OracleDriver): CheckedArguments | ArgumentFault {
  const fault = (argument: string | undefined, expected: string, received: string): ArgumentFault => ({
    routine: routine.name,
    argument,
    expected,
    received,
  });
  if (args !== undefined && !isArgumentsObject(args)) {
    return fault(undefined, 'an object with the arguments by name', describeValue(args));
  }
  const given = new Map<string, unknown>(args === undefined ? [] : Object.entries(args));
  const values = new Map<RoutineParameter, unknown>();
  const omitted = new Set<RoutineParameter>();
  let partial = false;
  let keyed = false;
  for (const parameter of routine.parameters) {
    const { key, mode, defaulted } = parameter.descriptor;
    // A cursor variable that comes in is opened anew.
    if (mode === 'OUT' || parameter.carrier.kind === 'cursor') continue;
    const value = given.get(key);
    given.delete(key);
    if (value === undefined) {
      if (defaulted !== true) return fault(key, expectation(parameter.carrier), 'nothing');
      omitted.add(parameter);
      continue;
    }
    const encoded = encode(parameter, value, driver);
    if (isMisfit(encoded)) return fault(key + encoded.path, encoded.expected, encoded.received);
    values.set(parameter, encoded.value);
    if (encoded.value instanceof FlatValues) {
      partial ||= encoded.value.partial;
      keyed ||= encoded.value.keyed;
    }
  }
  for (const [key, value] of given) {
    if (value !== undefined) return fault(key, knownArguments(routine, key), 'an unknown name');
  }
  return { values, omitted, partial, keyed };
}

function isArgumentsObject(args: unknown): args is object {
  return typeof args === 'object' && args !== null && !Array.isArray(args);
}

/** A value as it is bound, or why it does not fit. */
function encode({ carrier }: RoutineParameter, value: unknown, driver: OracleDriver): { value: unknown } | Misfit {
  if (carrier.kind === 'scalar') return encodeScalar(carrier, value, driver);
  if (carrier.kind === 'cursor') return { value: null };
  const flat = new FlatValues();
  return carrier.incoming?.root.flatten(value, flat, driver) ?? { value: flat };
}

function encodeScalar(carrier: ScalarCarrier, value: unknown, driver: OracleDriver): { value: unknown } | Misfit {
  if (value === null && carrier.type.notNull !== true) return { value: null };
  const encoded = value === null ? REFUSED : carrier.binder.encode(value, driver);
  if (encoded !== REFUSED) return { value: encoded };
  return { path: '', expected: expectation(carrier), received: describeValue(value) };
}

function isMisfit(encoded: { value: unknown } | Misfit): encoded is Misfit {
  return 'path' in encoded;
}

/** What is promised never to be NULL takes no NULL either. */
function expectation(carrier: Carrier): string {
  if (carrier.kind === 'scalar') {
    return carrier.type.notNull === true ? carrier.binder.expects : `${carrier.binder.expects}, or null`;
  }
  const { expects = 'nothing', nullable = true } = carrier.kind === 'composite' ? (carrier.incoming?.root ?? {}) : {};
  return nullable ? `${expects}, or null` : expects;
}

function knownArguments(routine: Routine, unknown: string): string {
  const keys = routine.parameters
    .filter(({ descriptor }) => descriptor.mode !== 'OUT')
    .map(({ descriptor }) => descriptor.key);
  if (keys.length === 0) return 'no arguments at all';
  const similar = nearest(unknown, keys);
  return `one of ${keys.join(', ')}${similar === undefined ? '' : ` (${similar}, probably)`}`;
}
