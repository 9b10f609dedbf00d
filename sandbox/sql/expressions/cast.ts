import type { Cast } from '../../syntax/ast/expression.js';
import type { DataType } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { findBuiltInFunction } from '../functions/built-in-functions.js';
import { castCollection, compileCastMultiset } from './cast-collection.js';
import { castValue } from './cast-value.js';
import { type Compiled, combine, evaluate } from './compiled.js';
import type { ExpressionCompiler } from './expression-compiler.js';
import { wrongTypes } from './expression-errors.js';
import { compileFunctionCall } from './function-call.js';
import { isConvertible } from './type-families.js';
import { convertTo } from './type-matching.js';

/** `CAST(x AS type)`, with a format and with DEFAULT … ON CONVERSION ERROR. */
export function compileCast<F>(node: Cast, compiler: ExpressionCompiler<F>): Compiled<F> {
  const { scope } = compiler;
  const { operand, position } = node;
  const type = scope.resolveType(node.type);
  if (operand.kind === 'multiset_subquery') return compileCastMultiset(operand, type, compiler);
  const value = compiler.compile(operand);
  if (value.dataType.kind === 'collection' && type.kind === 'collection') {
    return castCollection(value, value.dataType, type, scope, position);
  }
  if (!isCastable(value.dataType, type, scope.language)) {
    throw wrongTypes(scope.language, 'CAST', type, value.dataType, position);
  }
  const converted =
    node.format.length === 0 ? convertTo(value, type, scope) : compileFormatted(node, value, type, compiler);
  const cast = combine(type, [converted], ([result]) => castValue(result ?? null, type, scope.language));
  if (node.onConversionError === undefined) return cast;
  const instead = convertTo(compiler.compile(node.onConversionError), type, scope);
  return withDefault(cast, instead);
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
  ['date', 'TO_DATE'],
  ['timestamp', 'TO_TIMESTAMP'],
  ['timestamp_tz', 'TO_TIMESTAMP_TZ'],
]);

function withDefault<F>(cast: Compiled<F>, instead: Compiled<F>): Compiled<F> {
  if (!cast.pauses && !instead.pauses) {
    return {
      pauses: false,
      dataType: cast.dataType,
      evaluate(frame) {
        try {
          return cast.evaluate(frame);
        } catch (error) {
          if (!(error instanceof OracleError) || error instanceof NotSupportedError) throw error;
          return instead.evaluate(frame);
        }
      },
    };
  }
  return {
    pauses: true,
    dataType: cast.dataType,
    *run(frame) {
      let value: Value;
      try {
        value = yield* evaluate(cast, frame);
      } catch (error) {
        if (!(error instanceof OracleError) || error instanceof NotSupportedError) throw error;
        value = yield* evaluate(instead, frame);
      }
      return value;
    },
  };
}
