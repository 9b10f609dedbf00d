import { ConfigError } from '../errors/generator-error.js';
import type { Subprogram } from '../model/catalog.js';
import { groupBy, sortedBy } from '../model/sort.js';
import type { Omission, OverloadPlan, RoutinePlan } from './client-plan.js';
import type { RoutineModule } from './complete-modules.js';
import { assertDistinct } from './names/name-plan.js';
import { freeType } from './names/reserved-names.js';
import type { PlanContext } from './plan-context.js';
import { type Home, planRoutine } from './plan-routine.js';

/**
 * The routines of a package, or those of a schema outside packages, as one file.
 * @param omissions gets what cannot be written
 * @throws ConfigError when two routines would have the same name
 */
export function planModule(
  subprograms: readonly Subprogram[],
  home: Home,
  frame: Pick<RoutineModule, 'path' | 'typeName' | 'title'>,
  context: PlanContext,
  omissions: Omission[],
): RoutineModule {
  const taken = namesTaken(frame, context);
  const freeName = (name: string): string => (taken.has(name) ? freeName(`${name}_`) : freeType(name));
  const planned: RoutinePlan[] = [];
  for (const subprogram of subprograms) {
    const routine = planRoutine(subprogram, home, { path: frame.path, freeName }, context);
    if ('reason' in routine) omissions.push(routine);
    else planned.push(routine);
  }
  const routines = sortedBy(planned, (routine) => routine.key);
  assertDistinct(
    routines.map((routine) => routine.key),
    (index) => routines[index]?.title ?? '',
  );
  assertDistinctTypes(routines);
  return { ...frame, routines, overloads: planOverloads(routines) };
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
function assertDistinctTypes(routines: readonly RoutinePlan[]): void {
  const types = routines.flatMap(({ args, result, stream, rows, title }) => [
    ...(args === null ? [] : [{ name: args.typeName, title }]),
    ...(result.kind === 'object' ? [{ name: result.typeName, title }] : []),
    ...(stream?.kind === 'object' ? [{ name: stream.typeName, title }] : []),
    ...rows.map(({ typeName }) => ({ name: typeName, title })),
  ]);
  assertDistinct(
    types.map((type) => type.name),
    (index) => `A type of ${types[index]?.title ?? ''}`,
  );
}

/** The package's interface and types keep their names, whatever routines there are. */
function namesTaken(
  { path, typeName }: Pick<RoutineModule, 'path' | 'typeName'>,
  { names }: PlanContext,
): ReadonlySet<string> {
  const here = [...names.values()].filter(({ home }) => home.path === path);
  return new Set([typeName, ...here.flatMap(({ output, input }) => [output, input])]);
}
