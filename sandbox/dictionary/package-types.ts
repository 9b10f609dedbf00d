import type { SchemaObject } from '../schema/schema-store.js';
import type { DeclaredPlsqlType } from '../schema/signatures.js';
import type { StoredUnit } from '../schema/stored-unit.js';
import type { TypeHome } from './attribute-type.js';
import type { DictionaryContext } from './dictionary-view.js';
import type { Asked } from './view-definition.js';
import { hasGrantOn, objectsFor } from './visible-objects.js';

/** What shows attributes and elements of all packages to those without any grant on them, by where their type is declared. */
const PRIVILEGES: Readonly<Record<TypeHome, readonly string[]>> = {
  package: ['EXECUTE ANY PROCEDURE'],
  predefined: ['EXECUTE ANY TYPE', 'CREATE ANY TYPE'],
  schema: ['EXECUTE ANY TYPE', 'CREATE ANY TYPE'],
  relation: ['EXECUTE ANY TYPE', 'CREATE ANY TYPE'],
};

/** A type that a package's specification declares. */
export interface PackageType {
  readonly unit: StoredUnit;
  readonly type: DeclaredPlsqlType;
}

/** The types whose names are shown: with any grant on the package, or EXECUTE ANY PROCEDURE. */
export function packageTypesFor(context: DictionaryContext, asked: Asked): Iterable<PackageType> {
  return typesFor(context, asked, PRIVILEGES.package);
}

/**
 * The types that something inside is shown of. Whoever has EXECUTE ANY PROCEDURE alone sees attributes and elements of
 * packages' types only, and nothing of those whose type is a scalar, a schema's or a row of a table.
 */
export function* packageTypePartsFor(
  context: DictionaryContext,
  asked: Asked,
): Iterable<PackageType & { mayShow(home: TypeHome): boolean }> {
  const all = Object.values(PRIVILEGES).flat();
  for (const { unit, type } of typesFor(context, asked, all)) {
    const mayShow = (home: TypeHome) =>
      asked.scope !== 'ALL' || unit.owner === context.domain.user || maySee(context, unit, PRIVILEGES[home]);
    yield { unit, type, mayShow };
  }
}

function* typesFor(context: DictionaryContext, asked: Asked, privileges: readonly string[]): Iterable<PackageType> {
  for (const object of objectsFor(context, asked, (candidate) => maySee(context, candidate, privileges))) {
    if (object.type !== 'PACKAGE' || !asked.wants('PACKAGE_NAME', object.name)) continue;
    for (const type of knownTypes(object)) {
      if (asked.wants('TYPE_NAME', type.name)) yield { unit: object, type };
    }
  }
}

function maySee(context: DictionaryContext, unit: SchemaObject, privileges: readonly string[]): boolean {
  const { store, domain } = context;
  return (
    hasGrantOn(context, unit) || privileges.some((privilege) => store.grants.hasSystemPrivilege(domain, privilege))
  );
}

/** What the last compilation declared: nothing if it failed. */
function knownTypes({ errors, types }: StoredUnit): readonly DeclaredPlsqlType[] {
  return errors.some((error) => error.attribute === 'ERROR') ? [] : types;
}
