import type {
  ImplicitResultsDescriptor,
  ParameterDescriptor,
  RowDescriptor,
  TypeDescriptor,
} from '../../../runtime/call-descriptor.js';
import type { ZodSettings } from '../../config/read-zod.js';
import type { Catalog, Subprogram } from '../../model/catalog.js';
import type { DataType } from '../../model/data-type.js';
import { describeType } from '../../model/describe-type.js';
import { sortedBy } from '../../model/sort.js';
import type { ModulePlan, RoutinePlan, TypeModulePlan } from '../client-plan.js';
import { type CompositeBinding, isComposite, isUnsupported } from '../composites/composite-binding.js';
import type { Side } from '../composites/written-type.js';
import { IMPLICIT_KEY } from '../cursors/bind-implicit-results.js';
import { typeNamesOf } from '../names/type-names.js';
import type { PlanContext } from '../plan-context.js';
import { constantName } from './constant-name.js';
import type { ScalarPlace } from './scalar-schema.js';
import { scalarInput, scalarOutput } from './scalar-schema.js';
import {
  compositeSchema,
  hierarchySchema,
  membersSchema,
  openRowsSchema,
  rowsSchema,
  type SchemaScope,
} from './value-schema.js';
import type { ObjectSchema, SchemaPlan, ZodConstantPlan, ZodModulePlan } from './zod-plan.js';

/** A module of zod schemas for each module of the client, by path. */
export function planZod(
  modules: readonly ModulePlan[],
  typeModules: readonly TypeModulePlan[],
  catalog: Catalog,
  context: PlanContext,
  settings: ZodSettings,
): readonly ZodModulePlan[] {
  const bindings = bindingsByDescriptor(context);
  const planOne = (module: TypeModulePlan, routines: readonly RoutinePlan[]): ZodModulePlan => {
    const { path, references } = module;
    const scope: SchemaScope = { path, references, names: context.names, bindings, settings };
    const types = module.types.flatMap(({ key }) => typeSchemas(context.composites.get(key), scope));
    const taken = new Set(types.map(({ name }) => name));
    const called = routines.flatMap((routine) =>
      routineSchemas(routine, subprogramOf(routine, catalog), context, scope, taken),
    );
    return zodModule(module, [...types, ...called], context, settings);
  };
  const planned = [
    ...modules.map((module) => planOne(module, module.routines)),
    ...typeModules.map((module) => planOne(module, [])),
  ];
  return sortedBy(
    planned.filter(({ schemas }) => schemas.length > 0),
    ({ path }) => path,
  );
}

function bindingsByDescriptor({ composites }: PlanContext): ReadonlyMap<unknown, CompositeBinding> {
  const bindings = new Map<unknown, CompositeBinding>();
  for (const binding of composites.values()) {
    if (isUnsupported(binding)) continue;
    bindings.set(binding.descriptor, binding);
    if (binding.descriptor.kind === 'record') bindings.set(binding.descriptor.fields, binding);
  }
  return bindings;
}

function zodModule(
  { path, title }: TypeModulePlan,
  schemas: readonly ZodConstantPlan[],
  context: PlanContext,
  { module }: ZodSettings,
): ZodModulePlan {
  const parts = schemas.flatMap(({ schema }) => partsOf(schema));
  const calls = parts.filter((part) => part.kind === 'call');
  const classes = new Set(calls.flatMap((one) => (one.class === null ? [] : [one.class.split('.', 1)[0] ?? ''])));
  const { decimal, temporal } = context.types.classes;
  const sources = [
    { name: 'Decimal', from: decimal },
    { name: 'Temporal', from: temporal },
  ];
  const texts = new Set(parts.flatMap((part) => (part.kind === 'reference' ? [part.text.split('.', 1)[0] ?? ''] : [])));
  const homes = new Map([...context.names.values()].map(({ home }) => [home.namespace, home]));
  return {
    path: zodPath(path),
    title,
    rules: calls.some(({ callee }) => callee.startsWith('$oracle.')) ? module : null,
    classes: sources.filter(({ name, from }) => classes.has(name) && from !== 'global'),
    modules: sortedBy(
      [...texts].flatMap((text) => homes.get(text) ?? []).map((home) => ({ ...home, path: zodPath(home.path) })),
      (one) => one.path,
    ),
    schemas,
  };
}

function zodPath(path: string): string {
  return path.replace(/\.ts$/, '.zod.ts');
}

function partsOf(schema: SchemaPlan): readonly SchemaPlan[] {
  return [schema, ...innerOf(schema).flatMap(partsOf)];
}

function innerOf(schema: SchemaPlan): readonly SchemaPlan[] {
  switch (schema.kind) {
    case 'call':
    case 'reference':
      return [];
    case 'array':
      return [schema.element];
    case 'map':
      return [schema.key, schema.element];
    case 'either':
    case 'union':
      return schema.members;
    case 'tuple':
      return schema.elements;
    case 'object':
      return schema.properties.map((property) => property.schema);
    case 'nullable':
      return [schema.inner];
  }
}

const SIDES: readonly Side[] = ['input', 'output'];

/** Collections have none: they are written where they stand. */
function typeSchemas(
  binding: ReturnType<PlanContext['composites']['get']>,
  scope: SchemaScope,
): readonly ZodConstantPlan[] {
  if (binding === undefined || isUnsupported(binding) || 'element' in binding) return [];
  const names = typeNamesOf(binding.type, scope.names);
  const isHierarchy = 'subtypes' in binding && binding.subtypes.length > 0;
  const constant = (side: Side, name: string, schema: SchemaPlan): ZodConstantPlan => ({
    name: constantName(name),
    subject: binding.type.key,
    role: side === 'input' ? 'type as an argument' : 'type',
    schema,
  });
  return SIDES.flatMap((side) => {
    const instantiable = !('subtypes' in binding) || binding.type.instantiable;
    const itself = isHierarchy ? names.itself[side] : names[side];
    const own = instantiable ? [constant(side, itself, membersSchema(binding, side, scope))] : [];
    return isHierarchy ? [...own, constant(side, names[side], hierarchySchema(binding, side, scope))] : own;
  });
}

