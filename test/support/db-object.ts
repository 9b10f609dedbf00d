/** The part of the driver's DbObjects that tests look at. */
interface DbObject {
  readonly isCollection: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
  getKeys(): readonly number[];
  getElement(index: number): unknown;
}

/**
 * What a DbObject holds, deep: a record or object as its attributes, a collection as an array of its elements, or as a Map
 * where they are not numbered from 0. Other values as they are.
 */
export function contents(value: unknown): unknown {
  if (!isDbObject(value)) return value;
  if (value.isCollection) {
    const entries = value.getKeys().map((key) => [key, contents(value.getElement(key))] as const);
    return entries.every(([key], index) => key === index) ? entries.map(([, element]) => element) : new Map(entries);
  }
  // Attributes are accessors of the class.
  return Object.fromEntries(Object.keys(value.attributes).map((name) => [name, contents(Reflect.get(value, name))]));
}

function isDbObject(value: unknown): value is DbObject {
  return typeof value === 'object' && value !== null && 'isCollection' in value && 'getKeys' in value;
}
