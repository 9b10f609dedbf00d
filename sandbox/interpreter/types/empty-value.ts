import { CollectionValue, copyValue, RecordValue } from '../../values/composite.js';
import type { DataType, RecordType } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';

/** Default values of a record type's fields; kept beside the type, which is plain data. */
const fieldDefaults = new WeakMap<RecordType, readonly (Value | undefined)[]>();

/** @param values one per field, undefined for a field without a default */
export function setFieldDefaults(type: RecordType, values: readonly (Value | undefined)[]): void {
  fieldDefaults.set(type, values);
}

/** What a variable of the type holds before anything is assigned: records and index-by tables are never null. */
export function emptyValue(dataType: DataType): Value {
  switch (dataType.kind) {
    case 'record': {
      const defaults = fieldDefaults.get(dataType);
      const fields = dataType.fields.map((field, index) => copyValue(defaults?.[index] ?? emptyValue(field.dataType)));
      return new RecordValue(dataType, fields);
    }
    case 'collection':
      return isIndexBy(dataType.form) ? new CollectionValue(dataType) : null;
    default:
      return null;
  }
}

export function isIndexBy(form: 'nested_table' | 'varray' | 'index_by_integer' | 'index_by_varchar2'): boolean {
  return form === 'index_by_integer' || form === 'index_by_varchar2';
}
