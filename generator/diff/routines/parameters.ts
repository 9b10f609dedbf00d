import { formatSqlPath } from '../../config/sql-name.js';
import type { Parameter } from '../../model/catalog.js';
import { describeType } from '../../model/describe-type.js';
import type { RoutinePlan } from '../../plan/client-plan.js';
import { mappingFor } from '../../plan/type-mapping.js';
import { fromTo } from '../change.js';
import { compareTypes, describeTypes } from '../data-types.js';
import { type Flows, flowsOfMode } from '../flow.js';
import { compareValueNotes } from '../notes.js';
import type { Report } from '../report.js';
import type { Side, Sides } from '../side.js';
import type { Pair } from './match-overloads.js';

/** A routine on both sides, with what the client makes of it. */
export interface PlannedPair extends Pair {
  /** As the configuration names it. */
  readonly path: readonly string[];
  readonly plans: { readonly before: RoutinePlan; readonly after: RoutinePlan };
}

/** Parameters are compared by name: a renamed one is one that was removed and one that was added. */
export function compareParameters(routine: PlannedPair, sides: Sides, report: Report): void {
  const was = byName(routine.before.parameters);
  const is = byName(routine.after.parameters);
  for (const [name, parameter] of was) {
    const other = is.get(name);
    if (other === undefined) report.add('breaking', 'parameter-removed', `${declarationOf(parameter)} is gone`, name);
    else compareParameter(parameter, other, routine, sides, report);
  }
  for (const parameter of is.values()) if (!was.has(parameter.name)) addParameter(parameter, report);
  const order = (names: Iterable<string>) => [...names].filter((name) => was.has(name) && is.has(name)).join(', ');
  if (order(was.keys()) !== order(is.keys()))
    report.add('docs', 'parameters-reordered', fromTo(order(was.keys()), order(is.keys())));
}

function addParameter(parameter: Parameter, report: Report): void {
  const { name, mode, defaulted } = parameter;
  const declaration = declarationOf(parameter);
  if (mode === 'OUT')
    report.add('breaking', 'parameter-added', `${declaration} is new: the result has another form`, name);
  else if (mode === 'IN' && defaulted) report.add('compatible', 'parameter-added', `${declaration} is new`, name);
  else report.add('breaking', 'parameter-added', `${declaration} is new and must be passed`, name);
}

function compareParameter(
  before: Parameter,
  after: Parameter,
  routine: PlannedPair,
  sides: Sides,
  report: Report,
): void {
  const { name } = before;
  const flows: Flows = new Set([...flowsOfMode(before.mode), ...flowsOfMode(after.mode)]);
  if (before.mode !== after.mode) report.add('breaking', 'mode-changed', fromTo(before.mode, after.mode), name);
  const path = [...routine.path, name];
  const placed = (parameter: Parameter, { config }: Side) => ({
    type: parameter.dataType,
    place: parameter.mode,
    mapping: mappingFor(parameter.dataType, path, config.types),
  });
  const verdict = compareTypes(
    placed(before, sides.before),
    placed({ ...after, mode: before.mode }, sides.after),
    flows,
    path,
    sides,
  );
  if (verdict !== undefined)
    report.add(verdict.grade, 'parameter-type-changed', describeTypes(before.dataType, after.dataType, verdict), name);
  compareDefaults(before, after, report);
  compareKeys(name, routine, report);
  compareValueNotes(before.notes, after.notes, { flows, isSameType: verdict === undefined }, report, name);
}

/** Only the source has the default's text. */
function compareDefaults(before: Parameter, after: Parameter, report: Report): void {
  const { name } = before;
  const text = { before: before.notes?.defaultText, after: after.notes?.defaultText };
  if (before.defaulted && !after.defaulted) {
    report.add('breaking', 'default-removed', `its default${suffix(text.before)} is gone: it must be passed`, name);
  } else if (!before.defaulted && after.defaulted) {
    report.add('compatible', 'default-added', `it has a default${suffix(text.after)} and may be left out`, name);
  } else if (text.before !== undefined && text.after !== undefined && text.before !== text.after) {
    report.add('behaviour', 'default-changed', `default ${fromTo(text.before, text.after)}`, name);
  }
}

function compareKeys(name: string, { plans }: PlannedPair, report: Report): void {
  const key = ({ descriptor }: RoutinePlan) => descriptor.parameters.find((parameter) => parameter.name === name)?.key;
  const [was, is] = [key(plans.before), key(plans.after)];
  if (was !== undefined && is !== undefined && was !== is)
    report.add('breaking', 'client-name-changed', fromTo(was, is, 'its name in the client'), name);
}

function suffix(text: string | undefined): string {
  return text === undefined ? '' : ` ${text}`;
}

/** `P_QUANTITY IN PLS_INTEGER DEFAULT 1` */
export function declarationOf({ name, mode, dataType, defaulted, notes }: Parameter): string {
  const declared = `${formatSqlPath([name])} ${mode} ${describeType(dataType)}`;
  return defaulted ? `${declared} DEFAULT ${notes?.defaultText ?? '…'}` : declared;
}

function byName(parameters: readonly Parameter[]): ReadonlyMap<string, Parameter> {
  return new Map(parameters.map((parameter) => [parameter.name, parameter]));
}
