import type {
  CallDescriptor,
  CompositeDescriptor,
  RowDescriptor,
  ScalarDescriptor,
  TypeDescriptor,
  Vector,
} from '../../../runtime/index.js';

/** A JSON value whose numbers are written as they are. */
type Printed = string | readonly Printed[] | ReadonlyMap<string, Printed>;

/** What a call gave, as JSON: numbers with all their digits, bytes as hexadecimal text, Maps as objects, rows as arrays of objects. */
export function printResult({ returns, parameters, implicitResults }: CallDescriptor, result: unknown): string {
  const given = parameters.filter(({ mode }) => mode !== 'IN');
  if (given.length === 0 && implicitResults === undefined)
    return write(returns === undefined ? 'null' : printed(result, returns.type), '');
  const own = returns === undefined ? [] : [{ key: 'returnValue', type: returns.type }];
  const members = printedFields(result, [...own, ...given]);
  if (implicitResults === undefined) return write(members, '');
  const implicit = membersOf(result).get('implicitResults');
  return write(new Map([...members, ['implicitResults', printedResults(implicit, implicitResults)]]), '');
}

function printedResults(
  results: unknown,
  { results: declared }: NonNullable<CallDescriptor['implicitResults']>,
): Printed {
  if (!Array.isArray(results)) return printedPlain(results);
  return results.map((rows: unknown, index) => printed(rows, declared?.[index] ?? { kind: 'cursor' }));
}

function printed(value: unknown, type: TypeDescriptor): Printed {
  if (value === null || value === undefined) return 'null';
  switch (type.kind) {
    case 'cursor': {
      const { row } = type;
      const rows = Array.isArray(value) ? value : [];
      return rows.map((one: unknown) => (row === undefined ? printedPlain(one) : printedFields(one, row.columns)));
    }
    case 'record':
    case 'object':
    case 'collection':
      return printedComposite(value, type);
    default:
      return printedScalar(value, type);
  }
}

function printedComposite(value: unknown, type: CompositeDescriptor): Printed {
  if (type.kind === 'record') return printedFields(value, type.fields);
  if (type.kind === 'object') {
    const tag = membersOf(value).get('$type');
    const variant = [type, ...(type.subtypes ?? [])].find((one) => one.tag === tag) ?? type;
    const attributes = printedFields(value, variant.attributes);
    return tag === undefined ? attributes : new Map([['$type', printedPlain(tag)], ...attributes]);
  }
  if (value instanceof Map)
    return new Map([...value].map(([key, one]: [unknown, unknown]) => [String(key), printed(one, type.element)]));
  return Array.isArray(value) ? value.map((one: unknown) => printed(one, type.element)) : printedPlain(value);
}

function printedFields(
  value: unknown,
  fields: readonly Pick<RowDescriptor['columns'][number], 'key' | 'type'>[],
): ReadonlyMap<string, Printed> {
  const members = membersOf(value);
  return new Map(fields.map(({ key, type }) => [key, printed(members.get(key), type)]));
}

function printedScalar(value: unknown, { kind }: ScalarDescriptor): Printed {
  // A NUMBER is text on its way, in a form that JSON has, too.
  return kind === 'number' && typeof value === 'string' ? value : printedPlain(value);
}

/** A value by what it is in JavaScript. */
function printedPlain(value: unknown): Printed {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : JSON.stringify(String(value));
  if (typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (Buffer.isBuffer(value)) return JSON.stringify(value.toString('hex').toUpperCase());
  if (isVector(value)) return Array.from(value, printedPlain);
  if (value instanceof Map)
    return new Map([...value].map(([key, one]: [unknown, unknown]) => [String(key), printedPlain(one)]));
  if (Array.isArray(value)) return value.map(printedPlain);
  return new Map([...membersOf(value)].map(([key, one]) => [key, printedPlain(one)]));
}

/** VECTOR. */
function isVector(value: unknown): value is Vector {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

function membersOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

function write(value: Printed, indent: string): string {
  if (typeof value === 'string') return value;
  const inner = `${indent}  `;
  if (isMap(value)) {
    if (value.size === 0) return '{}';
    const members = [...value].map(([key, one]) => `${inner}${JSON.stringify(key)}: ${write(one, inner)}`);
    return `{\n${members.join(',\n')}\n${indent}}`;
  }
  if (value.length === 0) return '[]';
  return `[\n${value.map((one) => inner + write(one, inner)).join(',\n')}\n${indent}]`;
}

function isMap(value: Printed): value is ReadonlyMap<string, Printed> {
  return value instanceof Map;
}
