import type { Config, CursorRow, CursorRows, ImplicitResults, TypeMappings } from '../../config/config.js';
import type { RecordedRows } from '../../config/recorded-cursors.js';
import { formatSqlPath } from '../../config/sql-name.js';
import type { TypeRules } from '../../config/types-config.js';
import type { Catalog } from '../../model/catalog.js';
import { pathOf } from '../../plan/composites/composite-mapping.js';
import { pathsOf } from '../../plan/names/check-overrides.js';
import type { PlanSettings } from '../../plan/plan-client.js';

/** JSON has no class for a number and none for a date: numbers are exact text on their way, dates ISO text. */
const EXACT: TypeRules = { NUMBER: 'string', INTEGER: 'string', FLOAT: 'string' };

/**
 * The configuration as far as it is about what was read, which is one package: its names and the form of its collections are those of the
 * client, so that the same object is an argument of both.
 */
export function exactSettings(config: Config, catalog: Catalog, recorded: RecordedRows): PlanSettings {
  return {
    mainSchema: null,
    runtime: config.runtime,
    naming: {
      ...config.naming,
      overrides: within(config.naming.overrides, new Set(pathsOf(catalog).map(formatSqlPath))),
    },
    types: exactTypes(config.types, catalog),
    cursors: exactRows(config.cursors),
    implicitResults: exactResults(config.implicitResults),
    recorded: { cursors: exactRows(recorded.cursors), implicitResults: exactResults(recorded.implicitResults) },
    zod: null,
  };
}

function exactTypes(types: TypeMappings, { schemas, types: composites }: Catalog): TypeMappings {
  const packages = [
    ...schemas.flatMap((schema) => schema.packages.map((one) => [schema.name, one.name])),
    ...composites.flatMap(({ owner, packageName }) => (packageName === null ? [] : [[owner, packageName]])),
  ];
  const kinds = (meant: (type: Catalog['types'][number]) => boolean) =>
    new Set(composites.filter(meant).map((type) => formatSqlPath(pathOf(type))));
  const forms = within(
    types.collections,
    kinds((type) => type.kind === 'collection'),
  );
  return {
    ...types,
    rules: { ...EXACT, indexBy: types.rules.indexBy },
    patterns: {
      packages: types.patterns.packages
        .filter(({ pattern }) => packages.some((parts) => pattern.matches(parts)))
        .map(({ pattern, value: { indexBy } }) => ({ pattern, value: { indexBy } })),
      parameters: [],
      fields: [],
    },
    packages: new Map(
      [...within(types.packages, new Set(packages.map(formatSqlPath)))].map(([path, { indexBy }]) => [
        path,
        { indexBy },
      ]),
    ),
    parameters: new Map(),
    fields: new Map(),
    collections: new Map([...forms].map(([path, { indexBy }]) => [path, { indexBy, element: undefined }])),
    rows: within(
      types.rows,
      kinds((type) => type.kind === 'record' && type.origin === 'row'),
    ),
  };
}

function exactRows(rows: CursorRows): CursorRows {
  return new Map([...rows].map(([path, row]) => [path, exactRow(row)]));
}

function exactResults(results: ImplicitResults): ImplicitResults {
  return new Map([...results].map(([path, rows]) => [path, rows === null ? null : rows.map(exactRow)]));
}

function exactRow(row: CursorRow): CursorRow {
  if (row.kind === 'type') return row;
  const columns = row.columns.map((column) => ({
    ...column,
    mapping: column.dataType.kind === 'number' || column.dataType.kind === 'float' ? { as: 'string' as const } : {},
  }));
  const nested = row.nested?.map(({ name, row: inner }) => ({ name, row: inner === null ? null : exactRow(inner) }));
  return { ...row, columns, ...(nested === undefined ? {} : { nested }) };
}

function within<T>(given: ReadonlyMap<string, T>, known: ReadonlySet<string>): ReadonlyMap<string, T> {
  return new Map([...given].filter(([path]) => known.has(path)));
}
