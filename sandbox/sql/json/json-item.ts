import type { Expression } from '../../syntax/ast/expression.js';
import type { JsonItem } from '../../syntax/ast/json.js';
import type { Query } from '../../syntax/ast/query.js';
import { BinaryDouble, BinaryFloat } from '../../values/binary-float.js';
import { fieldsFromSeconds } from '../../values/calendar.js';
import type { DataType } from '../../values/data-type.js';
import { formatDatetime } from '../../values/datetime-text.js';
import { jsonText } from '../../values/json/json-text.js';
import { isJsonScalarValue, JsonScalar } from '../../values/json/json-value.js';
import { parseJson } from '../../values/json/parse-json.js';
import { BlobValue, ClobValue } from '../../values/lob.js';
import { DEFAULT_NLS } from '../../values/nls-settings.js';
import { numberFromDouble } from '../../values/number.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { TimestampWithLocalTimeZone, TimestampWithTimeZone } from '../../values/timestamp.js';
import type { Value } from '../../values/value.js';
import type { Compiled } from '../expressions/compiled.js';
import { dataText, syntaxError } from './json-data.js';

/** A value that becomes part of JSON, and how. */
export interface GeneratedItem<F> {
  readonly compiled: Compiled<F>;
  /** Undefined for NULL. @throws OracleError 40441 with STRICT */
  textOf(value: Value): string | undefined;
}

const KINDS: ReadonlySet<DataType['kind']> = new Set([
  'varchar2',
  'char',
  'number',
  'pls_integer',
  'binary_float',
  'binary_double',
  'date',
  'timestamp',
  'timestamp_tz',
  'timestamp_ltz',
  'boolean',
  'raw',
  'clob',
  'blob',
  'json',
  'null',
]);

/**
 * @param strict whether what is said to be JSON is read
 * @throws NotSupportedError for a type that the sandbox makes no JSON of
 */
export function generatedItem<F>(
  { value, isJson }: JsonItem,
  compiled: Compiled<F>,
  strict: boolean,
): GeneratedItem<F> {
  const { kind } = compiled.dataType;
  if (!KINDS.has(kind)) {
    throw new NotSupportedError(
      `values of type ${kind.toUpperCase()} in the JSON that a function generates`,
      value.position,
    );
  }
  const isJsonColumn = !compiled.pauses && compiled.isJson === true;
  if (isJson || isJsonColumn || kind === 'json' || isGenerated(value)) {
    return { compiled, textOf: (given) => embedded(given, strict && isJson) };
  }
  return { compiled, textOf: generatedText };
}

/** What the other functions give is JSON without being said so, also where a subquery selects it. */
function isGenerated(node: Expression): boolean {
  switch (node.kind) {
    case 'json_object':
    case 'json_array':
    case 'json_aggregate':
    case 'json_mergepatch':
    case 'json_transform':
      return true;
    case 'json_path_function':
      return node.name === 'JSON_QUERY';
    case 'subquery': {
      const selected = selectedExpression(node.query);
      return selected !== undefined && isGenerated(selected);
    }
    default:
      return false;
  }
}

/** What a query without set operations selects first. */
export function selectedExpression({ body }: Query): Expression | undefined {
  if (body.kind === 'query') return selectedExpression(body);
  const [item] = body.kind === 'query_block' ? body.selectList : [];
  return item?.kind === 'select_expression' ? item.expression : undefined;
}

function embedded(value: Value, strict: boolean): string | undefined {
  const text = dataText(value);
  if (text === null) return undefined;
  if (strict && parseJson(text) === undefined) throw syntaxError();
  return text;
}

/** Datetimes as ISO 8601 writes them, with a zone as UTC; bytes as hexadecimal digits. */
function generatedText(value: Value): string | undefined {
  if (value === null) return undefined;
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof ClobValue) return JSON.stringify(value.text);
  if (value instanceof BlobValue) return JSON.stringify(hexadecimal(value.bytes.slice()));
  if (value instanceof Uint8Array) return JSON.stringify(hexadecimal(value));
  if (value instanceof BinaryDouble || value instanceof BinaryFloat) {
    return jsonText(new JsonScalar(numberFromDouble(value.value)));
  }
  if (value instanceof TimestampWithTimeZone || value instanceof TimestampWithLocalTimeZone) {
    const { nanoseconds, utcSeconds } = value;
    const parts = { ...fieldsFromSeconds(utcSeconds), nanoseconds, precision: 6 };
    return JSON.stringify(formatDatetime(parts, UTC_TIMESTAMP, DEFAULT_NLS));
  }
  if (!isJsonScalarValue(value)) throw new TypeError('a scalar was expected');
  return jsonText(new JsonScalar(value));
}

const UTC_TIMESTAMP = 'YYYY-MM-DD"T"HH24:MI:SS.FF6"Z"';

function hexadecimal(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}
