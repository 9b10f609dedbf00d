import type { TypeMappings } from '../config/config.js';
import { formatSqlPath } from '../config/sql-name.js';
import type { OwnMapping } from '../config/types-config.js';
import type { Catalog } from '../model/catalog.js';
import type { CompositeType, Field } from '../model/composite-type.js';
import type { DataType } from '../model/data-type.js';
import { assertKnown, complaintOf, inapplicable } from './check-names.js';
import { elementMapping, fieldMapping, pathOf } from './composites/composite-mapping.js';
import { parameterPlaces } from './parameter-places.js';
import { checkPatterns, type PatternPlace } from './pattern-rules.js';
import { mappingFor, misfit, ownOver, ruleIn } from './type-mapping.js';

/** @throws ConfigError when `types` has a mapping for nothing in the catalog (a misspelling, or a name that is gone) or one that its type cannot have */
export function checkMappings(catalog: Catalog, mappings: TypeMappings): void {
  const packages = [
    ...catalog.schemas.flatMap((schema) => schema.packages.map((one) => [schema.name, one.name])),
    ...catalog.types.flatMap(({ owner, packageName }) => (packageName === null ? [] : [[owner, packageName]])),
  ];
  assertKnown(mappings.packages, packages.map(formatSqlPath), 'types.packages');
  const places = packages.map((parts) => ({ parts, applies: () => true }));
  checkPatterns(mappings.patterns.packages, places, 'types.packages');
  checkParameters(catalog, mappings);
  checkFields(catalog, mappings);
  checkCollections(catalog, mappings);
  const rows = catalog.types.filter((type) => type.kind === 'record' && type.origin === 'row');
  assertKnown(mappings.rows, rows.map(sqlPathOf), 'types.rows');
}

function checkParameters(catalog: Catalog, mappings: TypeMappings): void {
  const { parameters: patterns } = mappings.patterns;
  if (mappings.parameters.size + patterns.length === 0) return;
  const places = parameterPlaces(catalog);
  assertKnown(mappings.parameters, [...places.keys()], 'types.parameters');
  for (const path of mappings.parameters.keys()) {
    const complaints = (places.get(path) ?? []).map(({ parts, type }) =>
      complaintOf(path, type, mappingFor(type, parts, mappings)),
    );
    // Overloads may have parameters of one name and several types; one of them is enough.
    if (complaints.every((complaint) => complaint !== undefined))
      throw inapplicable('types.parameters', complaints[0] ?? path);
  }
  const meant = [...places.values()].flat().map(({ parts, type }) => {
    const home = parts.length === 4 ? formatSqlPath(parts.slice(0, 2)) : undefined;
    return placeOf(parts, type, ruleIn(type, home, mappings));
  });
  checkPatterns(patterns, meant, 'types.parameters');
}

/** Where a pattern's mapping takes part if the type can have it. */
function placeOf(parts: readonly string[], type: DataType, rule: OwnMapping): PatternPlace<OwnMapping> {
  return { parts, applies: (own) => misfit(type, ownOver(rule, own)) === undefined };
}

function checkFields({ types }: Catalog, mappings: TypeMappings): void {
  const { fields: patterns } = mappings.patterns;
  if (mappings.fields.size + patterns.length === 0) return;
  const places = new Map(
    types.flatMap((type) =>
      fieldsOf(type).map((field) => [formatSqlPath([...pathOf(type), field.name]), { type, field }] as const),
    ),
  );
  assertKnown(mappings.fields, [...places.keys()], 'types.fields');
  for (const path of mappings.fields.keys()) {
    const place = places.get(path);
    if (place === undefined) continue;
    const { type, field } = place;
    const complaint = complaintOf(path, field.dataType, fieldMapping(type, field, mappings));
    if (complaint !== undefined) throw inapplicable('types.fields', complaint);
  }
  const meant = [...places.values()].map(({ type, field }) => {
    const home = type.packageName === null ? undefined : formatSqlPath([type.owner, type.packageName]);
    return placeOf([...pathOf(type), field.name], field.dataType, ruleIn(field.dataType, home, mappings));
  });
  checkPatterns(patterns, meant, 'types.fields');
}

function checkCollections({ types }: Catalog, mappings: TypeMappings): void {
  const collections = new Map(
    types.flatMap((type) => (type.kind === 'collection' ? [[sqlPathOf(type), type] as const] : [])),
  );
  assertKnown(mappings.collections, [...collections.keys()], 'types.collections');
  for (const [path, { indexBy, element }] of mappings.collections) {
    const type = collections.get(path);
    if (type === undefined) continue;
    if (indexBy !== undefined && type.form !== 'index by integer')
      throw inapplicable('types.collections', `${path} is not INDEX BY PLS_INTEGER, so that there is no choice`);
    if (element === undefined) continue;
    const complaint = complaintOf(`an element of ${path}`, type.element, elementMapping(type, mappings));
    if (complaint !== undefined) throw inapplicable('types.collections', complaint);
  }
}

function fieldsOf(type: CompositeType): readonly Field[] {
  return type.kind === 'record' ? type.fields : type.kind === 'object' ? type.attributes : [];
}

function sqlPathOf(type: CompositeType): string {
  return formatSqlPath(pathOf(type));
}
