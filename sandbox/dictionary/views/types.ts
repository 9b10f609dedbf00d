import type { StoredUnit } from '../../schema/stored-unit.js';
import type { ObjectType } from '../../values/data-type.js';
import type { DictionaryContext } from '../dictionary-view.js';
import { schemaTypesFor, supertypeOf } from '../schema-types.js';
import { methodsOfType } from '../type-methods.js';
import { defineFamily, number, raw, text } from '../view-definition.js';

/** ALL_TYPES: what CREATE TYPE made. The predefined types, which have no owner, are not listed. */
export const TYPES = defineFamily({
  name: 'TYPES',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OWNER',
  columns: [
    text('OWNER', 128),
    text('TYPE_NAME', 128),
    raw('TYPE_OID', 16),
    text('TYPECODE', 128),
    number('ATTRIBUTES'),
    number('METHODS'),
    text('PREDEFINED', 3),
    text('INCOMPLETE', 3),
    text('FINAL', 3),
    text('INSTANTIABLE', 3),
    text('PERSISTABLE', 3, 18),
    text('SUPERTYPE_OWNER', 128),
    text('SUPERTYPE_NAME', 128),
    number('LOCAL_ATTRIBUTES'),
    number('LOCAL_METHODS'),
    raw('TYPEID', 16),
  ],
  *rows(context, asked) {
    for (const unit of schemaTypesFor(context, asked)) {
      const dataType = unit.schemaType?.dataType;
      const object = dataType?.kind === 'object' ? dataType : undefined;
      const supertype = supertypeOf(unit);
      const methods = methodsOfType(context, unit);
      const attributes = object?.attributes.length ?? 0;
      yield {
        OWNER: unit.owner,
        TYPE_NAME: unit.name,
        TYPE_OID: unit.typeOid ?? null,
        TYPECODE: dataType?.kind === 'collection' ? 'COLLECTION' : 'OBJECT',
        ATTRIBUTES: attributes,
        METHODS: methods.length,
        PREDEFINED: 'NO',
        INCOMPLETE: yesNo(dataType === undefined),
        FINAL: yesNo(object?.final ?? true),
        INSTANTIABLE: yesNo(object?.instantiable ?? true),
        PERSISTABLE: 'YES',
        SUPERTYPE_OWNER: supertype?.identity.owner ?? null,
        SUPERTYPE_NAME: supertype?.identity.name ?? null,
        LOCAL_ATTRIBUTES: supertype === undefined ? null : attributes - supertype.attributes.length,
        LOCAL_METHODS: supertype === undefined ? null : methods.filter(({ inherited }) => !inherited).length,
        TYPEID: object === undefined ? null : typeId(context, unit, object),
      };
    }
  },
});

export function yesNo(value: boolean): 'YES' | 'NO' {
  return value ? 'YES' : 'NO';
}

/**
 * The number of a type within its hierarchy: 1 for the root, then in the order in which they were created. A type that has
 * no hierarchy has none. Source: SQL Language Reference, "SYS_TYPEID".
 */
function typeId({ store }: DictionaryContext, unit: StoredUnit, type: ObjectType): Uint8Array | null {
  if (type.final && type.supertype === undefined) return null;
  const root = rootOf(type);
  const family: StoredUnit[] = [];
  for (const object of store.objects()) {
    const dataType = object.type === 'TYPE' ? object.schemaType?.dataType : undefined;
    if (object.type !== 'TYPE' || dataType?.kind !== 'object') continue;
    const { owner, name } = rootOf(dataType).identity;
    if (owner === root.identity.owner && name === root.identity.name) family.push(object);
  }
  family.sort((left, right) => left.objectId - right.objectId);
  return Uint8Array.of(family.findIndex(({ objectId }) => objectId === unit.objectId) + 1);
}

function rootOf(type: ObjectType): ObjectType {
  return type.supertype === undefined ? type : rootOf(type.supertype);
}
