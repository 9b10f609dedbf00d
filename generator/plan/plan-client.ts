import type { Config, ImplicitResults } from '../config/config.js';
import type { RecordedRows } from '../config/recorded-cursors.js';
import { formatSqlName, formatSqlPath } from '../config/sql-name.js';
import type { Catalog, Package, Schema, StandaloneSubprogram } from '../model/catalog.js';
import { sortedBy } from '../model/sort.js';
import { annotationWarnings } from './annotation-warnings.js';
import { checkMappings } from './check-mappings.js';
import type { ClientPlan, Omission, PackagePlan, SchemaPlan, UnsupportedTypePlan, Warning } from './client-plan.js';
import { type ConstantModule, completeModules, type RoutineModule } from './complete-modules.js';
import { bindComposites, type CompositeBindings } from './composites/bind-composites.js';
import { explain, isUnsupported } from './composites/composite-binding.js';
import { rowsByResult } from './cursors/bind-implicit-results.js';
import { checkCursors, checkImplicitResults } from './cursors/check-cursors.js';
import { checkOverrides } from './names/check-overrides.js';
import { assertDistinct, memberKey } from './names/name-plan.js';
import { wordsOf } from './names/source-words.js';
import { fileName, pascalName } from './names/spell-name.js';
import { homeOf, nameTypes, packageTypeName } from './names/type-names.js';
import { parameterPlaces } from './parameter-places.js';
import type { PlanContext } from './plan-context.js';
import { planModule } from './plan-module.js';
import { rowSubtypesOf } from './row-subtypes.js';
import { rowWarnings } from './row-warnings.js';
import { planConstants } from './values/plan-constants.js';
import { planZod } from './zod/plan-zod.js';

export interface PlanSettings extends Pick<Config, 'mainSchema' | 'runtime' | 'naming' | 'types' | 'cursors' | 'zod'> {
  /** What routines give to DBMS_SQL.RETURN_RESULT, by the configuration. */
  readonly implicitResults?: ImplicitResults;
  /** What sample calls found out. */
  readonly recorded?: RecordedRows;
}

/**
 * Decides what the client over a catalog looks like.
 * @throws ConfigError when configured names meet, or are for what is not there
 */
export function planClient(catalog: Catalog, settings: PlanSettings): ClientPlan {
  const { mainSchema, runtime, naming, types, cursors, zod } = settings;
  const { implicitResults = new Map(), recorded = { cursors: new Map(), implicitResults: new Map() } } = settings;
  const { cursors: recordedCursors } = recorded;
  checkCursors(catalog, cursors, recordedCursors);
  checkImplicitResults(catalog, implicitResults, recorded.implicitResults);
  checkOverrides(catalog, naming, [
    cursors,
    recordedCursors,
    rowsByResult(implicitResults),
    rowsByResult(recorded.implicitResults),
  ]);
  checkMappings(catalog, types);
  const composites = bindComposites(catalog.types, { naming, types });
  const words = new Map(
    catalog.schemas.map(({ name, packages, standalone }) => [name, wordsOf(membersOf(packages, standalone), naming)]),
  );
  const context: PlanContext = {
    naming,
    types,
    cursors,
    recordedCursors,
    implicitResults: new Map([...recorded.implicitResults, ...implicitResults]),
    rowSubtypes: rowSubtypesOf(catalog),
    catalogTypes: new Map(catalog.types.map((type) => [type.key, type])),
    composites,
    names: nameTypes(catalog.types, naming, words),
    words,
  };
  const notices: Notices = { omissions: [], warnings: [] };
  const drafts = catalog.schemas.map((schema) => planSchema(schema, context, notices));
  assertDistinct(
    drafts.map((schema) => schema.key),
    (index) => drafts[index]?.owner ?? '',
  );
  const modules = drafts.flatMap(modulesOf);
  const constantModules = drafts.flatMap((draft) => draft.constantModules);
  const { complete, typeModules } = completeModules(modules, constantModules, context);
  const schemas = drafts.map(
    ({ constantModules: _, ...draft }): SchemaPlan => ({
      ...draft,
      packages: draft.packages.map((one) => ({ ...one, ...complete(one) })),
      standalone: draft.standalone === null ? null : complete(draft.standalone),
    }),
  );
  const completed = schemas.flatMap(({ packages, standalone }) => [
    ...packages,
    ...(standalone === null ? [] : [standalone]),
  ]);
  return {
    runtime,
    mainSchema: schemas.find((schema) => schema.owner === mainSchema)?.key ?? null,
    schemas: sortedBy(schemas, (schema) => schema.key),
    typeModules,
    zodModules: zod === null ? [] : planZod(completed, typeModules, catalog, context, zod),
    omissions: sortedBy(notices.omissions, (omission) =>
      JSON.stringify([omission.what, omission.parameter, omission.reason]),
    ),
    unsupportedTypes: listUnsupported(catalog, composites),
    warnings: sortedBy(
      [
        ...notices.warnings,
        ...annotationWarnings(catalog, context),
        ...modules.flatMap(({ routines }) => routines).flatMap(rowWarnings),
      ],
      (warning) => JSON.stringify([warning.what, warning.parameter]),
    ),
  };
}

