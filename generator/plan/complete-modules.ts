import type { ColumnDescriptor, TypeDescriptor } from '../../runtime/call-descriptor.js';
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
export type RoutineModule = Pick<
  ModulePlan,
  'path' | 'typeName' | 'title' | 'notes' | 'routines' | 'overloads' | 'exceptions' | 'constants'
>;

/** A package that has constants and no routines. */
export type ConstantModule = Pick<TypeModulePlan, 'path' | 'title' | 'constants'>;

export interface CompletedModules {
  complete(module: RoutineModule): ModulePlan;
  /** Modules that have types and constants only, by path. */
  readonly typeModules: readonly TypeModulePlan[];
}

/** Puts each type that is needed into its module, and says what modules import of each other. */
export function completeModules(
  modules: readonly RoutineModule[],
  constantModules: readonly ConstantModule[],
  context: PlanContext,
): CompletedModules {
  const bindings = bindingsByDescriptor(context);
  const needs = new Map(modules.map((module) => [module.path, bindingsIn(module.routines, bindings)]));
  const used = inDependencyOrder(sortedBy([...needs.values()].flat(), ({ type }) => type.key));
  const types = groupBy(used, (binding) => homeOf(binding, context).path);
  const paths = new Set([...needs.keys(), ...types.keys()]);
  const references = planReferences(
    [...paths].map((path) => ({ path, own: types.get(path) ?? [], byRoutines: needs.get(path) ?? [] })),
    context.names,
  );

  const planTypes = ({ path, title, constants }: ConstantModule, routines: readonly RoutinePlan[]): TypeModulePlan => {
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
      constants,
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

  const others = new Map(constantModules.map((module) => [module.path, module]));
  for (const [path, [first]] of types) {
    if (first !== undefined && !needs.has(path) && !others.has(path))
      others.set(path, { path, title: titleOf(first.type), constants: [] });
  }
  const typeModules = [...others.values()].map((module) => planTypes(module, []));
  return {
    complete: (module) => ({ ...module, ...planTypes(module, module.routines) }),
    typeModules: sortedBy(typeModules, ({ path }) => path),
  };
}

/** By descriptor; by its fields, too, of a record that a cursor's rows may be of. */
type BindingsByDescriptor = ReadonlyMap<TypeDescriptor | readonly ColumnDescriptor[], CompositeBinding>;

function bindingsByDescriptor({ composites }: PlanContext): BindingsByDescriptor {
  const bindings = new Map<TypeDescriptor | readonly ColumnDescriptor[], CompositeBinding>();
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

function descriptorsOf({
  descriptor: { parameters, returns, implicitResults },
}: RoutinePlan): readonly TypeDescriptor[] {
  return [
    ...parameters.map(({ type }) => type),
    ...(returns === undefined ? [] : [returns.type]),
    ...(implicitResults?.results ?? []),
  ];
}

function bindingsIn(routines: readonly RoutinePlan[], bindings: BindingsByDescriptor): readonly CompositeBinding[] {
  return routines
    .flatMap(descriptorsOf)
    .flatMap(sharedIn)
    .flatMap((shared) => bindings.get(shared) ?? []);
}

/**
 * What other routines may have, too. A record is known by its fields, because blocks may call it by one name or another; the rows of a cursor are by their columns, and those of
 * cursors in them.
 */
function sharedIn(type: TypeDescriptor): readonly (TypeDescriptor | readonly ColumnDescriptor[])[] {
  if (type.kind === 'record') return [type.fields];
  if (type.kind !== 'cursor') return [type];
  const columns = type.row?.columns ?? [];
  return [columns, ...columns.flatMap((column) => (column.type.kind === 'cursor' ? sharedIn(column.type) : []))];
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
