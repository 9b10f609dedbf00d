import type { IsCondition } from '../../syntax/ast/condition.js';
import type { IsJsonOptions } from '../../syntax/ast/json.js';
import { BinaryDouble, BinaryFloat } from '../../values/binary-float.js';
import { CollectionValue } from '../../values/composite.js';
import { BOOLEAN, type DataType, NUMBER } from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { compileIsJson } from '../json/is-json.js';
import type { Compiled } from './compiled.js';
import { compileCondition } from './condition.js';
import { combinePure } from './constant.js';
import type { ExpressionCompiler } from './expression-compiler.js';
import { wrongArguments, wrongTypes } from './expression-errors.js';
import { compileIsASet } from './multiset.js';
import { familyOf } from './type-families.js';

/** `x IS [NOT] NULL`, `NAN`, `INFINITE`, `TRUE`, `FALSE`, `EMPTY`. */
export function compileIs<F>(node: IsCondition, compiler: ExpressionCompiler<F>): Compiled<F> {
  const { test, negated, operand, position } = node;
  const { language } = compiler.scope;
  switch (test) {
    case 'NULL': {
      const compiled = compiler.compile(operand);
      if (compiled.dataType.kind === 'record' || isAssociativeArray(compiled.dataType))
        throw wrongArguments('IS NULL', position);
      return answered(compiled, negated, (value) => value === null);
    }
    case 'TRUE':
    case 'FALSE':
      return answered(compileCondition(compiler, operand), negated, (value) => value === (test === 'TRUE'));
    case 'NAN':
    case 'INFINITE': {
      const compiled = compiler.compile(operand);
      if (!isNumeric(compiled.dataType)) throw wrongTypes(language, `IS ${test}`, NUMBER, compiled.dataType, position);
      return answered(compiled, negated, (value) => floatTest(value, test));
    }
    case 'EMPTY': {
      const compiled = compiler.compile(operand);
      if (compiled.dataType.kind !== 'collection') {
        throw wrongTypes(language, 'IS EMPTY', undefined, compiled.dataType, position);
      }
      return answered(compiled, negated, (value) => (value instanceof CollectionValue ? value.size === 0 : null));
    }
    case 'JSON':
      return compileIsJson(compiler.compile(operand), node.json ?? ANY_JSON, negated, position);
    case 'A SET':
      return compileIsASet(operand, negated, position, compiler);
    case 'DANGLING':
    case 'PRESENT':
      throw new NotSupportedError(`the condition IS ${test}`, position);
  }
}

/** IS JSON with nothing after it. */
const ANY_JSON: IsJsonOptions = { kinds: [], strict: false, uniqueKeys: false };

function answered<F>(operand: Compiled<F>, negated: boolean, answer: (value: Value) => boolean | null): Compiled<F> {
  return combinePure(BOOLEAN, [operand], ([value = null]) => {
    const result = answer(value);
    return result === null ? null : result !== negated;
  });
}

function isAssociativeArray(type: DataType): boolean {
  return type.kind === 'collection' && (type.form === 'index_by_integer' || type.form === 'index_by_varchar2');
}

function isNumeric(type: DataType): boolean {
  const family = familyOf(type);
  return family === 'number' || family === 'null';
}

function floatTest(value: Value, test: 'NAN' | 'INFINITE'): boolean | null {
  if (value === null) return null;
  if (!(value instanceof BinaryFloat || value instanceof BinaryDouble)) return false;
  if (test === 'NAN') return Number.isNaN(value.value);
  return value.value === Number.POSITIVE_INFINITY || value.value === Number.NEGATIVE_INFINITY;
}
