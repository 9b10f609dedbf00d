import type { DataType } from '../../values/data-type.js';
import { jsonText } from '../../values/json/json-text.js';
import {
  isJsonScalarValue,
  type JsonScalar,
  type JsonValue,
  JsonScalar as Scalar,
} from '../../values/json/json-value.js';
import { type JsonSyntax, parseJson, requireJson } from '../../values/json/parse-json.js';
import { BlobValue, ClobValue } from '../../values/lob.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';

const DATA_KINDS: ReadonlySet<DataType['kind']> = new Set(['varchar2', 'char', 'clob', 'blob', 'raw', 'json', 'null']);

/** @throws OracleError 40491 … for what JSON data cannot come as */
export function requireJsonData({ kind }: DataType, name: string, position: number): void {
  if (!DATA_KINDS.has(kind)) throw new NotSupportedError(`${kind.toUpperCase()} as the JSON data of ${name}`, position);
}

/** The text of JSON data; null for what is no text, and for an empty one. */
export function dataText(value: Value): string | null {
  if (typeof value === 'string') return value;
  if (value instanceof ClobValue) return value.text === '' ? null : value.text;
  const bytes = value instanceof BlobValue ? value.bytes.slice() : value instanceof Uint8Array ? value : undefined;
  return bytes === undefined || bytes.length === 0 ? null : Buffer.from(bytes).toString('utf8');
}

/** Reads JSON data; the text that came last is not read again. */
export class JsonData {
  readonly #syntax: JsonSyntax;
  #text: string | undefined;
  #json: JsonValue | undefined;

  constructor(syntax: JsonSyntax = {}) {
    this.#syntax = syntax;
  }

  /** Undefined for text that is no JSON. */
  read(text: string): JsonValue | undefined {
    if (text !== this.#text) {
      this.#text = text;
      this.#json = parseJson(text, this.#syntax);
    }
    return this.#json;
  }
}

/** JSON text as a column of type JSON keeps it. @throws OracleError 40441 */
export function storedJson(value: Value): string | null {
  const text = dataText(value);
  return text === null ? null : jsonText(requireJson(text));
}

export function syntaxError(): OracleError {
  return new OracleError(40441, 'JSON syntax error');
}

/** A value of PASSING. */
export function passedScalar(value: Value): JsonScalar {
  if (value instanceof ClobValue) return new Scalar(value.text);
  if (!isJsonScalarValue(value)) throw new NotSupportedError('values of this type in PASSING');
  return new Scalar(value);
}
