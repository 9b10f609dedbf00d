import { formatSqlPath } from '../../config/sql-name.js';
import type { Subprogram } from '../../model/catalog.js';
import type { DataType } from '../../model/data-type.js';
import { describeType } from '../../model/describe-type.js';
import type { RoutinePlan } from '../../plan/client-plan.js';
import { mappingFor, RETURN_NAME } from '../../plan/type-mapping.js';
import { fromTo } from '../change.js';
import { compareTypes, describeTypes } from '../data-types.js';
import { OUT } from '../flow.js';
import { compareNotes, compareThrows, compareValueNotes } from '../notes.js';
import type { Report } from '../report.js';
import type { Home, Side, Sides } from '../side.js';
import { plannedRoutine } from '../side.js';
import type { Pair } from './match-overloads.js';
import { compareParameters, declarationOf, type PlannedPair } from './parameters.js';

/** One routine on both sides. What the client leaves out is nothing to its callers. */
export function compareRoutine(pair: Pair, home: Home, sides: Sides, report: Report): void {
  const before = plannedRoutine(sides.before, home, pair.before);
  const after = plannedRoutine(sides.after, home, pair.after);
  if (before !== undefined && after !== undefined) {
    compareSupported({ ...pair, path: pathOf(home, pair.before), plans: { before, after } }, sides, report);
  } else if (before !== undefined) {
    compareHidden(pair, report) || addUnsupported(pair.after, home, sides, report);
  } else if (after !== undefined) {
    compareHidden(pair, report) || report.add('compatible', 'routine-supported', 'the client has it now');
  }
}

function compareSupported(routine: PlannedPair, sides: Sides, report: Report): void {
  const { before, after } = routine;
  if (before.sqlOnly !== after.sqlOnly)
    report.add('breaking', 'sql-only-changed', fromTo(before.sqlOnly ?? 'called', after.sqlOnly ?? 'called'));
  compareParameters(routine, sides, report);
  compareResults(routine, sides, report);
  compareNames(routine, report);
  compareNotes(before.notes, after.notes, report, null);
  compareThrows(before.notes, after.notes, report);
}

function compareResults(routine: PlannedPair, sides: Sides, report: Report): void {
  const { before, after } = routine;
  if (before.returns === null || after.returns === null) {
    if (after.returns !== null)
      report.add('breaking', 'result-added', `it is a function now, of ${describeType(after.returns)}`, RETURN_NAME);
    if (before.returns !== null)
      report.add(
        'breaking',
        'result-removed',
        `it is no function any more, of ${describeType(before.returns)}`,
        RETURN_NAME,
      );
    return;
  }
  const path = [...routine.path, RETURN_NAME];
  const placed = (type: DataType, { config }: Side) =>
    ({ type, place: 'RETURN', mapping: mappingFor(type, path, config.types) }) as const;
  const verdict = compareTypes(
    placed(before.returns, sides.before),
    placed(after.returns, sides.after),
    OUT,
    path,
    sides,
  );
  if (verdict !== undefined)
    report.add(
      verdict.grade,
      'result-type-changed',
      describeTypes(before.returns, after.returns, verdict),
      RETURN_NAME,
    );
  const value = { flows: OUT, isSameType: verdict === undefined };
  compareValueNotes(before.notes?.returns, after.notes?.returns, value, report, RETURN_NAME);
}

/** A routine of its own gets an explicit name beside the plain one when it gets overloads. */
function compareNames({ plans: { before, after } }: PlannedPair, report: Report): void {
  const gone = before.callableAs.filter((name) => !after.callableAs.includes(name));
  if (gone.length > 0)
    report.add('breaking', 'client-name-changed', fromTo(gone.join(', '), after.key, 'its name in the client'));
  if (before.key !== after.key) return;
  const types = ({ args, result, rows }: RoutinePlan) => [
    args?.typeName,
    result.kind === 'object' ? result.typeName : undefined,
    ...rows.map(({ typeName }) => typeName),
  ];
  for (const [index, name] of types(before).entries()) {
    const other = types(after)[index];
    if (name !== undefined && other !== undefined && name !== other)
      report.add('breaking', 'client-type-name-changed', fromTo(name, other, 'a name of a type in the client'));
  }
}

/** Whether a comment took the routine out of the client or put it there. */
function compareHidden({ before, after }: Pair, report: Report): boolean {
  const [was, is] = [before.notes?.hidden === true, after.notes?.hidden === true];
  if (was === is) return false;
  if (is) report.add('breaking', 'hidden-added', 'it is @hidden: the client has it no more');
  else report.add('compatible', 'hidden-removed', 'it is not @hidden any more');
  return true;
}

/** A type that became unsupported is told once, at the type. */
function addUnsupported(after: Subprogram, home: Home, sides: Sides, report: Report): void {
  const what = formatSqlPath(pathOf(home, after));
  const names: ReadonlySet<string | null> = new Set([null, RETURN_NAME, ...after.parameters.map(({ name }) => name)]);
  const omission = sides.after.client.plan.omissions.find((one) => one.what === what && names.has(one.parameter));
  const types = [...after.parameters.map(({ name, dataType }) => ({ name, dataType })), ...resultOf(after)];
  const cause = types.find(({ name }) => name === omission?.parameter)?.dataType;
  if (cause?.kind === 'named' && becameUnsupported(cause.type, sides)) return;
  report.add(
    'breaking',
    'routine-unsupported',
    omission === undefined ? 'the client leaves it out' : `the client leaves it out: ${omission.reason}`,
    omission?.parameter ?? null,
  );
}

/** Whether a type that could be in the client cannot be any more. */
export function becameUnsupported(key: string, { before, after }: Sides): boolean {
  return before.types.has(key) && !before.client.unsupportedTypes.has(key) && after.client.unsupportedTypes.has(key);
}

function resultOf({ returns }: Subprogram): readonly { readonly name: string; readonly dataType: DataType }[] {
  return returns === null ? [] : [{ name: RETURN_NAME, dataType: returns }];
}

export function pathOf({ owner, packageName }: Home, { name }: Pick<Subprogram, 'name'>): readonly string[] {
  return packageName === null ? [owner, name] : [owner, packageName, name];
}

/** `(P_ID IN NUMBER, P_NAME OUT VARCHAR2) RETURN BOOLEAN` */
export function signatureOf({ parameters, returns }: Subprogram): string {
  const list = `(${parameters.map(declarationOf).join(', ')})`;
  return returns === null ? list : `${list} RETURN ${describeType(returns)}`;
}
