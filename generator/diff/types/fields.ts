import type { Field, ObjectType, RecordType } from '../../model/composite-type.js';
import { describeType } from '../../model/describe-type.js';
import type { TypePlan } from '../../plan/client-plan.js';
import { fieldMapping } from '../../plan/composites/composite-mapping.js';
import { fromTo, type Verdict, worstOf } from '../change.js';
import { compareTypes, describeTypes } from '../data-types.js';
import type { Flow, Flows } from '../flow.js';
import { compareValueNotes } from '../notes.js';
import type { Report } from '../report.js';
import type { Side, Sides } from '../side.js';

type Fielded = RecordType | ObjectType;

/** The fields of a record, the columns of a row, the attributes of an object. */
export function compareFields(before: Fielded, after: Fielded, flows: Flows, sides: Sides, report: Report): void {
  const was = byName(before);
  const is = byName(after);
  for (const [name, field] of was) {
    const other = is.get(name);
    if (other === undefined) {
      report.add('breaking', 'field-removed', `${describeField(field)} is gone`, name);
      continue;
    }
    const placed = (type: Fielded, { dataType }: Field, { config }: Side) =>
      ({ type: dataType, place: 'FIELD', mapping: fieldMapping(type, field, config.types) }) as const;
    const verdict = compareTypes(
      placed(before, field, sides.before),
      placed(after, other, sides.after),
      flows,
      null,
      sides,
    );
    if (verdict !== undefined)
      report.add(verdict.grade, 'field-type-changed', describeTypes(field.dataType, other.dataType, verdict), name);
    compareKeys(before.key, name, sides, report);
    compareValueNotes(field.notes, other.notes, { flows, isSameType: verdict === undefined }, report, name);
  }
  for (const [name, field] of is) if (!was.has(name)) addField(field, after, flows, report);
  compareOrder(was, is, flows, report);
}

function addField(field: Field, type: Fielded, flows: Flows, report: Report): void {
  const { grade, reason } = worstOf(
    [...flows].map((flow) => whenAdded(flow, type)),
    { grade: 'compatible', reason: '' },
  );
  report.add(grade, 'field-added', `${describeField(field)} is new${reason === '' ? '' : `: ${reason}`}`, field.name);
}

/** Records that are passed are partial; objects are made whole. Rows are checked by their number of columns where names do not count. */
function whenAdded(flow: Flow, { kind }: Fielded): Verdict {
  if (flow === 'in' && kind === 'object') return { grade: 'breaking', reason: 'callers must pass it' };
  if (flow === 'position') return { grade: 'breaking', reason: 'a client generated before does not take such rows' };
  return { grade: 'compatible', reason: '' };
}

function compareOrder(
  was: ReadonlyMap<string, Field>,
  is: ReadonlyMap<string, Field>,
  flows: Flows,
  report: Report,
): void {
  const order = (names: Iterable<string>) => [...names].filter((name) => was.has(name) && is.has(name)).join(', ');
  const [before, after] = [order(was.keys()), order(is.keys())];
  if (before === after) return;
  if (flows.has('position'))
    report.add(
      'breaking',
      'fields-reordered',
      fromTo(before, after, 'a client generated before takes one for another'),
    );
  else report.add('docs', 'fields-reordered', fromTo(before, after));
}

function compareKeys(type: string, name: string, { before, after }: Sides, report: Report): void {
  const [was, is] = [keyOf(before.client.types.get(type), name), keyOf(after.client.types.get(type), name)];
  if (was !== undefined && is !== undefined && was !== is)
    report.add('breaking', 'client-name-changed', fromTo(was, is, 'its name in the client'), name);
}

function keyOf(type: TypePlan | undefined, name: string): string | undefined {
  switch (type?.descriptor.kind) {
    case 'record':
      return type.descriptor.fields.find((field) => field.name === name)?.key;
    case 'object':
      return type.descriptor.attributes.find((field) => field.name === name)?.key;
    default:
      return undefined;
  }
}

function byName(type: Fielded): ReadonlyMap<string, Field> {
  return new Map((type.kind === 'record' ? type.fields : type.attributes).map((field) => [field.name, field]));
}

function describeField({ name, dataType }: Field): string {
  return `${name} ${describeType(dataType)}`;
}
