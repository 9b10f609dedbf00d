import { CollectionValue, copyValue, RecordValue } from '../../values/composite.js';
import type { DataType, RecordType } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';
import type { PlsqlSession } from '../plsql-session.js';

/** The default of a field: known when it is compiled, or to be asked of the session for every record (SYSDATE). */
export type FieldDefault = { readonly value: Value } | { compute(session: PlsqlSession): Value };

/** Defaults of a record type's fields; kept beside the type, which is plain data. */
const fieldDefaults = new WeakMap<RecordType, readonly (FieldDefault | undefined)[]>();

/** @param defaults one per field, undefined for a field without one */
export function setFieldDefaults(type: RecordType, defaults: readonly (FieldDefault | undefined)[]): void {
  fieldDefaults.set(type, defaults);
}

/** What a variable of the type holds before anything is assigned: records and index-by tables are never null. */
export function emptyValue(dataType: DataType, session: PlsqlSession): Value {
  return dataType.kind === 'record' ? emptyRecord(dataType, session) : unassigned(dataType);
}

/** As `emptyValue`, of a type that is no record. */
export function unassigned(dataType: DataType): Value {
  return dataType.kind === 'collection' && isIndexBy(dataType.form) ? new CollectionValue(dataType) : null;
}

/** Fields have their defaults. */
export function emptyRecord(dataType: RecordType, session: PlsqlSession): RecordValue {
  const defaults = fieldDefaults.get(dataType);
  const fields = dataType.fields.map((field, index) => {
    const given = defaults?.[index];
    if (given === undefined) return emptyValue(field.dataType, session);
    return 'value' in given ? copyValue(given.value) : given.compute(session);
  });
  return new RecordValue(dataType, fields);
}

export function isIndexBy(form: 'nested_table' | 'varray' | 'index_by_integer' | 'index_by_varchar2'): boolean {
  return form === 'index_by_integer' || form === 'index_by_varchar2';
}