/** What is found out on the way. */
interface Notices {
  readonly omissions: Omission[];
  readonly warnings: Warning[];
}

/** Packages and routines of a schema cannot be called alike. */
function membersOf(
  packages: readonly Package[],
  standalone: readonly StandaloneSubprogram[],
): Parameters<typeof wordsOf>[0] {
  return [
    ...packages.map(({ name, source }) => ({ name, ...(source?.notes && { notes: source.notes }) })),
    ...standalone,
  ];
}

/** A schema whose modules lack their types yet. */
interface SchemaDraft extends Omit<SchemaPlan, 'packages' | 'standalone'> {
  readonly packages: readonly (RoutineModule & Pick<PackagePlan, 'key' | 'name'>)[];
  readonly standalone: RoutineModule | null;
  readonly constantModules: readonly ConstantModule[];
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
  const hidden = new Set(catalog.types.flatMap(({ key, notes }) => (notes?.hidden === true ? [key] : [])));
  const unsupported = [...composites].flatMap(([type, binding]) =>
    isUnsupported(binding) && !(rows.has(type) && nameless.has(type)) && !hidden.has(type)
      ? [{ type, reason: explain(binding) }]
      : [],
  );
  return sortedBy(unsupported, ({ type }) => type);
}

function planSchema(schema: Schema, context: PlanContext, notices: Notices): SchemaDraft {
  const planned = schema.packages.flatMap((one) => planPackage(schema, one, context, notices));
  // A package without routines has nothing to call.
  const packages = planned.filter(({ routines }) => routines.length > 0);
  const standalone = planStandalone(schema, context, notices.omissions);
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
    constantModules: planned.filter(({ routines, constants }) => routines.length === 0 && constants.length > 0),
  };
}

function planPackage(
  schema: Schema,
  one: Package,
  context: PlanContext,
  { omissions, warnings }: Notices,
): SchemaDraft['packages'] {
  const { name, valid, subprograms, source } = one;
  const title = formatSqlPath([schema.name, name]);
  if (source?.notes?.hidden === true) return [];
  if (!valid) {
    omissions.push({ what: title, parameter: null, reason: invalidReason(one) });
    return [];
  }
  const home = { owner: schema.name, packageName: name };
  const frame = {
    path: homeOf(home).path,
    typeName: packageTypeName(schema.name, name, context.words),
    title,
    constants: planConstants(schema.name, one, context, warnings),
    words: wordsOf(subprograms, context.naming),
    ...(source && { source }),
  };
  const module = planModule(subprograms, home, frame, context, omissions);
  if (module.routines.length === 0 && module.exceptions.length > 0)
    warnings.push({ what: title, parameter: null, message: NO_CLASSES });
  return [{ ...module, name, key: memberKey([schema.name, name], context.naming, context.words.get(schema.name)) }];
}

function invalidReason({ compilationError }: Package | StandaloneSubprogram): string {
  return compilationError === undefined
    ? 'it is invalid; compile it and generate again'
    : `it is invalid (${compilationError}); correct and compile it, and generate again`;
}

/** A class would promise what no call of the client ever throws. */
const NO_CLASSES =
  'its exceptions have no error classes, because the client has no routine of it that could raise them; calls of other packages throw ApplicationError or DatabaseError with their numbers';

function planStandalone(schema: Schema, context: PlanContext, omissions: Omission[]): RoutineModule | null {
  const isValid = (routine: StandaloneSubprogram) => {
    if (routine.valid) return true;
    omissions.push({
      what: formatSqlPath([schema.name, routine.name]),
      parameter: null,
      reason: invalidReason(routine),
    });
    return false;
  };
  const routines = schema.standalone.filter(isValid);
  const frame = {
    path: `${fileName(schema.name)}/_standalone.ts`,
    typeName: 'StandaloneRoutines',
    title: `${formatSqlName(schema.name)} (routines outside packages)`,
    constants: [],
    words: context.words.get(schema.name) ?? new Map(),
  };
  const module = planModule(routines, { owner: schema.name, packageName: null }, frame, context, omissions);
  return module.routines.length === 0 ? null : module;
}
