import { describeValue } from '../../runtime/binds/describe-value.js';
import type {
  CollectionDescriptor,
  CompositeDescriptor,
  FieldDescriptor,
  ObjectDescriptor,
} from '../../runtime/index.js';
import { CollectionValue, RecordValue } from '../../sandbox/values/composite.js';
import type { CollectionType, DataType, ObjectType, RecordType } from '../../sandbox/values/data-type.js';
import type { Value } from '../../sandbox/values/value.js';
import { misfit, StubFault } from './stub-fault.js';
import type { Taking } from './taking.js';

/** A record, collection or object that a stub gave. @throws StubFault */
export function takenComposite(
  value: unknown,
  type: CompositeDescriptor,
  dataType: DataType,
  path: string,
  taking: Taking,
): Value {
  switch (type.kind) {
    case 'record':
      return dataType.kind === 'record'
        ? takenFields(value, type.fields, dataType, path, taking)
        : anotherDeclaration(path);
    case 'object':
      if (value === null) return null;
      return dataType.kind === 'object' ? takenObject(value, type, dataType, path, taking) : anotherDeclaration(path);
    case 'collection':
      return dataType.kind === 'collection'
        ? takenCollection(value, type, dataType, path, taking)
        : anotherDeclaration(path);
  }
}

function anotherDeclaration(path: string): never {
  throw new StubFault(`${path} is declared otherwise in the sandbox: generate the client again`);
}

function takenFields(
  value: unknown,
  fields: readonly FieldDescriptor[],
  dataType: RecordType | ObjectType,
  path: string,
  taking: Taking,
): Value {
  if (!isObject(value)) throw misfit(path, 'an object with the fields by name', describeValue(value));
  const given = membersOf(
    value,
    path,
    fields.map(({ key }) => key),
  );
  const declared = dataType.kind === 'record' ? dataType.fields : dataType.attributes;
  const values = declared.map((field): Value => {
    const described = fields.find(({ name }) => name === field.name) ?? anotherDeclaration(step(path, field.name));
    return taking.part(given.get(described.key), described.type, field.dataType, step(path, described.key), taking);
  });
  return new RecordValue(dataType, values);
}

function takenObject(
  value: unknown,
  type: ObjectDescriptor,
  dataType: ObjectType,
  path: string,
  taking: Taking,
): Value {
  if (!isObject(value)) throw misfit(path, 'an object with the attributes by name, or null', describeValue(value));
  const { $type, ...attributes } = value;
  const variants = [type, ...(type.subtypes ?? [])].filter(({ instantiable }) => instantiable !== false);
  const chosen = $type === undefined ? variants.find((one) => one === type) : variants.find(({ tag }) => tag === $type);
  if (chosen === undefined) {
    const tags = variants.flatMap(({ tag }) => tag ?? []);
    throw misfit(step(path, '$type'), `one of ${tags.join(', ')}`, describeValue($type));
  }
  const own = chosen === type ? dataType : taking.findObjectType(chosen.owner, chosen.name);
  return takenFields(attributes, chosen.attributes, own ?? anotherDeclaration(path), path, taking);
}

function takenCollection(
  value: unknown,
  type: CollectionDescriptor,
  dataType: CollectionType,
  path: string,
  taking: Taking,
): Value {
  const isIndexed = type.form === 'index by integer' || type.form === 'index by varchar2';
  if (value === null && !isIndexed) return null;
  const takesArray = type.form !== 'index by varchar2';
  const entries =
    takesArray && Array.isArray(value)
      ? value.map((element: unknown, index) => [index + 1, element] as const)
      : isIndexed && value instanceof Map
        ? [...value].map(([key, element]: readonly [unknown, unknown]) => [keyOf(key, type, path), element] as const)
        : undefined;
  if (entries === undefined) {
    const expected = takesArray
      ? isIndexed
        ? 'an array or a Map'
        : 'an array, or null'
      : 'a Map with strings as keys';
    throw misfit(path, expected, describeValue(value));
  }
  if (type.form === 'varray' && type.limit !== undefined && entries.length > type.limit)
    throw misfit(path, `an array of at most ${type.limit} elements`, `one of ${entries.length}`);
  const collection = new CollectionValue(dataType);
  for (const [key, element] of entries) {
    const at = `${path}[${typeof key === 'number' && Array.isArray(value) ? key - 1 : '…'}]`;
    collection.set(key, taking.part(element, type.element, dataType.element, at, taking));
  }
  return collection;
}

function keyOf(key: unknown, { form }: CollectionDescriptor, path: string): string | number {
  if (form === 'index by integer' ? Number.isInteger(key) : typeof key === 'string' && key !== '') {
    if (typeof key === 'string' || typeof key === 'number') return key;
  }
  throw misfit(
    path,
    `a Map with ${form === 'index by integer' ? 'integers' : 'strings'} as keys`,
    `one with ${describeValue(key)}`,
  );
}

/** An object's properties. @throws StubFault for one that is not among `keys`, or that is missing */
export function membersOf(value: object, path: string, keys: readonly string[]): ReadonlyMap<string, unknown> {
  const given = new Map<string, unknown>(Object.entries(value));
  const unknown = [...given.keys()].find((key) => !keys.includes(key));
  if (unknown !== undefined) throw misfit(step(path, unknown), `one of ${keys.join(', ')}`, 'an unknown name');
  const missing = keys.find((key) => given.get(key) === undefined);
  if (missing !== undefined) throw misfit(step(path, missing), 'there', 'missing');
  return given;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map);
}

function step(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
