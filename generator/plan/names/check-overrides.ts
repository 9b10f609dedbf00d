import type { CursorRow, CursorRows, Naming } from '../../config/config.js';
import { formatSqlName, formatSqlPath } from '../../config/sql-name.js';
import { ConfigError } from '../../errors/generator-error.js';
import type { Catalog, Subprogram } from '../../model/catalog.js';
import type { CompositeType } from '../../model/composite-type.js';
import { pathOf } from '../composites/composite-mapping.js';
import { freeMember } from './reserved-names.js';

/** @throws ConfigError when an override is for nothing in the catalog (a misspelling, or a name that is gone) or gives a name that cannot be used */
export function checkOverrides(catalog: Catalog, { overrides }: Naming, cursors: readonly CursorRows[]): void {
  if (overrides.size === 0) return;
  for (const [path, name] of overrides) {
    if (freeMember(name) !== name)
      throw new ConfigError(
        `naming.overrides gives ${path} the name "${name}", which has a meaning of its own on every object. Choose another one.`,
      );
  }
  const known = new Set([...pathsOf(catalog).map(formatSqlPath), ...cursors.flatMap(columnPaths)]);
  const unknown = [...overrides.keys()].filter((path) => !known.has(path));
  if (unknown.length > 0) {
    throw new ConfigError(
      `naming.overrides has names for what is not there: ${unknown.join(', ')}. Write SCHEMA.PACKAGE.ROUTINE.PARAMETER as far as needed, spelled as in the database.`,
    );
  }
}

/** Everything that an override can be for. */
export function pathsOf({ schemas, types }: Catalog): (readonly string[])[] {
  const members = schemas.flatMap((schema) => [
    [schema.name],
    ...schema.packages.flatMap((one) => [
      [schema.name, one.name],
      ...one.subprograms.flatMap(routinePaths([schema.name, one.name])),
      ...[...(one.source?.constants ?? []), ...(one.source?.exceptions ?? [])].map(({ name }) => [
        schema.name,
        one.name,
        name,
      ]),
    ]),
    ...schema.standalone.flatMap(routinePaths([schema.name])),
  ]);
  return [...members, ...types.flatMap(fieldPaths)];
}

/** Of rows whose columns are configured. */
function columnPaths(cursors: CursorRows): readonly string[] {
  return [...cursors].flatMap(([path, row]) => columnsWithin(path, row));
}

function columnsWithin(path: string, row: CursorRow): readonly string[] {
  if (row.kind === 'type') return [];
  const nested = (row.nested ?? []).flatMap(({ name, row: within }) => {
    const column = `${path}.${formatSqlName(name)}`;
    return [column, ...(within === null ? [] : columnsWithin(column, within))];
  });
  return [...row.columns.map(({ name }) => `${path}.${formatSqlName(name)}`), ...nested];
}

function fieldPaths(type: CompositeType): (readonly string[])[] {
  const fields = type.kind === 'record' ? type.fields : type.kind === 'object' ? type.attributes : [];
  return fields.map((field) => [...pathOf(type), field.name]);
}

function routinePaths(home: readonly string[]): (routine: Subprogram) => (readonly string[])[] {
  return ({ name, parameters }) => [[...home, name], ...parameters.map((parameter) => [...home, name, parameter.name])];
}
