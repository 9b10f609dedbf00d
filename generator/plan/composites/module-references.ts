import type { DescriptorReference, DescriptorReferences } from '../client-plan.js';
import { type TypeNames, typeNamesOf } from '../names/type-names.js';
import { type CompositeBinding, partsOf } from './composite-binding.js';

/** What a module needs when it is loaded: the types that it declares, and those that its routines name. */
export interface ModuleNeeds {
  readonly path: string;
  readonly own: readonly CompositeBinding[];
  readonly byRoutines: readonly CompositeBinding[];
}

/**
 * How each module calls the descriptors that it needs. Types never contain themselves, but modules may need each other: schemas use each other's types. Then
 * neither can rely on the other to be there already.
 */
export function planReferences(
  modules: readonly ModuleNeeds[],
  names: ReadonlyMap<string, TypeNames>,
): ReadonlyMap<string, DescriptorReferences> {
  const needed = new Map(modules.map((module) => [module.path, neededBy(module)]));
  const pathOf = ({ type }: CompositeBinding) => typeNamesOf(type, names).home.path;
  const edges = new Map(
    [...needed].map(([path, bindings]) => [path, new Set([...bindings].map(pathOf).filter((other) => other !== path))]),
  );
  const reaches = reachability(edges);
  const referencesFrom = (path: string, bindings: ReadonlySet<CompositeBinding>): DescriptorReferences =>
    new Map(
      [...bindings].map(({ type, descriptor }) => [descriptor, referenceTo(typeNamesOf(type, names), path, reaches)]),
    );
  return new Map([...needed].map(([path, bindings]) => [path, referencesFrom(path, bindings)]));
}

function neededBy({ own, byRoutines }: ModuleNeeds): ReadonlySet<CompositeBinding> {
  return new Set([...own, ...own.flatMap(partsOf), ...byRoutines]);
}

function referenceTo(
  { home, constant }: TypeNames,
  from: string,
  reaches: (from: string, to: string) => boolean,
): DescriptorReference {
  if (home.path === from) return { text: constant, deferred: false };
  return { text: `${home.namespace}.${constant}`, deferred: reaches(home.path, from) };
}

function reachability(edges: ReadonlyMap<string, ReadonlySet<string>>): (from: string, to: string) => boolean {
  const known = new Map<string, ReadonlySet<string>>();
  return (from, to) => {
    const reached = known.get(from) ?? reachedFrom(from, edges);
    known.set(from, reached);
    return reached.has(to);
  };
}

function reachedFrom(start: string, edges: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const next of edges.get(path) ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(next);
    }
  }
  return reached;
}
