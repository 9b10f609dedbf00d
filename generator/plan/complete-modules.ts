import type { FieldDescriptor, TypeDescriptor } from '../../runtime/call-descriptor.js';
import { formatSqlName, formatSqlPath } from '../config/sql-name.js';
import type { TypeIdentity } from '../model/composite-type.js';
import { groupBy, sortedBy } from '../model/sort.js';
import { classesOf } from './classes-of.js';
import type {
  DescriptorReferences,
  ModuleImport,
  ModulePlan,
  ResultPlan,
  RoutinePlan,
  TypeModulePlan,
  TypePlan,
} from './client-plan.js';
import { type CompositeBinding, isUnsupported, partsOf } from './composites/composite-binding.js';
import { planReferences } from './composites/module-references.js';
import { planType } from './composites/plan-type.js';
import { type TypeHome, typeNamesOf } from './names/type-names.js';
import type { PlanContext } from './plan-context.js';
import type { TypeScriptType } from './type-binding.js';

/** A module of routines before it is known which of its types any routine, of whatever module, needs. */
export type RoutineModule = Pick<ModulePlan, 'path' | 'typeName' | 'title' | 'routines' | 'overloads'>;

export interface CompletedModules {
  complete(module: RoutineModule): ModulePlan;
  /** Modules that have types only, by path. */
  readonly typeModules: readonly TypeModulePlan[];
}

/** Puts each type that is needed into its module, and says what modules import of each other. */
export function completeModules(modules: readonly RoutineModule[], context: PlanContext): CompletedModules {
  const bindings = bindingsByDescriptor(context);
  const needs = new Map(modules.map((module) => [module.path, bindingsIn(module.routines, bindings)]));
  const used = inDependencyOrder(sortedBy([...needs.values()].flat(), ({ type }) => type.key));
  const types = groupBy(used, (binding) => homeOf(binding, context).path);
  const paths = new Set([...needs.keys(), ...types.keys()]);
  const references = planReferences(
    [...paths].map((path) => ({ path, own: types.get(path) ?? [], byRoutines: needs.get(path) ?? [] })),
    context.names,
  );

  const planTypes = (path: string, title: string, routines: readonly RoutinePlan[]): TypeModulePlan => {
    const planned = (types.get(path) ?? []).map((binding) => planType(binding, { from: path, names: context.names }));
    const written = [...routines.flatMap(typesOfRoutine), ...planned.flatMap(typesOfType)];
    const called: DescriptorReferences = references.get(path) ?? new Map();
    const homes = [...called.keys()].flatMap((descriptor) => {
      const binding = bindings.get(descriptor);
      return binding === undefined ? [] : [homeOf(binding, context)];
    });
    return {
      path,
      title,
      types: planned,
      imports: sortedBy(new Set(written.flatMap(({ imports }) => imports)), (name) => name),
      classes: classesOf(routines.flatMap(descriptorsOf), planned, context.types),
      modules: importsOf(
        path,
        homes,
        written.flatMap((type) => type.modules ?? []),
      ),
      references: called,
    };
  };

  const typeModules = [...types]
    .filter(([path]) => !needs.has(path))
    .flatMap(([path, [first]]) => (first === undefined ? [] : [planTypes(path, titleOf(first.type), [])]));
  return {
    complete: (module) => ({ ...module, ...planTypes(module.path, module.title, module.routines) }),
    typeModules: sortedBy(typeModules, ({ path }) => path),
  };
}

/** By descriptor; by its fields, too, of a record that a cursor's rows may be of. */
type BindingsByDescriptor = ReadonlyMap<TypeDescriptor | readonly FieldDescriptor[], CompositeBinding>;

function bindingsByDescriptor({ composites }: PlanContext): BindingsByDescriptor {
  const bindings = new Map<TypeDescriptor | readonly FieldDescriptor[], CompositeBinding>();
  for (const binding of composites.values()) {
    if (isUnsupported(binding)) continue;
    bindings.set(binding.descriptor, binding);
    if (binding.descriptor.kind === 'record') bindings.set(binding.descriptor.fields, binding);
  }
  return bindings;
}

function homeOf({ type }: CompositeBinding, { names }: PlanContext): TypeHome {
  return typeNamesOf(type, names).home;
}

function titleOf({ owner, packageName }: TypeIdentity): string {
  return packageName === null ? `${formatSqlName(owner)} (types of the schema)` : formatSqlPath([owner, packageName]);
}

function descriptorsOf({ descriptor: { parameters, returns } }: RoutinePlan): readonly TypeDescriptor[] {
  return [...parameters.map(({ type }) => type), ...(returns === undefined ? [] : [returns.type])];
}

function bindingsIn(routines: readonly RoutinePlan[], bindings: BindingsByDescriptor): readonly CompositeBinding[] {
  const shared = (type: TypeDescriptor) => (type.kind === 'cursor' ? (type.row?.columns ?? []) : type);
  return routines.flatMap(descriptorsOf).flatMap((type) => bindings.get(shared(type)) ?? []);
}

/** The types and all that they are made of, each after its parts. */
function inDependencyOrder(bindings: readonly CompositeBinding[]): readonly CompositeBinding[] {
  const ordered = new Set<CompositeBinding>();
  const add = (binding: CompositeBinding) => {
    if (ordered.has(binding)) return;
    for (const part of partsOf(binding)) add(part);
    ordered.add(binding);
  };
  for (const binding of bindings) add(binding);
  return [...ordered];
}

function typesOfRoutine({ args, result, stream, rows }: RoutinePlan): readonly TypeScriptType[] {
  return [
    ...(args?.properties.map(({ type }) => type) ?? []),
    ...typesOfResult(result),
    ...(stream === null ? [] : typesOfResult(stream)),
    ...rows.flatMap(({ properties }) => properties.map(({ type }) => type)),
  ];
}

function typesOfResult(result: ResultPlan): readonly TypeScriptType[] {
  switch (result.kind) {
    case 'nothing':
      return [];
    case 'value':
      return [result.type];
    case 'object':
      return result.properties.map(({ type }) => type);
  }
}

function typesOfType({ declarations }: TypePlan): readonly TypeScriptType[] {
  return declarations.flatMap((declaration) =>
    declaration.kind === 'union'
      ? declaration.members.map(({ type }) => type)
      : declaration.properties.map(({ type }) => type),
  );
}

/**
 * @param called where the descriptors are that are needed when the module is loaded, or later
 * @param written where the types are that it names
 */
function importsOf(path: string, called: readonly TypeHome[], written: readonly TypeHome[]): readonly ModuleImport[] {
  const values = new Set(called.map((home) => home.path));
  const all = new Map([...called, ...written].filter((home) => home.path !== path).map((home) => [home.path, home]));
  const imports = [...all.values()].map((home) => ({ ...home, typeOnly: !values.has(home.path) }));
  return sortedBy(imports, (one) => one.path);
}
