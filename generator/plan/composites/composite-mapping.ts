import type { TypeMappings } from '../../config/config.js';
import { formatSqlPath } from '../../config/sql-name.js';
import type { OwnMapping } from '../../config/types-config.js';
import type { CollectionType, Field, TypeIdentity } from '../../model/composite-type.js';
import { ownOver, patternMapping, ruleIn, rulesOfPackage } from '../type-mapping.js';

/** A type as the configuration names it, without `%ROWTYPE`. */
export function pathOf({ owner, packageName, name }: Omit<TypeIdentity, 'key'>): readonly string[] {
  return packageName === null ? [owner, name] : [owner, packageName, name];
}

/** What the configuration says about a field: its own mapping over the rule of the package that declares the type, or the one for all. */
export function fieldMapping(type: TypeIdentity, { name, dataType }: Field, mappings: TypeMappings): OwnMapping {
  const path = [...pathOf(type), name];
  const rule = ruleIn(dataType, packageOf(type), mappings);
  const own = mappings.fields.get(formatSqlPath(path));
  return ownOver(rule, own ?? patternMapping(dataType, path, rule, mappings.patterns.fields));
}

/** The same about a collection's elements. */
export function elementMapping(type: CollectionType, mappings: TypeMappings): OwnMapping {
  const own = mappings.collections.get(formatSqlPath(pathOf(type)))?.element;
  return ownOver(ruleIn(type.element, packageOf(type), mappings), own);
}

/** What a result of the collection is. Nested tables and varrays are arrays, INDEX BY VARCHAR2 has no order to be one. */
export function collectionForm(type: CollectionType, mappings: TypeMappings): 'array' | 'map' {
  if (type.form === 'index by varchar2') return 'map';
  if (type.form !== 'index by integer') return 'array';
  const own = mappings.collections.get(formatSqlPath(pathOf(type)))?.indexBy;
  const home = packageOf(type);
  const ofPackage = home === undefined ? undefined : rulesOfPackage(home, mappings)?.indexBy;
  return own ?? ofPackage ?? mappings.rules.indexBy ?? 'array';
}

function packageOf({ owner, packageName }: TypeIdentity): string | undefined {
  return packageName === null ? undefined : formatSqlPath([owner, packageName]);
}
