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
  'Buffer',
  'CallDescriptor',
  'CallOptions',
  'CollectionDescriptor',
  'Cursor',
  'Date',
  'Decimal',
  'IntervalDayToSecond',
  'IntervalYearToMonth',
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
  'Uint8Array',
  'ValueClasses',
]);

/** A member's name that is free to use. Nothing else is spelled with a trailing `_`, so that no other name is met. */
export function freeMember(name: string): string {
  return RESERVED_MEMBERS.has(name) ? `${name}_` : name;
}

/** A type's name that shadows nothing. */
export function freeType(name: string): string {
  return RESERVED_TYPES.has(name) ? `${name}_` : name;
}