function subprogramOf({ descriptor }: RoutinePlan, { schemas }: Catalog): Subprogram {
  const { owner, packageName, name, overload = null } = descriptor;
  const schema = schemas.find((one) => one.name === owner);
  const all =
    packageName === null ? schema?.standalone : schema?.packages.find((one) => one.name === packageName)?.subprograms;
  const found = all?.find((one) => one.name === name && one.overload === overload);
  if (found === undefined) throw new TypeError(`${owner}.${packageName}.${name} is not in the catalog.`);
  return found;
}

function routineSchemas(
  routine: RoutinePlan,
  subprogram: Subprogram,
  context: PlanContext,
  scope: SchemaScope,
  taken: Set<string>,
): readonly ZodConstantPlan[] {
  const free = (name: string): string => (taken.has(name) ? free(`${name}_`) : name);
  const constant = (typeName: string, role: ZodConstantPlan['role'], schema: SchemaPlan): ZodConstantPlan => {
    const name = free(constantName(typeName));
    taken.add(name);
    return { name, subject: routine.title, role, schema };
  };
  const args = routine.args?.typeName ?? `${routine.key}Arguments`;
  const { result } = routine;
  const results =
    result.kind === 'nothing'
      ? []
      : [
          constant(
            result.kind === 'object' ? result.typeName : `${routine.key}Result`,
            'result',
            resultSchema(routine, subprogram, context, scope),
          ),
        ];
  return [constant(args, 'arguments', argumentsSchema(routine, subprogram, context, scope)), ...results];
}

function argumentsSchema(
  { descriptor, args }: RoutinePlan,
  subprogram: Subprogram,
  context: PlanContext,
  scope: SchemaScope,
): ObjectSchema {
  const properties = descriptor.parameters.flatMap(({ name, key, mode, type }) => {
    const parameter = subprogram.parameters.find((one) => one.name === name);
    const property = args?.properties.find((one) => one.key === key);
    if (parameter === undefined || property === undefined || mode === 'OUT') return [];
    const where: ScalarPlace = {
      type: parameter.dataType,
      place: 'parameter',
      mode,
      range: parameter.notes?.range,
    };
    const { optional, declaration } = property;
    return [{ key, schema: valueSchema(type, 'input', where, context, scope), optional, declaration }];
  });
  return { kind: 'object', tag: null, properties };
}

function resultSchema(
  { descriptor, result, rows }: RoutinePlan,
  subprogram: Subprogram,
  context: PlanContext,
  scope: SchemaScope,
): SchemaPlan {
  const { returns, parameters } = descriptor;
  const schemaOf = (type: TypeDescriptor, dataType: DataType, name: string | null): SchemaPlan =>
    type.kind === 'cursor'
      ? rowsSchema(
          type.row,
          rows.find(({ parameter }) => parameter === name),
          scope,
        )
      : valueSchema(type, 'output', { type: dataType, place: 'parameter', range: undefined }, context, scope);
  const returned =
    returns === undefined || subprogram.returns === null ? null : schemaOf(returns.type, subprogram.returns, null);
  if (result.kind === 'value' && returned !== null) return returned;
  const given = parameters.flatMap(({ name, key, mode, type }: ParameterDescriptor) => {
    const parameter = subprogram.parameters.find((one) => one.name === name);
    if (parameter === undefined || mode === 'IN') return [];
    const declaration = `${parameter.name} ${mode} ${describeType(parameter.dataType)}`;
    return [{ key, schema: schemaOf(type, parameter.dataType, parameter.name), optional: false, declaration }];
  });
  const own =
    returned === null || subprogram.returns === null
      ? []
      : [
          {
            key: 'returnValue',
            schema: returned,
            optional: false,
            declaration: `RETURN ${describeType(subprogram.returns)}`,
          },
        ];
  const implicit =
    descriptor.implicitResults === undefined
      ? []
      : [
          {
            key: IMPLICIT_KEY,
            schema: implicitResultsSchema(descriptor.implicitResults, scope),
            optional: false,
            declaration: 'DBMS_SQL.RETURN_RESULT',
          },
        ];
  return { kind: 'object', tag: null, properties: [...own, ...given, ...implicit] };
}

function implicitResultsSchema({ results }: ImplicitResultsDescriptor, scope: SchemaScope): SchemaPlan {
  const rows = (row: RowDescriptor | undefined) => openRowsSchema(row, undefined, scope);
  if (results === undefined) return { kind: 'array', element: rows(undefined), limit: null, readonly: true };
  return { kind: 'tuple', elements: results.map(({ row }) => rows(row)) };
}

function valueSchema(
  type: TypeDescriptor,
  side: Side,
  where: ScalarPlace,
  context: PlanContext,
  scope: SchemaScope,
): SchemaPlan {
  if (where.type.kind === 'named') {
    const binding = context.composites.get(where.type.type);
    if (binding === undefined || isUnsupported(binding) || !isComposite(binding))
      throw new TypeError(`${where.type.type} is no type of the client.`);
    return compositeSchema(binding, side, scope);
  }
  if (!('declaration' in type)) throw new TypeError(`a ${type.kind} is no argument`);
  return side === 'input' ? scalarInput(type, where, scope.settings) : scalarOutput(type);
}
