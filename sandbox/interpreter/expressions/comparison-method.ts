import type { ComparisonMethod } from '../../sql/expressions/scope.js';
import { NULL_TYPE, type ObjectType } from '../../values/data-type.js';
import { entryOf } from '../calls/entry.js';
import { comparisonMethod } from '../calls/method-set.js';
import { type Frame, FrameLayout, newFrame } from '../frame.js';
import type { Place } from '../names/place.js';

/** The MAP or ORDER method that PL/SQL compares objects of a type by. */
export function comparisonMethodOf(place: Place, { identity }: ObjectType): ComparisonMethod<Frame> | undefined {
  const found = comparisonMethod(place.unit.library.currentType(identity.owner, identity.name));
  const [subprogram] = found?.callable.overloads ?? [];
  if (found === undefined || subprogram === undefined) return undefined;
  const layout = new FrameLayout(0);
  const entry = entryOf(layout, found.callable.link, subprogram);
  const supplied = subprogram.parameters.map((parameter) => ({ parameter, defaulted: false }));
  return {
    role: found.role,
    dataType: subprogram.returns?.type.dataType ?? NULL_TYPE,
    *invoke(values, { session }) {
      const { result } = yield* entry.call(newFrame(session, layout, undefined), [...values], supplied, undefined);
      return result;
    },
  };
}
