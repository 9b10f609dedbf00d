import type { Config } from '../config/config.js';
import { formatSqlPath } from '../config/sql-name.js';
import type { Catalog, Subprogram } from '../model/catalog.js';
import type { CompositeType } from '../model/composite-type.js';

/**
 * The configuration without what no name depends on, and without names for what one of two catalogs does not have: a plan would refuse them, but one configuration
 * cannot be right for both.
 */
export function namesOnly(config: Config, catalog: Catalog): Config {
  const known = new Set(pathsOf(catalog));
  const overrides = new Map([...config.naming.overrides].filter(([path]) => known.has(path)));
  return {
    ...config,
    naming: { ...config.naming, overrides },
    types: { ...config.types, ...NO_MAPPINGS },
    cursors: new Map(),
    implicitResults: new Map(),
  };
}

const NO_MAPPINGS = {
  rules: {},
  patterns: { packages: [], parameters: [], fields: [] },
  packages: new Map(),
  parameters: new Map(),
  fields: new Map(),
  collections: new Map(),
  rows: new Map(),
};

function pathsOf({ schemas, types }: Catalog): readonly string[] {
  const paths = schemas.flatMap((schema) => [
    [schema.name],
    ...schema.packages.flatMap(({ name, subprograms, source }) => [
      [schema.name, name],
      ...subprograms.flatMap((one) => pathsOfRoutine([schema.name, name], one)),
      ...(source?.constants ?? []).map((constant) => [schema.name, name, constant.name]),
      ...(source?.exceptions ?? []).map((exception) => [schema.name, name, exception.name]),
    ]),
    ...schema.standalone.flatMap((one) => pathsOfRoutine([schema.name], one)),
  ]);
  return [...paths, ...types.flatMap(pathsOfFields)].map(formatSqlPath);
}

function pathsOfRoutine(home: readonly string[], { name, parameters }: Subprogram): (readonly string[])[] {
  return [[...home, name], ...parameters.map((parameter) => [...home, name, parameter.name])];
}

function pathsOfFields(type: CompositeType): (readonly string[])[] {
  const fields = type.kind === 'record' ? type.fields : type.kind === 'object' ? type.attributes : [];
  const home = type.packageName === null ? [type.owner] : [type.owner, type.packageName];
  return fields.map((field) => [...home, type.name, field.name]);
}
