import type {
  CollectionDescriptor,
  FieldDescriptor,
  ObjectDescriptor,
  ScalarDescriptor,
  TypeDescriptor,
} from '../../../runtime/call-descriptor.js';

/** How deep records within records are written out; deeper ones are left out, or empty. */
const DEPTH = 3;

/** A value of a type as TypeScript source, for examples: it compiles, and nothing more is promised. */
export function sampleValue(type: TypeDescriptor, key: string, depth = 0): string {
  switch (type.kind) {
    case 'cursor':
      return 'undefined';
    case 'record':
      return sampleObject(type.fields, null, depth);
    case 'object':
      return sampleInstance(type, depth);
    case 'collection':
      return sampleCollection(type, key, depth);
    default:
      return sampleScalar(type, key);
  }
}

/** The first type of the hierarchy that can be made. */
function sampleInstance(type: ObjectDescriptor, depth: number): string {
  const made = type.instantiable === false ? type.subtypes?.find(({ instantiable }) => instantiable !== false) : type;
  if (made === undefined) return 'null';
  return sampleObject(made.attributes, made.tag ?? null, depth, true);
}

/** Fields of a record may be left out; attributes of an object may not. */
function sampleObject(fields: readonly FieldDescriptor[], tag: string | null, depth: number, all = false): string {
  const written = depth < DEPTH || all ? fields.slice(0, all ? fields.length : SHOWN_FIELDS) : [];
  const members = [
    ...(tag === null ? [] : [`$type: ${quote(tag)}`]),
    ...written.map(({ key, type }) => `${property(key)}: ${sampleValue(type, key, depth + 1)}`),
  ];
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

const SHOWN_FIELDS = 4;

function sampleCollection({ form, element, limit }: CollectionDescriptor, key: string, depth: number): string {
  if (form === 'index by varchar2') return `new Map([['key', ${sampleValue(element, key, depth + 1)}]])`;
  return depth >= DEPTH || limit === 0 ? '[]' : `[${sampleValue(element, key, depth + 1)}]`;
}

function sampleScalar({ kind, as, format, notNull }: ScalarDescriptor, key: string): string {
  switch (kind) {
    case 'number':
    case 'integer':
      return as === 'bigint' ? '1n' : as === 'string' ? "'1'" : as === 'decimal' ? "new Decimal('1')" : '1';
    case 'binary_float':
    case 'binary_double':
      return '1.5';
    case 'boolean':
      return 'true';
    case 'date':
      return sampleDatetime(as, "'2026-01-31T12:00:00'", 'PlainDateTime');
    case 'timestamp':
      return sampleDatetime(as, "'2026-01-31T12:00:00.5'", 'PlainDateTime');
    case 'timestamp_tz':
      return sampleDatetime(as, "'2026-01-31T12:00:00+01:00'", 'ZonedDateTime');
    case 'timestamp_ltz':
      return sampleDatetime(as, "'2026-01-31T12:00:00Z'", 'Instant');
    case 'interval_ym':
      return '{ years: 1, months: 6 }';
    case 'interval_ds':
      return '{ days: 1, hours: 12, minutes: 0, seconds: 0, nanoseconds: 0 }';
    case 'raw':
    case 'blob':
      return "Buffer.from('00ff', 'hex')";
    case 'bfile':
      return "{ directory: 'DOCS', fileName: 'a.pdf' }";
    case 'json':
      return '{ note: true }';
    case 'vector':
      return format === 'BINARY' ? 'new Uint8Array([129, 2])' : 'new Float32Array([0.5, -1.25])';
    case 'xml':
      return "'<note/>'";
    case 'rowid':
      return notNull === true ? "'AAAAAAAAAAAAAAAAAA'" : 'null';
    case 'string':
    case 'nstring':
    case 'clob':
    case 'nclob':
      return quote(`a ${words(key)}`);
  }
}

function sampleDatetime(as: ScalarDescriptor['as'], iso: string, temporal: string): string {
  if (as === 'date') return "new Date('2026-01-31T12:00:00Z')";
  if (as === 'temporal')
    return `Temporal.${temporal}.from(${temporal === 'ZonedDateTime' ? "'2026-01-31T12:00:00+01:00[+01:00]'" : iso})`;
  return iso;
}

/** `shipTo` → `ship to` */
function words(key: string): string {
  return [...key]
    .map((char) => (char !== char.toLowerCase() ? ` ${char.toLowerCase()}` : char))
    .join('')
    .trim();
}

function property(key: string): string {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key) ? key : quote(key);
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
