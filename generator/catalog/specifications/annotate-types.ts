import type { CollectionType, CompositeType, Field, RecordType } from '../../model/composite-type.js';
import type { FieldDeclaration, TypeDeclaration } from '../../specification/specification.js';
import type { SchemaNames } from '../types/schema-names.js';
import { packageType, ROWTYPE, typeKey } from '../types/type-reference.js';
import type { DeclaredTypes, Scope } from './declared-types.js';
import { sourceNotes, valueNotes, withNotes } from './value-notes.js';

/** The types of packages with what their declarations say about them. */
export function annotateTypes(
  types: readonly CompositeType[],
  specifications: readonly Scope[],
  declaredTypes: DeclaredTypes,
  names: SchemaNames,
): readonly CompositeType[] {
  if (specifications.length === 0) return types;
  const declared = new Map<string, (type: CompositeType) => CompositeType>();
  for (const scope of specifications) {
    if (names.hides(scope.owner)) continue;
    const keyOf = (name: string) => typeKey(packageType(names.of(scope.owner), scope.name, name));
    for (const one of scope.specification.types)
      declared.set(keyOf(one.name), (type) => annotate(type, one, scope, declaredTypes));
    for (const one of scope.specification.cursors)
      declared.set(keyOf(one.name + ROWTYPE), (type) => ({ ...type, ...withNotes(sourceNotes(one.notes)) }));
  }
  return types.map((type) => declared.get(type.key)?.(type) ?? type);
}

function annotate(
  type: CompositeType,
  declaration: TypeDeclaration,
  scope: Scope,
  declaredTypes: DeclaredTypes,
): CompositeType {
  const notes = withNotes(sourceNotes(declaration.notes));
  if (type.kind === 'record' && declaration.kind === 'record')
    return { ...type, ...notes, fields: annotateFields(type, declaration.fields, scope, declaredTypes) };
  if (type.kind === 'collection' && declaration.kind === 'collection')
    return { ...type, ...notes, ...elementNotes(declaration, scope, declaredTypes) };
  return type.kind === 'unreadable' ? { ...type, ...notes } : type;
}

/** Those of another version of the record say nothing about this one. */
function annotateFields(
  { fields }: RecordType,
  declarations: readonly FieldDeclaration[],
  scope: Scope,
  declaredTypes: DeclaredTypes,
): readonly Field[] {
  const agree =
    fields.length === declarations.length && fields.every(({ name }, index) => declarations[index]?.name === name);
  if (!agree) return fields;
  return fields.map((field, index) => {
    const declaration = declarations[index];
    if (declaration === undefined) return field;
    return { ...field, ...withNotes(valueNotes(declaration.notes, declaration.type, scope, declaredTypes)) };
  });
}

function elementNotes(
  { element }: Extract<TypeDeclaration, { readonly kind: 'collection' }>,
  scope: Scope,
  declaredTypes: DeclaredTypes,
): Pick<CollectionType, 'elementNotes'> {
  const { notes } = withNotes(valueNotes({}, element, scope, declaredTypes));
  return notes === undefined ? {} : { elementNotes: notes };
}
