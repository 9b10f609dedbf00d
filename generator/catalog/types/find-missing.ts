import { attributeType, columnType, elementType, type PartType } from './part-type.js';
import { type FoundType, ownPackagesElement, type TypeIndex } from './type-index.js';
import { isXmlType, objectName, schemaType, type TypeReference, typeKey } from './type-reference.js';

/** Something that has to be read before types are known. */
export interface Missing {
  readonly what: 'package' | 'type' | 'subtypes' | 'columns' | 'synonym';
  readonly owner: string;
  readonly name: string;
}

/**
 * What is still to be read of these types and all that they refer to.
 * @param asked what was read before: that it is not there does not make it missing again
 */
export function findMissing(
  wanted: readonly TypeReference[],
  index: TypeIndex,
  asked: readonly Missing[],
): readonly Missing[] {
  const known = new Set(asked.map(keyOf));
  const missing = new Map<string, Missing>();
  const need = (one: Missing): boolean => {
    const key = keyOf(one);
    if (!known.has(key)) missing.set(key, one);
    return !known.has(key);
  };
  // References may lead in circles, and be nested however deep.
  const visited = new Set<string>();
  const waiting = [...wanted];
  for (let reference = waiting.pop(); reference !== undefined; reference = waiting.pop()) {
    const key = `${reference.kind} ${typeKey(reference)}`;
    if (visited.has(key) || isXmlType(reference)) continue;
    visited.add(key);
    const resolution = index.resolve(reference);
    if (resolution.kind === 'found') {
      const { type } = resolution;
      if (type.kind === 'schema type') {
        const { owner, name } = type.reference;
        // A subtype comes without its attributes.
        need({ what: 'type', owner, name });
        if (type.row.FINAL === 'NO') need({ what: 'subtypes', owner, name });
      }
      waiting.push(...referencesOf(type, index));
    } else if (resolution.kind === 'not found' && mayBeElsewhere(resolution.reference, index)) {
      needObject(resolution.reference, need);
    }
  }
  return [...missing.values()];
}

/** A package that shows types but not this one is what was meant all the same. */
function mayBeElsewhere(reference: TypeReference, index: TypeIndex): boolean {
  if (reference.kind === 'package type') return !index.showsPackage(reference.owner, reference.packageName);
  return !isXmlType(reference);
}

/** The object first, then the synonym that it may be. PUBLIC has nothing but synonyms. */
function needObject(reference: TypeReference, need: (one: Missing) => boolean): void {
  const owner = reference.owner;
  const name = objectName(reference);
  if (owner !== 'PUBLIC' && need({ what: WHAT[reference.kind], owner, name })) return;
  need({ what: 'synonym', owner, name });
}

const WHAT = { 'package type': 'package', 'schema type': 'type', row: 'columns' } as const;

function referencesOf(type: FoundType, index: TypeIndex): readonly TypeReference[] {
  switch (type.kind) {
    case 'package type': {
      const collection = index.collectionOf(type.row);
      if (collection === undefined) return index.attributesOf(type.row).flatMap((row) => named(attributeType(row)));
      const own = ownPackagesElement(collection);
      return [...named(elementType(collection)), ...(own === undefined ? [] : [own])];
    }
    case 'schema type': {
      const { row } = type;
      const collection = index.schemaCollectionOf(row);
      const supertype =
        row.SUPERTYPE_NAME === null ? [] : [schemaType(row.SUPERTYPE_OWNER ?? row.OWNER, row.SUPERTYPE_NAME)];
      return [
        ...(collection === undefined ? [] : named(elementType(collection))),
        ...index.schemaAttributesOf(row).flatMap((attribute) => named(attributeType(attribute))),
        ...supertype,
        ...index.subtypesOf(row),
      ];
    }
    case 'row':
      return type.columns.flatMap((row) => named(columnType(row)));
  }
}

function named(type: PartType): readonly TypeReference[] {
  return type.kind === 'package type' || type.kind === 'schema type' || type.kind === 'row' ? [type] : [];
}

function keyOf({ what, owner, name }: Missing): string {
  return JSON.stringify([what, owner, name]);
}
