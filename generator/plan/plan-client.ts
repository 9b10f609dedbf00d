import type { Config, CursorRows } from '../config/config.js';
import { formatSqlName, formatSqlPath } from '../config/sql-name.js';
import type { Catalog, Package, Schema, StandaloneSubprogram } from '../model/catalog.js';
import { sortedBy } from '../model/sort.js';
import { checkMappings } from './check-mappings.js';
import type { ClientPlan, Omission, PackagePlan, SchemaPlan, UnsupportedTypePlan } from './client-plan.js';
import { completeModules, type RoutineModule } from './complete-modules.js';
import { bindComposites, type CompositeBindings } from './composites/bind-composites.js';
import { explain, isUnsupported } from './composites/composite-binding.js';
import { checkCursors } from './cursors/check-cursors.js';
import { checkOverrides } from './names/check-overrides.js';
import { assertDistinct, memberKey } from './names/name-plan.js';
import { fileName, pascalName } from './names/spell-name.js';
import { homeOf, nameTypes, packageTypeName } from './names/type-names.js';
import { parameterPlaces } from './parameter-places.js';
import type { PlanContext } from './plan-context.js';
import { planModule } from './plan-module.js';
import { rowWarnings } from './row-warnings.js';

export interface PlanSettings extends Pick<Config, 'mainSchema' | 'runtime' | 'naming' | 'types' | 'cursors'> {
  /** What sample calls found out. */
  readonly recordedCursors?: CursorRows;
}

/**
 * Decides what the client over a catalog looks like.
 * @throws ConfigError when configured names meet, or are for what is not there
 */
export function planClient(
  catalog: Catalog,
  { mainSchema, runtime, naming, types, cursors, recordedCursors = new Map() }: PlanSettings,
): ClientPlan {
  checkCursors(catalog, cursors, recordedCursors);
  checkOverrides(catalog, naming, [cursors, recordedCursors]);
  checkMappings(catalog, types);
  const composites = bindComposites(catalog.types, { naming, types });
  const context: PlanContext = {
    naming,
    types,
    cursors,
    recordedCursors,
    catalogTypes: new Map(catalog.types.map((type) => [type.key, type])),
    composites,
    names: nameTypes(catalog.types),
  };
  const omissions: Omission[] = [];
  const drafts = catalog.schemas.map((schema) => planSchema(schema, context, omissions));
  assertDistinct(
    drafts.map((schema) => schema.key),
    (index) => drafts[index]?.owner ?? '',
  );
  const modules = drafts.flatMap(modulesOf);
  const { complete, typeModules } = completeModules(modules, context);
  const schemas = drafts.map(
    (draft): SchemaPlan => ({
      ...draft,
      packages: draft.packages.map((one) => ({ ...one, ...complete(one) })),
      standalone: draft.standalone === null ? null : complete(draft.standalone),
    }),
  );
  return {
    runtime,
    mainSchema: schemas.find((schema) => schema.owner === mainSchema)?.key ?? null,
    schemas: sortedBy(schemas, (schema) => schema.key),
    typeModules,
    omissions: sortedBy(omissions, (omission) => JSON.stringify([omission.what, omission.parameter, omission.reason])),
    unsupportedTypes: listUnsupported(catalog, composites),
    warnings: sortedBy(modules.flatMap(({ routines }) => routines).flatMap(rowWarnings), (warning) =>
      JSON.stringify([warning.what, warning.parameter]),
    ),
  };
}

/** A schema whose modules lack their types yet. */
interface SchemaDraft extends Omit<SchemaPlan, 'packages' | 'standalone'> {
  readonly packages: readonly (RoutineModule & Pick<PackagePlan, 'key' | 'name'>)[];
  readonly standalone: RoutineModule | null;
}

function modulesOf({ packages, standalone }: SchemaDraft): readonly RoutineModule[] {
  return standalone === null ? packages : [...packages, standalone];
}

/** A row without a name is no fault where only a cursor has it. */
function listUnsupported(catalog: Catalog, composites: CompositeBindings): readonly UnsupportedTypePlan[] {
  const places = [...parameterPlaces(catalog).values()].flat();
  const rows = new Set(places.flatMap(({ type }) => (type.kind === 'cursor' && type.row !== null ? [type.row] : [])));
  const nameless = new Set(
    catalog.types.filter((type) => type.kind === 'record' && type.origin === 'anonymous').map(({ key }) => key),
  );
  const unsupported = [...composites].flatMap(([type, binding]) =>
    isUnsupported(binding) && !(rows.has(type) && nameless.has(type)) ? [{ type, reason: explain(binding) }] : [],
  );
  return sortedBy(unsupported, ({ type }) => type);
}

function planSchema(schema: Schema, context: PlanContext, omissions: Omission[]): SchemaDraft {
  const packages = schema.packages.flatMap((one) => planPackage(schema, one, context, omissions));
  const standalone = planStandalone(schema, context, omissions);
  const members = [
    ...packages.map(({ key, title }) => ({ key, title })),
    ...(standalone?.routines.map(({ key, title }) => ({ key, title })) ?? []),
  ];
  assertDistinct(
    members.map((member) => member.key),
    (index) => members[index]?.title ?? '',
  );
  return {
    key: memberKey([schema.name], context.naming),
    owner: schema.name,
    typeName: `${pascalName(schema.name)}Schema`,
    packages: sortedBy(packages, (one) => one.key),
    standalone,
  };
}

function planPackage(
  schema: Schema,
  { name, valid, subprograms }: Package,
  context: PlanContext,
  omissions: Omission[],
): SchemaDraft['packages'] {
  const title = formatSqlPath([schema.name, name]);
  if (!valid) {
    omissions.push({ what: title, parameter: null, reason: 'it is invalid; compile it and generate again' });
    return [];
  }
  const home = { owner: schema.name, packageName: name };
  const frame = { path: homeOf(home).path, typeName: packageTypeName(name), title };
  const module = planModule(subprograms, home, frame, context, omissions);
  // A package without routines has nothing to call.
  return module.routines.length === 0 ? [] : [{ ...module, name, key: memberKey([schema.name, name], context.naming) }];
}

function planStandalone(schema: Schema, context: PlanContext, omissions: Omission[]): RoutineModule | null {
  const isValid = (routine: StandaloneSubprogram) => {
    if (routine.valid) return true;
    omissions.push({
      what: formatSqlPath([schema.name, routine.name]),
      parameter: null,
      reason: 'it is invalid; compile it and generate again',
    });
    return false;
  };
  const routines = schema.standalone.filter(isValid);
  const frame = {
    path: `${fileName(schema.name)}/_standalone.ts`,
    typeName: 'StandaloneRoutines',
    title: `${formatSqlName(schema.name)} (routines outside packages)`,
  };
  const module = planModule(routines, { owner: schema.name, packageName: null }, frame, context, omissions);
  return module.routines.length === 0 ? null : module;
}
