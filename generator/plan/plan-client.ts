import type { Config, Naming, TypeMappings } from '../config/config.js';
import { formatSqlName, formatSqlPath } from '../config/sql-name.js';
import type { Catalog, Package, Schema, StandaloneSubprogram } from '../model/catalog.js';
import { sortedBy } from '../model/sort.js';
import { checkMappings } from './check-mappings.js';
import type { ClientPlan, ModulePlan, Omission, PackagePlan, SchemaPlan } from './client-plan.js';
import { checkOverrides } from './names/check-overrides.js';
import { assertDistinct, memberKey } from './names/name-plan.js';
import { freeType } from './names/reserved-names.js';
import { fileName, pascalName } from './names/spell-name.js';
import { planModule } from './plan-module.js';

export type PlanSettings = Pick<Config, 'mainSchema' | 'runtime' | 'naming' | 'types'>;

/**
 * Decides what the client over a catalog looks like.
 * @throws ConfigError when configured names meet, or are for what is not there
 */
export function planClient(catalog: Catalog, { mainSchema, runtime, naming, types }: PlanSettings): ClientPlan {
  checkOverrides(catalog, naming);
  checkMappings(catalog, types);
  const omissions: Omission[] = [];
  const schemas = catalog.schemas.map((schema) => planSchema(schema, naming, types, omissions));
  assertDistinct(
    schemas.map((schema) => schema.key),
    (index) => schemas[index]?.owner ?? '',
  );
  return {
    runtime,
    mainSchema: schemas.find((schema) => schema.owner === mainSchema)?.key ?? null,
    schemas: sortedBy(schemas, (schema) => schema.key),
    omissions: sortedBy(omissions, (omission) => JSON.stringify([omission.what, omission.parameter, omission.reason])),
  };
}

function planSchema(schema: Schema, naming: Naming, types: TypeMappings, omissions: Omission[]): SchemaPlan {
  const packages = schema.packages.flatMap((one) => planPackage(schema, one, naming, types, omissions));
  const standalone = planStandalone(schema, naming, types, omissions);
  const members = [
    ...packages.map(({ key, title }) => ({ key, title })),
    ...(standalone?.routines.map(({ key, title }) => ({ key, title })) ?? []),
  ];
  assertDistinct(
    members.map((member) => member.key),
    (index) => members[index]?.title ?? '',
  );
  return {
    key: memberKey([schema.name], naming),
    owner: schema.name,
    typeName: `${pascalName(schema.name)}Schema`,
    packages: sortedBy(packages, (one) => one.key),
    standalone,
  };
}

function planPackage(
  schema: Schema,
  { name, valid, subprograms }: Package,
  naming: Naming,
  types: TypeMappings,
  omissions: Omission[],
): readonly PackagePlan[] {
  const title = formatSqlPath([schema.name, name]);
  if (!valid) {
    omissions.push({ what: title, parameter: null, reason: 'it is invalid; compile it and generate again' });
    return [];
  }
  const frame = { path: `${fileName(schema.name)}/${fileName(name)}.ts`, typeName: freeType(pascalName(name)), title };
  const module = planModule(subprograms, { owner: schema.name, packageName: name }, frame, naming, types, omissions);
  // A package without routines has nothing to call.
  return module.routines.length === 0 ? [] : [{ ...module, name, key: memberKey([schema.name, name], naming) }];
}

function planStandalone(schema: Schema, naming: Naming, types: TypeMappings, omissions: Omission[]): ModulePlan | null {
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
  const module = planModule(routines, { owner: schema.name, packageName: null }, frame, naming, types, omissions);
  return module.routines.length === 0 ? null : module;
}
