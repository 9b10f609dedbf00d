import type { CompositeType } from '../../model/composite-type.js';
import type { TypePlan } from '../../plan/client-plan.js';
import { type Change, fromTo } from '../change.js';
import type { Flows } from '../flow.js';
import { compareNotes } from '../notes.js';
import { type Report, reportOn } from '../report.js';
import { becameUnsupported } from '../routines/compare-routine.js';
import type { HomedPair } from '../routines/compare-routines.js';
import type { Sides } from '../side.js';
import { compareCollections } from './collections.js';
import { compareFields } from './fields.js';
import { compareObjects } from './objects.js';
import { typeUses } from './type-uses.js';

/** The types that routines of both sides use: each change once, graded by the worst of its uses. */
export function compareCompositeTypes(pairs: readonly HomedPair[], sides: Sides, changes: Change[]): void {
  for (const [key, { flows, routines }] of typeUses(pairs, sides)) {
    const before = sides.before.types.get(key);
    const after = sides.after.types.get(key);
    if (before === undefined || after === undefined || isNameless(before) || isNameless(after)) continue;
    compareType(before, after, flows, sides, reportOn(key, changes, routines));
  }
}

/** It is called after its parameter, and compared there. */
function isNameless(type: CompositeType): boolean {
  return type.kind === 'record' && type.origin === 'anonymous';
}

function compareType(before: CompositeType, after: CompositeType, flows: Flows, sides: Sides, report: Report): void {
  const { key } = before;
  if (becameUnsupported(key, sides)) {
    const reason = sides.after.client.unsupportedTypes.get(key) ?? '';
    report.add('breaking', 'type-unsupported', `the client leaves out what uses it: ${reason}`);
    return;
  }
  if (before.kind === 'record' && after.kind === 'record') compareFields(before, after, flows, sides, report);
  else if (before.kind === 'collection' && after.kind === 'collection')
    compareCollections(before, after, flows, sides, report);
  else if (before.kind === 'object' && after.kind === 'object') compareObjects(before, after, flows, sides, report);
  else if (before.kind !== after.kind) report.add('breaking', 'kind-changed', fromTo(before.kind, after.kind));
  compareNames(sides.before.client.types.get(key), sides.after.client.types.get(key), report);
  compareNotes(before.notes, after.notes, report, null);
}

/** What callers import it as. */
function compareNames(before: TypePlan | undefined, after: TypePlan | undefined, report: Report): void {
  if (before === undefined || after === undefined) return;
  for (const side of ['output', 'input'] as const) {
    const nameOf = ({ declarations }: TypePlan) => declarations.find((declaration) => declaration.side === side)?.name;
    const [was, is] = [nameOf(before), nameOf(after)];
    if (was !== undefined && is !== undefined && was !== is)
      report.add('breaking', 'client-type-name-changed', fromTo(was, is, 'its name in the client'));
  }
}
