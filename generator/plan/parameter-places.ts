import { formatSqlPath } from '../config/sql-name.js';
import type { Catalog, ParameterMode, Subprogram } from '../model/catalog.js';
import type { DataType } from '../model/data-type.js';
import { RETURN_NAME } from './type-mapping.js';

/** A parameter or result that the configuration can name. */
export interface ParameterPlace {
  readonly parts: readonly string[];
  readonly mode: ParameterMode | 'RETURN';
  readonly type: DataType;
}

/** Parameters and results by path: several under one when a routine is overloaded. */
export function parameterPlaces({ schemas }: Catalog): ReadonlyMap<string, readonly ParameterPlace[]> {
  const places = new Map<string, ParameterPlace[]>();
  const add = (parts: readonly string[], mode: ParameterPlace['mode'], type: DataType) => {
    const path = formatSqlPath(parts);
    places.set(path, [...(places.get(path) ?? []), { parts, mode, type }]);
  };
  const addRoutine = (home: readonly string[], { name, parameters, returns }: Subprogram) => {
    for (const parameter of parameters) add([...home, name, parameter.name], parameter.mode, parameter.dataType);
    if (returns !== null) add([...home, name, RETURN_NAME], 'RETURN', returns);
  };
  for (const schema of schemas) {
    for (const one of schema.packages)
      for (const subprogram of one.subprograms) addRoutine([schema.name, one.name], subprogram);
    for (const routine of schema.standalone) addRoutine([schema.name], routine);
  }
  return places;
}
