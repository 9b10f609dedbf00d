import { ConfigError } from '../errors/generator-error.js';
import type { Package, Subprogram } from '../model/catalog.js';
import { groupBy, sortedBy } from '../model/sort.js';
import type { Omission, OverloadPlan, RoutinePlan } from './client-plan.js';
import type { RoutineModule } from './complete-modules.js';
import { assertDistinct } from './names/name-plan.js';
import { freeType } from './names/reserved-names.js';
import type { Words } from './names/source-words.js';
import type { PlanContext } from './plan-context.js';
import { type Home, type PlannedRoutine, planRoutine } from './plan-routine.js';
import { planExceptions, planThrown } from './values/plan-exceptions.js';

/** What a module is made of, beside its routines. */
export interface ModuleFrame extends Pick<RoutineModule, 'path' | 'typeName' | 'title' | 'constants'> {
  /** Of the module's routines. */
  readonly words: Words;
  /** What only its specification's source tells of the package. */
  readonly source?: Package['source'];
}

/**
 * The routines of a package, or those of a schema outside packages, as one file.
 * @param omissions gets what cannot be written
 * @throws ConfigError when two routines would have the same name
 */
export function planModule(
  subprograms: readonly Subprogram[],
  home: Home,
  { words, source, ...frame }: ModuleFrame,
  context: PlanContext,
  omissions: Omission[],
): RoutineModule {
  const taken = namesTaken(frame, context);
  const freeName = (name: string): string => (taken.has(name) ? freeName(`${name}_`) : freeType(name));
  const planned: PlannedRoutine[] = [];
  for (const subprogram of subprograms) {
    if (subprogram.notes?.hidden === true) continue;
    const routine = planRoutine(subprogram, home, { path: frame.path, freeName, words }, context);
    if ('reason' in routine) omissions.push(routine);
    else planned.push(routine);
  }
  const ordered = sortedBy(planned, (routine) => routine.key);
  assertDistinct(
    ordered.map((routine) => routine.key),
    (index) => ordered[index]?.title ?? '',
  );
  const types = typesOf(ordered);
  assertDistinct(
    types.map((type) => type.name),
    (index) => `A type of ${types[index]?.title ?? ''}`,
  );
  const named = new Set(types.map((type) => type.name));
  const freeClass = (name: string): string => (named.has(name) ? freeClass(`${name}_`) : freeName(name));
  const { packageName } = home;
  const exceptions =
    packageName === null
      ? []
      : planExceptions(home.owner, { name: packageName, ...(source && { source }) }, freeClass, context);
  const routines = ordered.map(
    (routine): RoutinePlan => ({
      ...routine,
      thrown: planThrown(routine.notes?.throws ?? [], packageName, exceptions),
    }),
  );
  return { ...frame, notes: source?.notes, routines, overloads: planOverloads(routines), exceptions };
}

function planOverloads(routines: readonly RoutinePlan[]): readonly OverloadPlan[] {
  const overloaded = routines.filter((routine) => routine.callableAs.length > 1);
  const groups = groupBy(overloaded, (routine) => routine.callableAs[0] ?? routine.key);
  const plain = new Map(
    routines.filter((routine) => routine.callableAs.length === 1).map((routine) => [routine.key, routine]),
  );
  return [...groups].map(([key, group]) => {
    const other = plain.get(key);
    if (other !== undefined) {
      throw new ConfigError(
        `${other.title} and the overloads of ${group[0]?.title} would both be called "${key}" in the client. Give one of them another name in naming.overrides.`,
      );
    }
    return { key, routines: group.map((routine) => routine.key) };
  });
}

/** Configured names may differ in the first letter's case only, which the types' names do not show. */
function typesOf(routines: readonly PlannedRoutine[]): readonly { readonly name: string; readonly title: string }[] {
  return routines.flatMap(({ args, result, stream, rows, title }) => [
    ...(args === null ? [] : [{ name: args.typeName, title }]),
    ...(result.kind === 'object' ? [{ name: result.typeName, title }] : []),
    ...(stream?.kind === 'object' ? [{ name: stream.typeName, title }] : []),
    ...rows.map(({ typeName }) => ({ name: typeName, title })),
  ]);
}

/** The package's interface and types keep their names, whatever routines there are. */
function namesTaken(
  { path, typeName }: Pick<RoutineModule, 'path' | 'typeName'>,
  { names }: PlanContext,
): ReadonlySet<string> {
  const here = [...names.values()].filter(({ home }) => home.path === path);
  return new Set([typeName, ...here.flatMap(({ output, input }) => [output, input])]);
}
