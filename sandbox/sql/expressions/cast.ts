import type { Cast } from '../../syntax/ast/expression.js';
import { type DataType, NUMBER } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { findBuiltInFunction } from '../functions/built-in-functions.js';
import { castCollection, compileCastMultiset } from './cast-collection.js';
import { castValue } from './cast-value.js';
import { type Compiled, combine } from './compiled.js';
import { constant } from './constant.js';
import { asOperand, insteadOfError } from './conversion-errors.js';
import type { ExpressionCompiler } from './expression-compiler.js';
import { wrongTypes } from './expression-errors.js';
import { compileFunctionCall } from './function-call.js';
import { isConvertible } from './type-families.js';
import { convertTo } from './type-matching.js';

/** `CAST(x AS type)`, with a format and with DEFAULT … ON CONVERSION ERROR; VALIDATE_CONVERSION, which is 1 where it works. */
export function compileCast<F>(node: Cast, compiler: ExpressionCompiler<F>): Compiled<F> {
  const { scope } = compiler;
  const { operand, position } = node;
  const type = scope.resolveType(node.type);
  if (operand.kind === 'multiset_subquery') return compileCastMultiset(operand, type, compiler);
  const value = compiler.compile(operand);
  if (value.dataType.kind === 'collection' && type.kind === 'collection') {
    return castCollection(value, value.dataType, type, scope, position);
  }
  if (node.validates === true) return compileValidation(node, value, type, compiler);
  if (node.onConversionError === undefined) return castTo(node, value, type, compiler);
  const cast = castTo(node, asOperand(value), type, compiler);
  return insteadOfError(cast, castTo(node, compiler.compile(node.onConversionError), type, compiler));
}

/** Types that VALIDATE_CONVERSION tries. */
const VALIDATED: ReadonlySet<DataType['kind']> = new Set([
  'binary_double',
  'binary_float',
  'boolean',
  'date',
  'interval_ds',
  'interval_ym',
  'number',
  'timestamp',
  'timestamp_ltz',
  'timestamp_tz',
]);

function compileValidation<F>(
  node: Cast,
  value: Compiled<F>,
  type: DataType,
  compiler: ExpressionCompiler<F>,
): Compiled<F> {
  if (!VALIDATED.has(type.kind)) throw new OracleError(43909, 'invalid input data types', { position: node.position });
  const cast = castTo(node, asOperand(value), type, compiler);
  return insteadOfError(
    combine(NUMBER, [cast], () => 1),
    constant(NUMBER, 0),
  );
}

function castTo<F>(node: Cast, value: Compiled<F>, type: DataType, compiler: ExpressionCompiler<F>): Compiled<F> {
  const { scope } = compiler;
  if ((value.dataType.kind === 'vector') !== (type.kind === 'vector') && value.dataType.kind !== 'null') {
    throw new NotSupportedError('CAST to or from a VECTOR', node.position);
  }
  if (!isCastable(value.dataType, type, scope.language)) {
    throw wrongTypes(scope.language, 'CAST', type, value.dataType, node.position);
  }
  const converted =
    node.format.length === 0 ? convertTo(value, type, scope) : compileFormatted(node, value, type, compiler);
  return combine(type, [converted], ([result]) => castValue(result ?? null, type, scope.language));
}

function isCastable(from: DataType, to: DataType, language: 'sql' | 'plsql'): boolean {
  return isConvertible(from, to, language);
}

/** A format makes it TO_CHAR, TO_NUMBER, TO_DATE … */
function compileFormatted<F>(
  node: Cast,
  value: Compiled<F>,
  type: DataType,
  compiler: ExpressionCompiler<F>,
): Compiled<F> {
  const name = FORMATTING.get(type.kind);
  const declared = name === undefined ? undefined : findBuiltInFunction(name, compiler.scope.language);
  if (declared === undefined) throw new NotSupportedError('this format in CAST', node.position);
  const operands = [value, ...node.format.map((format) => compiler.compile(format))];
  return compileFunctionCall(declared, operands, compiler.scope, node.position);
}

const FORMATTING: ReadonlyMap<DataType['kind'], string> = new Map([
  ['varchar2', 'TO_CHAR'],
  ['char', 'TO_CHAR'],
  ['number', 'TO_NUMBER'],
  ['binary_float', 'TO_BINARY_FLOAT'],
  ['binary_double', 'TO_BINARY_DOUBLE'],
  ['date', 'TO_DATE'],
  ['timestamp', 'TO_TIMESTAMP'],
  ['timestamp_tz', 'TO_TIMESTAMP_TZ'],
]);
