import type { CollectionType } from '../../model/composite-type.js';
import { elementMapping } from '../../plan/composites/composite-mapping.js';
import { fromTo } from '../change.js';
import { compareTypes, describeTypes } from '../data-types.js';
import type { Flows } from '../flow.js';
import { isRowFlow } from '../flow.js';
import type { Report } from '../report.js';
import type { Side, Sides } from '../side.js';

/** The member that stands for a collection's elements. */
const ELEMENT = 'ELEMENT';

export function compareCollections(
  before: CollectionType,
  after: CollectionType,
  flows: Flows,
  sides: Sides,
  report: Report,
): void {
  compareForms(before, after, flows, report);
  const placed = (type: CollectionType, { config }: Side) =>
    ({ type: type.element, place: 'FIELD', mapping: elementMapping(type, config.types) }) as const;
  const verdict = compareTypes(placed(before, sides.before), placed(after, sides.after), flows, null, sides);
  if (verdict !== undefined)
    report.add(verdict.grade, 'element-type-changed', describeTypes(before.element, after.element, verdict), ELEMENT);
}

/** Nested tables and varrays are written alike. Rows of a pipelined function are the same whatever the collection is. */
function compareForms(before: CollectionType, after: CollectionType, flows: Flows, report: Report): void {
  if ([...flows].every(isRowFlow)) return;
  const [was, is] = [before.limit ?? Number.POSITIVE_INFINITY, after.limit ?? Number.POSITIVE_INFINITY];
  const isShorter = is < was && flows.has('in');
  const reason = isShorter ? 'values that had room are refused' : '';
  const grade = isShorter ? 'behaviour' : 'compatible';
  if (isTable(before) !== isTable(after) || (!isTable(before) && before.form !== after.form))
    report.add('breaking', 'form-changed', fromTo(before.form, after.form));
  else if (before.form !== after.form) report.add(grade, 'form-changed', fromTo(textOf(before), textOf(after), reason));
  else if (was !== is) report.add(grade, 'limit-changed', fromTo(textOf(before), textOf(after), reason));
}

function isTable({ form }: CollectionType): boolean {
  return form === 'nested table' || form === 'varray';
}

function textOf({ form, limit }: CollectionType): string {
  return limit === null ? form : `${form} of ${limit}`;
}
