import { type Compiled, combine } from '../../sql/expressions/compiled.js';
import type { TriggeringEvent } from '../../sql/table-triggers.js';
import type { Argument, NameReference } from '../../syntax/ast/expression.js';
import { BOOLEAN, VARCHAR2 } from '../../values/data-type.js';
import type { Frame } from '../frame.js';
import type { Place } from '../names/place.js';
import { nullable } from '../names/symbol.js';
import { compileValue } from './compile-value.js';

const EVENTS: ReadonlyMap<string, TriggeringEvent['kind']> = new Map([
  ['INSERTING', 'INSERT'],
  ['UPDATING', 'UPDATE'],
  ['DELETING', 'DELETE'],
]);

/** INSERTING, UPDATING, `UPDATING('TOTAL')` and DELETING in a trigger; undefined for any other name. */
export function triggerEvent(
  place: Place,
  { parts }: NameReference,
  args: readonly Argument[],
): Compiled<Frame> | undefined {
  const [{ name }, another] = parts;
  const kind = place.unit.isTrigger === true && another === undefined ? EVENTS.get(name) : undefined;
  if (kind === undefined || place.scope.find(name) !== undefined) return undefined;
  const [argument, further] = args;
  if (argument === undefined) {
    return { pauses: false, dataType: BOOLEAN, evaluate: (frame) => currentEvent(frame)?.kind === kind };
  }
  if (kind !== 'UPDATE' || further !== undefined) return undefined;
  const column = compileValue(place, argument.value, nullable(VARCHAR2));
  return combine<Frame>(BOOLEAN, [column], ([value], frame) => {
    const event = currentEvent(frame);
    return event?.kind === 'UPDATE' && typeof value === 'string' && event.columns.includes(value.toUpperCase());
  });
}

function currentEvent({ session }: Frame): TriggeringEvent | undefined {
  return session.triggeringEvents.at(-1);
}
