import type { ObjectTypeDefinition, TypeSpecification } from '../../plsql/ast/unit.js';
import type { StoredUnit } from '../../schema/stored-unit.js';
import type { ObjectType, TypeIdentity } from '../../values/data-type.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import { declareMethod, requireMethodRules } from '../declarations/method.js';
import { collectionType } from '../declarations/type.js';
import { FrameLayout } from '../frame.js';
import type { Place, UnitContext } from '../names/place.js';
import { Scope } from '../names/scope.js';
import { attributeOf, elementOf } from '../types/attribute-type.js';
import { supertypeNamed } from '../types/resolve-type.js';
import { topPlace } from './compile-package.js';
import type { TypeUnit } from './type-unit.js';
import type { Compilation } from './unit-entry.js';
import { methodSignatures } from './unit-signatures.js';

const NOTHING = { subprograms: [], types: [] } as const;

/** CREATE TYPE. */
export function compileType(
  { definition, position }: TypeSpecification,
  { objectId, owner, name }: StoredUnit,
  context: UnitContext,
): Compilation<TypeUnit | undefined> {
  const layout = new FrameLayout(0);
  const place = topPlace(context, new Scope(layout));
  const header = { objectId, owner, name, unitName: `${owner}.${name}`, rights: context.rights, layout };
  const identity: TypeIdentity = { owner, packageName: null, name };
  if (definition === undefined) {
    return { unit: { ...header, dataType: undefined, supertype: undefined, methods: [] }, signatures: NOTHING };
  }
  const unit = context.errors.guard(position, 'Item', (): TypeUnit => {
    if (definition.kind === 'object_type') return objectUnit(place, header, definition, identity);
    const dataType = collectionType(place, definition, identity, elementOf);
    return { ...header, dataType, supertype: undefined, methods: [] };
  });
  if (unit?.dataType === undefined) return { unit: undefined, signatures: NOTHING };
  const authid = context.rights === undefined ? 'CURRENT_USER' : 'DEFINER';
  return {
    unit,
    signatures: {
      subprograms: methodSignatures(unit.methods, unit.dataType, authid),
      types: [],
      schemaType: {
        dataType: unit.dataType,
        methods: unit.methods.map(({ subprogram: _, ...method }) => method),
      },
    },
  };
}

/** Attributes first: methods may be declared with the type itself. */
function objectUnit(
  place: Place,
  header: Omit<TypeUnit, 'dataType' | 'supertype' | 'methods'>,
  definition: ObjectTypeDefinition,
  identity: TypeIdentity,
): TypeUnit {
  const supertype = definition.under === undefined ? undefined : supertypeNamed(place, definition.under);
  const dataType = objectType(place, definition, identity, supertype?.dataType);
  const unit: TypeUnit = { ...header, dataType, supertype: supertype?.unit, methods: [] };
  const inside: Place = { ...place, unit: { ...place.unit, ownType: unit } };
  for (const method of definition.methods) {
    place.unit.errors.guard(method.position, 'Item', () => unit.methods.push(declareMethod(inside, unit, method)));
  }
  requireMethodRules(place, unit, definition);
  return unit;
}

function objectType(
  place: Place,
  { attributes, final, instantiable, position }: ObjectTypeDefinition,
  identity: TypeIdentity,
  supertype: ObjectType | undefined,
): ObjectType {
  const { errors } = place.unit;
  const fields = [...(supertype?.attributes ?? [])];
  if (supertype === undefined && attributes.length === 0) {
    throw new PlsqlCompileError(`PLS-00589: no attributes found in object type "${identity.name}"`, position);
  }
  for (const attribute of attributes) {
    const field = errors.guard(attribute.position, 'Item', () => attributeOf(place, attribute));
    if (field === undefined) continue;
    if (fields.some(({ name }) => name === field.name)) {
      const text = 'PLS-00410: duplicate fields in RECORD,TABLE or argument list are not permitted';
      errors.add(text, attribute.position);
      continue;
    }
    fields.push(field);
  }
  return {
    kind: 'object',
    identity,
    attributes: fields,
    ...(supertype === undefined ? {} : { supertype }),
    final,
    instantiable,
  };
}
