import type { Naming } from '../../config/config.js';
import { formatSqlPath } from '../../config/sql-name.js';
import { ConfigError } from '../../errors/generator-error.js';
import type { Catalog, Subprogram } from '../../model/catalog.js';
import { freeMember } from './reserved-names.js';

/** @throws ConfigError when an override is for nothing in the catalog (a misspelling, or a name that is gone) or gives a name that cannot be used */
export function checkOverrides(catalog: Catalog, { overrides }: Naming): void {
  if (overrides.size === 0) return;
  for (const [path, name] of overrides) {
    if (freeMember(name) !== name)
      throw new ConfigError(
        `naming.overrides gives ${path} the name "${name}", which has a meaning of its own on every object. Choose another one.`,
      );
  }
  const known = new Set(pathsOf(catalog).map(formatSqlPath));
  const unknown = [...overrides.keys()].filter((path) => !known.has(path));
  if (unknown.length > 0) {
    throw new ConfigError(
      `naming.overrides has names for what is not there: ${unknown.join(', ')}. Write SCHEMA.PACKAGE.ROUTINE.PARAMETER as far as needed, spelled as in the database.`,
    );
  }
}

function pathsOf({ schemas }: Catalog): (readonly string[])[] {
  return schemas.flatMap((schema) => [
    [schema.name],
    ...schema.packages.flatMap((one) => [
      [schema.name, one.name],
      ...one.subprograms.flatMap(routinePaths([schema.name, one.name])),
    ]),
    ...schema.standalone.flatMap(routinePaths([schema.name])),
  ]);
}

function routinePaths(home: readonly string[]): (routine: Subprogram) => (readonly string[])[] {
  return ({ name, parameters }) => [[...home, name], ...parameters.map((parameter) => [...home, name, parameter.name])];
}
