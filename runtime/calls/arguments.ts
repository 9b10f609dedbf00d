import { REFUSED } from '../binds/binder.js';
import type { OracleDriver } from '../driver/oracle-driver.js';
import { ArgumentError, type ArgumentFault } from '../errors/usage-errors.js';
import { nearest } from '../options/suggest.js';
import { describeValue } from './describe-value.js';
import type { Routine, RoutineParameter } from './routine.js';

/** Arguments that fit a routine: the bind values of the supplied parameters, and the defaulted ones that were left out. */
export interface CheckedArguments {
  readonly values: ReadonlyMap<RoutineParameter, unknown>;
  readonly omitted: ReadonlySet<RoutineParameter>;
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
  for (const parameter of routine.parameters) {
    const { key, mode, defaulted } = parameter.descriptor;
    if (mode === 'OUT') continue;
    const value = given.get(key);
    given.delete(key);
    if (value === undefined) {
      if (defaulted !== true) return fault(key, expectation(parameter), 'nothing');
      omitted.add(parameter);
      continue;
    }
    const encoded = value === null ? encodeNull(parameter) : parameter.binder.encode(value, driver);
    if (encoded === REFUSED) return fault(key, expectation(parameter), describeValue(value));
    values.set(parameter, encoded);
  }
  for (const [key, value] of given) {
    if (value !== undefined) return fault(key, knownArguments(routine, key), 'an unknown name');
  }
  return { values, omitted };
}

function isArgumentsObject(args: unknown): args is object {
  return typeof args === 'object' && args !== null && !Array.isArray(args);
}

/** What is promised never to be NULL takes no NULL either. */
function encodeNull({ descriptor }: RoutineParameter): null | typeof REFUSED {
  return descriptor.type.notNull === true ? REFUSED : null;
}

function expectation(parameter: RoutineParameter): string {
  return encodeNull(parameter) === REFUSED ? parameter.binder.expects : `${parameter.binder.expects}, or null`;
}

function knownArguments(routine: Routine, unknown: string): string {
  const keys = routine.parameters
    .filter(({ descriptor }) => descriptor.mode !== 'OUT')
    .map(({ descriptor }) => descriptor.key);
  if (keys.length === 0) return 'no arguments at all';
  const similar = nearest(unknown, keys);
  return `one of ${keys.join(', ')}${similar === undefined ? '' : ` (${similar}, probably)`}`;
}
