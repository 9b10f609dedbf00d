import { closest } from '../config/closest.js';
import type { TypeMappings } from '../config/config.js';
import { formatSqlPath } from '../config/sql-name.js';
import { ConfigError } from '../errors/generator-error.js';
import type { Catalog, Subprogram } from '../model/catalog.js';
import type { DataType } from '../model/data-type.js';
import { describeType } from '../model/describe-type.js';
import { mappingFor, misfit, RETURN_NAME } from './type-mapping.js';

/** @throws ConfigError when `types` has a mapping for nothing in the catalog (a misspelling, or a name that is gone) or one that its type cannot have */
export function checkMappings(catalog: Catalog, mappings: TypeMappings): void {
  const packages = catalog.schemas.flatMap((schema) =>
    schema.packages.map((one) => formatSqlPath([schema.name, one.name])),
  );
  assertKnown(mappings.packages, packages, 'types.packages');
  if (mappings.parameters.size === 0) return;
  const places = placesOf(catalog);
  assertKnown(mappings.parameters, [...places.keys()], 'types.parameters');
  for (const path of mappings.parameters.keys()) {
    const complaints = (places.get(path) ?? []).map(({ parts, type }) => {
      const complaint = misfit(type, mappingFor(type, parts, mappings));
      return complaint === undefined ? undefined : `${path}, ${describeType(type)}, ${complaint}`;
    });
    // Overloads may have parameters of one name and several types; one of them is enough.
    if (complaints.every((complaint) => complaint !== undefined))
      throw new ConfigError(`types.parameters cannot be applied: ${complaints[0] ?? path}.`);
  }
}

function assertKnown(given: ReadonlyMap<string, unknown>, known: readonly string[], where: string): void {
  const names = new Set(known);
  const unknown = [...given.keys()].filter((path) => !names.has(path));
  if (unknown.length === 0) return;
  const list = unknown.map((path) => {
    const similar = closest(path, known);
    return similar === undefined ? path : `${path} (did you mean ${similar}?)`;
  });
  throw new ConfigError(`${where} has mappings for what is not there: ${list.join(', ')}.`);
}

interface MappedPlace {
  readonly parts: readonly string[];
  readonly type: DataType;
}

/** Parameters and results by path: several under one when a routine is overloaded. */
function placesOf({ schemas }: Catalog): ReadonlyMap<string, readonly MappedPlace[]> {
  const places = new Map<string, MappedPlace[]>();
  const add = (parts: readonly string[], type: DataType) => {
    const path = formatSqlPath(parts);
    places.set(path, [...(places.get(path) ?? []), { parts, type }]);
  };
  const addRoutine = (home: readonly string[], { name, parameters, returns }: Subprogram) => {
    for (const parameter of parameters) add([...home, name, parameter.name], parameter.dataType);
    if (returns !== null) add([...home, name, RETURN_NAME], returns);
  };
  for (const schema of schemas) {
    for (const one of schema.packages)
      for (const subprogram of one.subprograms) addRoutine([schema.name, one.name], subprogram);
    for (const routine of schema.standalone) addRoutine([schema.name], routine);
  }
  return places;
}
