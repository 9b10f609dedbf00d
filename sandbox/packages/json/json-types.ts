import { type CollectionType, type ObjectType, type TypeIdentity, VARCHAR2 } from '../../values/data-type.js';

/* The object types for JSON. Source: PL/SQL Packages and Types Reference, "JSON Data Structures". */

export const JSON_ELEMENT: ObjectType = {
  kind: 'object',
  identity: identity('JSON_ELEMENT_T'),
  attributes: [],
  final: false,
  instantiable: false,
};
export const JSON_OBJECT = subtype('JSON_OBJECT_T');
export const JSON_ARRAY = subtype('JSON_ARRAY_T');
export const JSON_SCALAR = subtype('JSON_SCALAR_T');

export const JSON_KEY_LIST: CollectionType = {
  kind: 'collection',
  identity: identity('JSON_KEY_LIST'),
  form: 'varray',
  element: { ...VARCHAR2, length: 4000 },
  elementNotNull: false,
  limit: 32_767,
};

function subtype(name: string): ObjectType {
  return {
    kind: 'object',
    identity: identity(name),
    attributes: [],
    supertype: JSON_ELEMENT,
    final: true,
    instantiable: true,
  };
}

function identity(name: string): TypeIdentity {
  return { owner: 'SYS', packageName: null, name };
}
