import { formatSqlPath } from '../../config/sql-name.js';
import type { Package, PackageSource } from '../../model/catalog.js';
import type { PackagePlan } from '../../plan/client-plan.js';
import { type Change, fromTo } from '../change.js';
import { compareGrantees } from '../grantees.js';
import { compareNotes } from '../notes.js';
import { type Report, reportOn } from '../report.js';
import { compareRoutines, type HomedPair } from '../routines/compare-routines.js';
import type { Home, Side, Sides } from '../side.js';
import { compareConstants } from './constants.js';
import { compareExceptions } from './exceptions.js';

/** @returns the routines that are on both sides */
export function comparePackages(
  before: readonly Package[],
  after: readonly Package[],
  owner: string,
  sides: Sides,
  changes: Change[],
): readonly HomedPair[] {
  const was = new Map(before.map((one) => [one.name, one]));
  const is = new Map(after.map((one) => [one.name, one]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const report = reportOn(formatSqlPath([owner, name]), changes);
    return comparePackage(was.get(name), is.get(name), { owner, packageName: name }, sides, report, changes);
  });
}

function comparePackage(
  before: Package | undefined,
  after: Package | undefined,
  home: Home,
  sides: Sides,
  report: Report,
  changes: Change[],
): readonly HomedPair[] {
  const [was, is] = [before && visible(before), after && visible(after)];
  if (before === undefined) {
    report.add('compatible', 'package-added', 'the package is new');
  } else if (after === undefined) {
    report.add(was === undefined ? 'compatible' : 'breaking', 'package-removed', 'the package is gone');
  } else if (was !== undefined && is !== undefined) {
    return compareVisible(was, is, home, sides, report, changes);
  } else if (was !== undefined) {
    if (after.valid) report.add('breaking', 'hidden-added', 'it is @hidden: the client has it no more');
    else report.add('breaking', 'package-invalid', 'it is invalid: the client leaves it out until it is compiled');
  } else if (is !== undefined) {
    if (before.valid) report.add('compatible', 'hidden-removed', 'it is not @hidden any more');
    else report.add('compatible', 'package-valid', 'it is valid again');
  }
  return [];
}

/** Undefined for a package that no client has. */
function visible(one: Package): Package | undefined {
  return one.valid && one.source?.notes?.hidden !== true ? one : undefined;
}

function compareVisible(
  before: Package,
  after: Package,
  home: Home,
  sides: Sides,
  report: Report,
  changes: Change[],
): readonly HomedPair[] {
  compareKeys(home, sides, report);
  compareGrantees(before, after, report);
  compareSources(before.source, after.source, report);
  const isRead = before.source !== undefined && after.source !== undefined;
  const routinesOf = ({ subprograms }: Package) => (isRead ? subprograms : subprograms.map(withoutNotes));
  return compareRoutines(routinesOf(before), routinesOf(after), home, sides, changes);
}

/** What one side could not read has not changed. */
function withoutNotes(subprogram: Package['subprograms'][number]): Package['subprograms'][number] {
  const { notes: _, ...rest } = subprogram;
  return { ...rest, parameters: subprogram.parameters.map(({ notes: _notes, ...parameter }) => parameter) };
}

function compareKeys({ owner, packageName }: Home, sides: Sides, report: Report): void {
  const planOf = ({ client }: Side): PackagePlan | undefined =>
    client.plan.schemas.find((schema) => schema.owner === owner)?.packages.find(({ name }) => name === packageName);
  const [was, is] = [planOf(sides.before), planOf(sides.after)];
  if (was === undefined || is === undefined) return;
  if (was.key !== is.key)
    report.add('breaking', 'client-name-changed', fromTo(was.key, is.key, 'its name in the client'));
  if (was.typeName !== is.typeName)
    report.add(
      'breaking',
      'client-type-name-changed',
      fromTo(was.typeName, is.typeName, 'its interface in the client'),
    );
}

/** A source that cannot be read any more takes what only it tells out of the client. */
function compareSources(before: PackageSource | undefined, after: PackageSource | undefined, report: Report): void {
  if (before === undefined && after === undefined) return;
  if (before === undefined || after === undefined) {
    const lost = before !== undefined && before.constants.length + before.exceptions.length > 0;
    if (after !== undefined) report.add('compatible', 'source-added', 'the source of its specification could be read');
    else
      report.add(
        lost ? 'breaking' : 'docs',
        'source-removed',
        lost
          ? 'the source of its specification could not be read: the client has none of its constants and exceptions'
          : 'the source of its specification could not be read: the client has no comments of it',
      );
    return;
  }
  compareNotes(before.notes, after.notes, report, null);
  compareConstants(before.constants, after.constants, report);
  compareExceptions(before.exceptions, after.exceptions, report);
}
