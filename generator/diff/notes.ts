import type { SourceNotes, SubprogramNotes, ValueNotes } from '../model/source-notes.js';
import { fromTo } from './change.js';
import type { Flows } from './flow.js';
import type { Report } from './report.js';

type Notes<T> = T | undefined;

/** What people read about a declaration. */
export function compareNotes(
  before: Notes<SourceNotes>,
  after: Notes<SourceNotes>,
  report: Report,
  member: string | null,
): void {
  if (before?.comment !== after?.comment)
    report.add('docs', 'comment-changed', fromTo(excerpt(before?.comment), excerpt(after?.comment)), member);
  compareDeprecation(before?.deprecated, after?.deprecated, report, member);
}

function compareDeprecation(
  before: string | undefined,
  after: string | undefined,
  report: Report,
  member: string | null,
): void {
  if (before === after) return;
  if (after === undefined) report.add('docs', 'deprecation-removed', 'it is not deprecated any more', member);
  else if (before === undefined) report.add('docs', 'deprecation-added', textOf('it is deprecated', after), member);
  else report.add('docs', 'deprecation-changed', fromTo(excerpt(before), excerpt(after)), member);
}

/** What `@throws` says. */
export function compareThrows(before: Notes<SubprogramNotes>, after: Notes<SubprogramNotes>, report: Report): void {
  const list = (notes: Notes<SubprogramNotes>) =>
    (notes?.throws ?? []).map(({ name, comment }) => textOf(name, comment)).join('; ');
  if (list(before) !== list(after))
    report.add('docs', 'throws-changed', fromTo(excerpt(list(before)), excerpt(list(after))));
}

/**
 * What the source adds to the type of a value. The text of a default is compared where it stands.
 * @param isSameType otherwise the type itself tells more than its name, its range and NOT NULL
 */
export function compareValueNotes(
  before: Notes<ValueNotes>,
  after: Notes<ValueNotes>,
  { flows, isSameType }: { readonly flows: Flows; readonly isSameType: boolean },
  report: Report,
  member: string | null,
): void {
  compareNotes(before, after, report, member);
  if (!isSameType) return;
  compareNotNull(before?.notNull === true, after?.notNull === true, flows, report, member);
  const ranged = compareRange(before?.range, after?.range, flows, report, member);
  if (
    !ranged &&
    before?.declaredType !== undefined &&
    after?.declaredType !== undefined &&
    before.declaredType !== after.declaredType
  )
    report.add('docs', 'declared-type-changed', fromTo(before.declaredType, after.declaredType), member);
}

function compareNotNull(before: boolean, after: boolean, flows: Flows, report: Report, member: string | null): void {
  if (before === after) return;
  if (after) {
    const grade = flows.has('in') ? 'breaking' : 'compatible';
    report.add(grade, 'not-null-added', fromTo('may be null', 'is never null'), member);
  } else {
    const grade = flows.size > (flows.has('in') ? 1 : 0) ? 'breaking' : 'compatible';
    report.add(grade, 'not-null-removed', fromTo('is never null', 'may be null'), member);
  }
}

type Range = NonNullable<ValueNotes['range']>;

function compareRange(
  before: Range | undefined,
  after: Range | undefined,
  flows: Flows,
  report: Report,
  member: string | null,
): boolean {
  if (rangeText(before) === rangeText(after)) return false;
  const isNarrower = !isInside(before, after);
  const grade = isNarrower && flows.has('in') ? 'behaviour' : 'compatible';
  const reason = grade === 'behaviour' ? 'values that were in the range are refused' : '';
  report.add(grade, 'range-changed', fromTo(rangeText(before), rangeText(after), reason), member);
  return true;
}

function isInside(inner: Range | undefined, outer: Range | undefined): boolean {
  if (outer === undefined) return true;
  return inner !== undefined && BigInt(inner[0]) >= BigInt(outer[0]) && BigInt(inner[1]) <= BigInt(outer[1]);
}

function rangeText(range: Range | undefined): string {
  return range === undefined ? 'any' : `${range[0]} .. ${range[1]}`;
}

function textOf(what: string, comment: string): string {
  return comment === '' ? what : `${what}: ${excerpt(comment)}`;
}

/** How much of a comment a line has room for. */
const EXCERPT = 60;

function excerpt(text: string | undefined): string {
  if (text === undefined || text === '') return 'nothing';
  const [line = '', ...more] = text.split('\n');
  return more.length === 0 && line.length <= EXCERPT ? line : `${line.slice(0, EXCERPT).trimEnd()} …`;
}
