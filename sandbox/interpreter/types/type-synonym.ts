import { findSuppliedType } from '../../packages/supplied-types.js';
import type { PlsqlTypeSpec } from '../../plsql/ast/type-spec.js';
import { resolveName } from '../../schema/resolve-name.js';
import type { SynonymName } from '../../values/data-type.js';
import type { Place } from '../names/place.js';

/** The synonym through which a declaration names a type, or the package or table of one; undefined for a type named directly. */
export function typeSynonym(place: Place, spec: PlsqlTypeSpec): SynonymName | undefined {
  if (spec.kind !== 'named_type' && spec.kind !== 'row_type') return undefined;
  const { parts } = spec.name;
  const [first] = parts;
  // What is declared around it comes before objects of the schema.
  if (place.scope.find(first.name) !== undefined) return undefined;
  const names = parts.map(({ name }) => name);
  const resolved = resolveName(place.unit.schema, names, place.unit.currentSchema);
  if (resolved === undefined && findSuppliedType(first.name) !== undefined)
    return { owner: 'PUBLIC', name: first.name };
  const synonym = resolved?.synonym;
  return synonym === undefined ? undefined : { owner: synonym.owner, name: synonym.name };
}
