/** An expression to be written as it is. */
export class Code {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** An expression for a property that is only worked out when it is read. */
export class Deferred {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Where lines are broken. */
const WIDTH = 120;

/**
 * Plain data as TypeScript source: on one line where it fits, else one entry per line. Undefined properties are left out.
 * @param column where the literal begins
 */
export function printValue(value: unknown, indent = '', column = indent.length): string {
  const short = printShort(value);
  if (column + short.length < WIDTH) return short;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return block(
      '[',
      value.map((item: unknown) => `${inner}${printValue(item, inner)},`),
      indent,
      ']',
    );
  }
  if (isObject(value)) {
    const lines = entriesOf(value).map(([key, item]) => {
      if (item instanceof Deferred) return `${inner}${printGetter(key, item)},`;
      const start = `${inner}${printKey(key)}: `;
      return `${start}${printValue(item, inner, start.length)},`;
    });
    return block('{', lines, indent, '}');
  }
  return short;
}

function block(open: string, lines: readonly string[], indent: string, close: string): string {
  return lines.length === 0 ? open + close : [open, ...lines, indent + close].join('\n');
}

function printShort(value: unknown): string {
  if (value instanceof Code) return value.text;
  if (typeof value === 'string') return printString(value);
  if (Array.isArray(value)) return `[${value.map((item: unknown) => printShort(item)).join(', ')}]`;
  if (isObject(value)) {
    const entries = entriesOf(value).map(([key, item]) =>
      item instanceof Deferred ? printGetter(key, item) : `${printKey(key)}: ${printShort(item)}`,
    );
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  throw new TypeError(`A ${typeof value} is no plain data.`);
}

function printGetter(key: string, { text }: Deferred): string {
  return `get ${printKey(key)}() { return ${text}; }`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Code);
}

function entriesOf(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, item]) => item !== undefined);
}

export function printKey(key: string): string {
  return /^(?:[\p{ID_Start}_$][\p{ID_Continue}$]*|[1-9]\d{0,8})$/u.test(key) ? key : printString(key);
}

/** Single-quoted, with everything escaped that would end or disguise the text. */
export function printString(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'").replace(INVISIBLE, escaped)}'`;
}

/** Line separators, and formatting characters that make source read otherwise than it runs. */
const INVISIBLE = /[\u007f-\u009f\u2028\u2029\p{Cf}]/gu;

function escaped(char: string): string {
  return [...char].map((one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`).join('');
}

/** A constant as a statement. Handed to ts-morph as text, which indents the further lines of an initializer. */
export function printConstant(declaration: string, value: unknown): string {
  const start = `${declaration} = `;
  return `${start}${printValue(value, '', start.length)};`;
}
