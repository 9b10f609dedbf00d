import { describeValue } from '../binds/describe-value.js';
import type { OracleDriver } from '../driver/oracle-driver.js';
import { ArgumentError, type ArgumentFault } from '../errors/usage-errors.js';
import { type CheckedArguments, tryArguments } from './arguments.js';
import type { Routine } from './routine.js';

/** An overload under its stable explicit name. */
export interface Candidate {
  readonly key: string;
  readonly routine: Routine;
}

/**
 * The overload that the arguments fit, by their names and then by the types of their values.
 * @throws ArgumentError when none or several fit, naming the explicit names
 */
export function chooseOverload(
  name: string,
  candidates: readonly Candidate[],
  args: unknown,
  driver: OracleDriver,
): { routine: Routine; checked: CheckedArguments } {
  const fitting: { key: string; routine: Routine; checked: CheckedArguments }[] = [];
  const faults: ArgumentFault[] = [];
  for (const { key, routine } of candidates) {
    const checked = tryArguments(routine, args, driver);
    if ('values' in checked) fitting.push({ key, routine, checked });
    else faults.push(checked);
  }
  const [only, another] = fitting;
  if (only !== undefined && another === undefined) return only;
  const [fault] = faults;
  if (only === undefined && candidates.length === 1 && fault !== undefined) throw new ArgumentError(fault);
  const keys = (only === undefined ? candidates : fitting).map(({ key }) => key).join(', ');
  throw new ArgumentError({
    routine: candidates[0]?.routine.name ?? name,
    argument: undefined,
    expected:
      only === undefined
        ? `arguments of one of its overloads (${keys})`
        : `arguments that only one overload takes; call it by its own name (${keys})`,
    received: describeArguments(args),
  });
}

/** `{ id: an integer number, name: null }`: types, no values. */
function describeArguments(args: unknown): string {
  if (typeof args !== 'object' || args === null || Array.isArray(args)) return describeValue(args);
  return `{ ${Object.entries(args)
    .map(([key, value]) => `${key}: ${describeValue(value)}`)
    .join(', ')} }`;
}
