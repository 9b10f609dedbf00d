import { CollectionValue, RecordValue } from '../values/composite.js';
import { valueError } from '../values/conversion-errors.js';
import type { CollectionType, CompositeType, DataType, ObjectType, TypeIdentity } from '../values/data-type.js';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';
import { constrainVariable } from '../values/plsql-constraints.js';
import type { Value } from '../values/value.js';

type NamedComposite = CompositeType & { readonly identity: TypeIdentity };

/** Whether a bind is an object, record or collection of a type that has a name, and not an array. */
export function isNamedComposite(type: DataType): type is NamedComposite {
  return (
    (type.kind === 'record' || type.kind === 'collection' || type.kind === 'object') && type.identity !== undefined
  );
}

/**
 * What a client sent as a variable of its type holds it. A record and an index-by table are never null: what is null comes
 * without values.
 * @param value changed in place
 * @throws OracleError 6502 for what is too long or may not be null, 22909 for a varray of more elements than it may have
 */
export function fromClient(value: Value, type: DataType): Value {
  switch (type.kind) {
    case 'record': {
      const record = value instanceof RecordValue ? value : new RecordValue(type, []);
      type.fields.forEach(({ dataType, notNull }, index) => {
        record.fields[index] = required(fromClient(record.fields[index] ?? null, dataType), notNull);
      });
      return record;
    }
    case 'object':
      if (!(value instanceof RecordValue)) return value;
      type.attributes.forEach(({ dataType, notNull }, index) => {
        value.fields[index] = required(fromClient(value.fields[index] ?? null, dataType), notNull);
      });
      return value;
    case 'collection':
      return collectionFromClient(value, type);
    default:
      return value === '' ? null : constrainVariable(value, type);
  }
}

function collectionFromClient(value: Value, type: CollectionType): Value {
  if (!(value instanceof CollectionValue)) return type.form === 'index_by_integer' ? new CollectionValue(type) : null;
  if (type.form === 'varray' && type.limit !== undefined && value.size > type.limit) {
    throw new OracleError(22909, 'exceeded maximum VARRAY limit');
  }
  for (const key of value.keys()) {
    value.set(key, required(fromClient(value.get(key) ?? null, type.element), type.elementNotNull));
  }
  return value;
}

function required(value: Value, notNull: boolean): Value {
  if (value === null && notNull) throw valueError();
  return value;
}

/** What a block has left in a bind, as a value of the bind's own type: a record may have come from one of another. */
export function toClient(value: Value, type: CompositeType): Value {
  if (type.kind === 'object' && value instanceof RecordValue && !isOfType(value, type)) {
    throw new NotSupportedError('instances of subtypes as OUT binds');
  }
  if (value instanceof RecordValue && type.kind === 'record') return new RecordValue(type, value.fields);
  if (value instanceof CollectionValue && type.kind === 'collection' && value.dataType !== type) {
    const collection = new CollectionValue(type);
    for (const key of value.keys()) collection.set(key, value.get(key) ?? null);
    return collection;
  }
  return value;
}

function isOfType({ dataType }: RecordValue, { identity }: ObjectType): boolean {
  return dataType.identity?.owner === identity.owner && dataType.identity.name === identity.name;
}

/** The type that a value says it has; undefined for what is no object, record or collection. */
export function typeOfComposite(value: unknown): CompositeType | undefined {
  return value instanceof RecordValue || value instanceof CollectionValue ? value.dataType : undefined;
}
