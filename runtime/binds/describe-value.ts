/** The type of a value in words, never the value: for messages that may be logged. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  switch (typeof value) {
    case 'object':
      return describeObject(value);
    case 'number':
      return Number.isInteger(value)
        ? 'an integer number'
        : Number.isFinite(value)
          ? 'a number with a fraction'
          : 'a number that is not finite';
    case 'string':
      return value.length > 1_000 ? `a string of ${value.length} characters` : 'a string';
    default:
      return `a ${typeof value}`;
  }
}

function describeObject(value: object): string {
  if (Array.isArray(value)) return 'an array';
  if (value instanceof Uint8Array) return `a ${value.constructor.name} of ${value.byteLength} bytes`;
  const prototype: unknown = Object.getPrototypeOf(value);
  const maker =
    typeof prototype === 'object' && prototype !== null && 'constructor' in prototype
      ? prototype.constructor
      : undefined;
  return typeof maker === 'function' && maker !== Object && maker.name !== '' ? `a ${maker.name}` : 'an object';
}
