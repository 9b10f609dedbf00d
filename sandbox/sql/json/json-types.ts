import type { TypeSpec } from '../../syntax/ast/type-spec.js';
import { BinaryDouble, BinaryFloat } from '../../values/binary-float.js';
import { type DataType, VARCHAR2 } from '../../values/data-type.js';
import { jsonToDate, jsonToNumber, jsonToTimestamp } from '../../values/json/json-scalar.js';
import { jsonText, scalarText } from '../../values/json/json-text.js';
import type { JsonScalar } from '../../values/json/json-value.js';
import { requireJson } from '../../values/json/parse-json.js';
import { BlobValue, ClobValue } from '../../values/lob.js';
import { numberToDouble } from '../../values/number.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { fitsLength } from '../../values/text-length.js';
import type { Value } from '../../values/value.js';
import { castValue } from '../expressions/cast-value.js';
import type { Scope } from '../expressions/scope.js';

/** What the functions give without RETURNING. */
export const DEFAULT_TEXT: DataType = { ...VARCHAR2, length: 4000 };

/** The type after RETURNING; VARCHAR2 may stand there without a length. */
export function returningType<F>(spec: TypeSpec | undefined, scope: Scope<F>): DataType | undefined {
  if (spec === undefined) return undefined;
  const isUnsizedText = spec.kind === 'scalar_type' && spec.name === 'VARCHAR2' && spec.length === undefined;
  return isUnsizedText ? DEFAULT_TEXT : scope.resolveType(spec);
}

const OUTPUT_KINDS: ReadonlySet<DataType['kind']> = new Set(['varchar2', 'clob', 'blob', 'json']);

/** @throws NotSupportedError for a type that JSON is not written as */
export function requireOutputType(type: DataType, name: string, position: number): DataType {
  if (!OUTPUT_KINDS.has(type.kind)) {
    throw new NotSupportedError(`${name} RETURNING ${type.kind.toUpperCase()}`, position);
  }
  return type;
}

/** JSON text as a value of the type. @throws OracleError 40478; 40441 for what is to be of type JSON and is none */
export function jsonOutput(text: string, type: DataType): Value {
  switch (type.kind) {
    case 'clob':
      return ClobValue.temporary(text);
    case 'blob':
      return BlobValue.temporary(new Uint8Array(Buffer.from(text, 'utf8')));
    case 'json':
      return jsonText(requireJson(text));
    default:
      return fitted(text, type);
  }
}

function fitted(text: string, type: DataType): string {
  if (type.kind !== 'varchar2' && type.kind !== 'char') throw new TypeError('a character type was expected');
  if (!fitsLength(text, type)) {
    throw new OracleError(40478, `output value too large (maximum: ${type.length ?? ''})`);
  }
  return text;
}

const SCALAR_KINDS: ReadonlySet<DataType['kind']> = new Set([
  'varchar2',
  'char',
  'clob',
  'number',
  'pls_integer',
  'binary_float',
  'binary_double',
  'date',
  'timestamp',
  'boolean',
  'json',
]);

/** @throws NotSupportedError for a type that the sandbox makes of no JSON scalar */
export function requireScalarType(type: DataType, name: string, position: number): DataType {
  if (!SCALAR_KINDS.has(type.kind)) {
    throw new NotSupportedError(`${name} RETURNING ${type.kind.toUpperCase()}`, position);
  }
  return type;
}

/**
 * A JSON scalar as a value of the type; JSON null is NULL. Source: SQL Language Reference, "JSON_VALUE", RETURNING clause.
 * @throws OracleError 40478, 1722, 1861, 40786, 1438
 */
export function scalarOutput(scalar: JsonScalar, type: DataType): Value {
  if (scalar.value === null && type.kind !== 'json') return null;
  switch (type.kind) {
    case 'varchar2':
    case 'char': {
      const text = fitted(scalarText(scalar) ?? '', type);
      return text === '' ? null : castValue(text, type, 'sql');
    }
    case 'clob':
      return ClobValue.temporary(scalarText(scalar) ?? '');
    case 'number':
    case 'pls_integer':
      return castValue(numberOf(scalar), type, 'sql');
    case 'binary_double':
      return new BinaryDouble(numberToDouble(numberOf(scalar)));
    case 'binary_float':
      return new BinaryFloat(numberToDouble(numberOf(scalar)));
    case 'date':
      return jsonToDate(scalar) ?? noDatetime();
    case 'timestamp':
      return castValue(jsonToTimestamp(scalar) ?? noDatetime(), type, 'sql');
    case 'boolean':
      return booleanOf(scalar);
    default:
      return jsonText(scalar);
  }
}

function numberOf(scalar: JsonScalar) {
  const number = jsonToNumber(scalar);
  if (number === undefined) throw new OracleError(1722, 'invalid number');
  return number;
}

function noDatetime(): never {
  throw new OracleError(1861, 'literal does not match format string');
}

function booleanOf({ value }: JsonScalar): boolean {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  throw new OracleError(40786, 'JavaScript Object Notation (JSON) path expression evaluated to a non-Boolean value.');
}
