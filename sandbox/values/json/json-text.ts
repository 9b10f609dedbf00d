import { OracleDate } from '../date.js';
import { formatDatetime } from '../datetime-text.js';
import { DEFAULT_NLS } from '../nls-settings.js';
import { type NumberValue, numberToPlainText, OracleNumber } from '../number.js';
import { JsonArray, JsonObject, type JsonScalar, type JsonValue } from './json-value.js';

/** JSON as Oracle writes it: no white space, strings with the escapes that they need, numbers as a NUMBER keeps them. */
export function jsonText(value: JsonValue): string {
  if (value instanceof JsonObject) {
    return `{${[...value.members].map(([key, member]) => `${JSON.stringify(key)}:${jsonText(member)}`).join(',')}}`;
  }
  if (value instanceof JsonArray) return `[${value.elements.map(jsonText).join(',')}]`;
  return scalarJson(value);
}

/** PRETTY: an item a line, two blanks a level; a container begins on the line after its key. */
export function prettyJson(value: JsonValue, indent = ''): string {
  const inner = `${indent}  `;
  if (value instanceof JsonObject) {
    const members = [...value.members].map(([key, member]) => {
      const isContainer = member instanceof JsonObject || member instanceof JsonArray;
      return `${inner}${JSON.stringify(key)} :${isContainer ? `\n${inner}` : ' '}${prettyJson(member, inner)}`;
    });
    return `{\n${members.join(',\n')}${members.length === 0 ? '' : '\n'}${indent}}`;
  }
  if (value instanceof JsonArray) {
    const elements = value.elements.map((element) => `${inner}${prettyJson(element, inner)}`);
    return `[\n${elements.join(',\n')}${elements.length === 0 ? '' : '\n'}${indent}]`;
  }
  return scalarJson(value);
}

function scalarJson(scalar: JsonScalar): string {
  const { value } = scalar;
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' || value instanceof OracleNumber) return jsonNumber(value);
  return JSON.stringify(scalarText(scalar));
}

/** What a scalar is as a text of SQL: strings without quotes, dates in ISO 8601; undefined for null. */
export function scalarText({ value }: JsonScalar): string | undefined {
  if (value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number' || value instanceof OracleNumber) return jsonNumber(value);
  if (value instanceof OracleDate) return formatDatetime(value.fields, ISO_DATE, DEFAULT_NLS);
  return formatDatetime({ ...value.fields, nanoseconds: value.nanoseconds, precision: 6 }, ISO_TIMESTAMP, DEFAULT_NLS);
}

/** JSON wants a digit before the point. */
function jsonNumber(number: NumberValue): string {
  const text = numberToPlainText(number);
  return text.startsWith('.') ? `0${text}` : text.startsWith('-.') ? `-0${text.slice(1)}` : text;
}

const ISO_DATE = 'YYYY-MM-DD"T"HH24:MI:SS';
const ISO_TIMESTAMP = 'YYYY-MM-DD"T"HH24:MI:SS.FF6';
