/** A name with its exact spelling as a quoted SQL identifier. Names come from the dictionary, where none holds a `"`. */
export function quoted(name: string): string {
  if (name.includes('"')) throw new TypeError('an Oracle name cannot contain a double quote');
  return `"${name}"`;
}

const SIMPLE = /^[A-Z][A-Z0-9_$#]*$/;

/** A name as a person would write it in SQL: quoted only when it must be. */
export function asWritten(name: string): string {
  return SIMPLE.test(name) ? name : quoted(name);
}
