/** Names that the client itself or JavaScript looks for on any object; see `ClientManifest` for the rule. */
const RESERVED_MEMBERS: ReadonlySet<string> = new Set([
  'as',
  'then',
  'toJSON',
  'asymmetricMatch',
  'nodeType',
  'prototype',
  ...Object.getOwnPropertyNames(Object.prototype),
]);

/** Types that generated modules use themselves. */
const RESERVED_TYPES: ReadonlySet<string> = new Set([
  'ApplicationError',
  'Bfile',
  'BfileName',
  'BfileStream',
  'Buffer',
  'BytesInput',
  'CallDescriptor',
  'CallOptions',
  'CollectionDescriptor',
  'Cursor',
  'DatabaseError',
  'Date',
  'Decimal',
  'ExceptionClasses',
  'Float32Array',
  'Float64Array',
  'Int8Array',
  'IntervalDayToSecond',
  'IntervalYearToMonth',
  'LobStream',
  'Map',
  'ObjectDescriptor',
  'OracleRow',
  'Partial',
  'Promise',
  'Readonly',
  'ReadonlyMap',
  'Record',
  'RecordDescriptor',
  'Temporal',
  'TextInput',
  'Uint8Array',
  'ValueClasses',
  'Vector',
  'VectorInput',
]);

/** Errors of JavaScript itself, which a class of ours is not to be taken for. */
const NATIVE_ERRORS: ReadonlySet<string> = new Set([
  'AggregateError',
  'Error',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SuppressedError',
  'SyntaxError',
  'TypeError',
  'URIError',
]);

/** A member's name that is free to use. Nothing else is spelled with a trailing `_`, so that no other name is met. */
export function freeMember(name: string): string {
  return RESERVED_MEMBERS.has(name) ? `${name}_` : name;
}

/** An error class's name that is taken for no other's. */
export function freeError(name: string): string {
  return NATIVE_ERRORS.has(name) ? `${name}_` : name;
}

/** A type's name that shadows nothing. */
export function freeType(name: string): string {
  return RESERVED_TYPES.has(name) ? `${name}_` : name;
}
