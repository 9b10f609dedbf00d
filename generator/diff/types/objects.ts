import type { ObjectType } from '../../model/composite-type.js';
import { tagOf } from '../../plan/composites/object-hierarchy.js';
import { fromTo } from '../change.js';
import type { Flows } from '../flow.js';
import type { Report } from '../report.js';
import type { Sides } from '../side.js';
import { compareFields } from './fields.js';

export function compareObjects(
  before: ObjectType,
  after: ObjectType,
  flows: Flows,
  sides: Sides,
  report: Report,
): void {
  compareFields(before, after, flows, sides, report);
  if (before.supertype !== after.supertype)
    report.add('breaking', 'supertype-changed', fromTo(before.supertype ?? 'none', after.supertype ?? 'none'));
  compareSubtypes(before, after, flows, report);
  const tags = [tagOf(before, sides.before.types), tagOf(after, sides.after.types)] as const;
  // A type that is alone in its hierarchy has none, and values of the type itself need none.
  if (tags[0] !== undefined && tags[1] !== undefined && tags[0] !== tags[1])
    report.add('breaking', 'tag-changed', fromTo(tags[0], tags[1], 'its $type'));
  if (before.instantiable !== after.instantiable) compareInstantiable(after, flows, report);
}

function compareSubtypes(before: ObjectType, after: ObjectType, flows: Flows, report: Report): void {
  for (const subtype of after.subtypes.filter((key) => !before.subtypes.includes(key))) {
    const isNews = flows.has('out');
    const reason = isNews ? ': values can come of a type that callers do not know' : '';
    report.add(isNews ? 'behaviour' : 'compatible', 'subtype-added', `${subtype} is under it now${reason}`, subtype);
  }
  for (const subtype of before.subtypes.filter((key) => !after.subtypes.includes(key)))
    report.add('breaking', 'subtype-removed', `${subtype} is not under it any more`, subtype);
}

function compareInstantiable({ instantiable }: ObjectType, flows: Flows, report: Report): void {
  const text = ['NOT INSTANTIABLE', 'INSTANTIABLE'] as const;
  if (instantiable)
    report.add(flows.has('out') ? 'behaviour' : 'compatible', 'instantiable-changed', fromTo(text[0], text[1]));
  else report.add(flows.has('in') ? 'breaking' : 'compatible', 'instantiable-changed', fromTo(text[1], text[0]));
}
