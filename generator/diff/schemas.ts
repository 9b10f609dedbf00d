import { formatSqlName, formatSqlPath } from '../config/sql-name.js';
import type { Schema } from '../model/catalog.js';
import { type Change, fromTo } from './change.js';
import { compareGrantees } from './grantees.js';
import { comparePackages } from './packages/compare-packages.js';
import { type Report, reportOn } from './report.js';
import { compareRoutines, type HomedPair } from './routines/compare-routines.js';
import type { Side, Sides } from './side.js';

/** @returns the routines that are on both sides */
export function compareSchemas(sides: Sides, changes: Change[]): readonly HomedPair[] {
  const was = byName(sides.before);
  const is = byName(sides.after);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const report = reportOn(formatSqlName(name), changes);
    const [before, after] = [was.get(name), is.get(name)];
    if (before !== undefined && after !== undefined) return compareSchema(before, after, sides, report, changes);
    if (before === undefined) report.add('compatible', 'schema-added', 'the schema is new');
    else report.add('breaking', 'schema-removed', 'the schema is gone');
    return [];
  });
}

function compareSchema(
  before: Schema,
  after: Schema,
  sides: Sides,
  report: Report,
  changes: Change[],
): readonly HomedPair[] {
  const { name: owner } = before;
  const keyOf = ({ client }: Side) => client.plan.schemas.find((schema) => schema.owner === owner)?.key;
  const [was, is] = [keyOf(sides.before), keyOf(sides.after)];
  if (was !== undefined && is !== undefined && was !== is)
    report.add('breaking', 'client-name-changed', fromTo(was, is, 'its name in the client'));
  for (const routine of before.standalone) {
    const same = after.standalone.find(({ name }) => name === routine.name);
    if (same !== undefined) compareGrantees(routine, same, reportOn(formatSqlPath([owner, routine.name]), changes));
  }
  return [
    ...comparePackages(before.packages, after.packages, owner, sides, changes),
    ...compareRoutines(before.standalone, after.standalone, { owner, packageName: null }, sides, changes),
  ];
}

function byName({ catalog }: Side): ReadonlyMap<string, Schema> {
  return new Map(catalog.schemas.map((schema) => [schema.name, schema]));
}
