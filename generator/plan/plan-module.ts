import type { Naming, TypeMappings } from '../config/config.js';
import { ConfigError } from '../errors/generator-error.js';
import type { Subprogram } from '../model/catalog.js';
import { groupBy, sortedBy } from '../model/sort.js';
import type { ClassImport, ModulePlan, Omission, OverloadPlan, RoutinePlan } from './client-plan.js';
import { assertDistinct } from './names/name-plan.js';
import { type Home, planRoutine } from './plan-routine.js';

/**
 * The routines of a package, or those of a schema outside packages, as one file.
 * @param omissions gets what cannot be written
 * @throws ConfigError when two routines would have the same name
 */
export function planModule(
  subprograms: readonly Subprogram[],
  home: Home,
  frame: Pick<ModulePlan, 'path' | 'typeName' | 'title'>,
  naming: Naming,
  types: TypeMappings,
  omissions: Omission[],
): ModulePlan {
  const planned: RoutinePlan[] = [];
  for (const subprogram of subprograms) {
    const routine = planRoutine(subprogram, home, naming, types);
    if ('reason' in routine) omissions.push(routine);
    else planned.push(withoutTypeClash(routine, frame.typeName));
  }
  const routines = sortedBy(planned, (routine) => routine.key);
  assertDistinct(
    routines.map((routine) => routine.key),
    (index) => routines[index]?.title ?? '',
  );
  assertDistinctTypes(routines);
  const overloads = planOverloads(routines);
  return { ...frame, routines, overloads, imports: importsOf(routines), classes: classesOf(routines, types) };
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
  const types = routines.flatMap(({ args, result, title }) => [
    ...(args === null ? [] : [{ name: args.typeName, title }]),
    ...(result.kind === 'object' ? [{ name: result.typeName, title }] : []),
  ]);
  assertDistinct(
    types.map((type) => type.name),
    (index) => `A type of ${types[index]?.title ?? ''}`,
  );
}

/** The package's interface keeps its name, whatever routines there are. */
function withoutTypeClash(routine: RoutinePlan, taken: string): RoutinePlan {
  const free = (typeName: string) => (typeName === taken ? `${typeName}_` : typeName);
  const { args, result } = routine;
  return {
    ...routine,
    args: args === null ? null : { ...args, typeName: free(args.typeName) },
    result: result.kind === 'object' ? { ...result, typeName: free(result.typeName) } : result,
  };
}

function importsOf(routines: readonly RoutinePlan[]): readonly string[] {
  const types = routines.flatMap(({ args, result }) => [
    ...(args?.properties.map((property) => property.type) ?? []),
    ...(result.kind === 'value' ? [result.type] : []),
    ...(result.kind === 'object' ? result.properties.map((property) => property.type) : []),
  ]);
  return sortedBy(new Set(types.flatMap((type) => type.imports)), (name) => name);
}

/** The classes of the values that calls take and give. */
function classesOf(routines: readonly RoutinePlan[], { classes }: TypeMappings): readonly ClassImport[] {
  const forms = new Set(
    routines.flatMap(({ descriptor: { parameters, returns } }) => [
      ...parameters.map((parameter) => parameter.type.as),
      ...(returns === undefined ? [] : [returns.type.as]),
    ]),
  );
  return [
    ...(forms.has('decimal') ? [{ name: 'Decimal', from: classes.decimal } as const] : []),
    ...(forms.has('temporal')
      ? [{ name: 'Temporal', from: classes.temporal === 'global' ? null : classes.temporal } as const]
      : []),
  ];
}
