import type { Call, MemberAccess } from '../../syntax/ast/expression.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import { findBuiltInFunction } from '../functions/built-in-functions.js';
import { AGGREGATE_FUNCTIONS, ANALYTIC_FUNCTIONS, isAbsentFunction } from './absent-functions.js';
import type { Compiled } from './compiled.js';
import { requireCondition } from './condition.js';
import { asOperand, insteadOfError } from './conversion-errors.js';
import type { ExpressionCompiler } from './expression-compiler.js';
import { sqlOnly, unknownName } from './expression-errors.js';
import { compileFunctionCall } from './function-call.js';
import { builtInName } from './names.js';
import { calledName } from './syntax-walk.js';
import { constructedVector, vectorWord } from './vector-words.js';

/** A call of what the scope knows (a user function, a collection element), otherwise of a built-in function. */
export function compileCall<F>(call: Call, compiler: ExpressionCompiler<F>): Compiled<F> {
  const { scope } = compiler;
  if (call.over !== undefined) {
    throw new OracleError(30483, 'window functions are not allowed here', { position: call.position });
  }
  const resolved = scope.resolveCall(call);
  if (resolved !== undefined) return resolved;
  const callee = calledName(call);
  if (callee === undefined) throw new NotSupportedError('a call of what a call returns', call.position);
  const { position } = callee;
  const name = builtInName(callee, scope.language);
  const declared = name === undefined ? undefined : findBuiltInFunction(name, scope.language);
  if (declared === undefined) throw unknownFunction(name, call, compiler);
  if (call.star || call.quantifier !== undefined) {
    throw new OracleError(30482, 'DISTINCT option not allowed for this function', { position });
  }
  if (scope.language === 'sql' && declared.maximum === 0 && declared.withoutParentheses) {
    throw new OracleError(923, 'FROM keyword not found where expected', { position: callee.end });
  }
  if (declared.name === 'LNNVL') requireSimpleCondition(call);
  const operands = call.arguments.map((argument, index) => {
    if (argument.name !== undefined || argument.index !== undefined) {
      throw new NotSupportedError('named notation for built-in functions', argument.position);
    }
    const operand = vectorWord<F>(declared.name, argument, index) ?? compiler.compile(argument.value);
    return declared.name === 'LNNVL' ? requireCondition(operand, argument.value) : operand;
  });
  if (call.onConversionError === undefined) {
    const compiled = compileFunctionCall(declared, operands, scope, position);
    const dataType = constructedVector(declared.name, operands);
    return dataType === undefined ? compiled : { ...compiled, dataType };
  }
  const [converted, ...formats] = operands;
  if (converted === undefined) throw new TypeError('a conversion without an operand');
  const conversion = compileFunctionCall(declared, [asOperand(converted), ...formats], scope, position);
  const instead = compiler.compile(call.onConversionError);
  return insteadOfError(conversion, compileFunctionCall(declared, [instead, ...formats], scope, position));
}

/** `f(x).field`, which only the scope knows. */
export function compileMember<F>(node: MemberAccess, { scope }: ExpressionCompiler<F>): Compiled<F> {
  const resolved = scope.resolveMember(node);
  if (resolved !== undefined) return resolved;
  const { member } = node;
  if (scope.language === 'sql') throw new NotSupportedError('attributes of objects in SQL', member.position);
  throw new PlsqlCompileError(`PLS-00302: component '${member.name}' must be declared`, member.position);
}

/** Source: SQL Language Reference, "LNNVL". @throws OracleError 13207 for a condition of several */
function requireSimpleCondition({ arguments: [condition], position }: Call): void {
  const kind = condition?.value.kind;
  if (kind === 'logical' || kind === 'between') {
    throw new OracleError(13207, 'incorrect use of the [LNNVL] operator', { position });
  }
}

function unknownFunction<F>(name: string | undefined, call: Call, { scope }: ExpressionCompiler<F>): Error {
  const { language } = scope;
  const callee = calledName(call);
  const position = callee?.position ?? call.position;
  if (name !== undefined) {
    if (AGGREGATE_FUNCTIONS.has(name)) {
      return language === 'sql'
        ? new OracleError(934, 'group function is not allowed here', { position })
        : sqlOnly(name, position);
    }
    if (ANALYTIC_FUNCTIONS.has(name) && language === 'sql') {
      return new OracleError(30484, 'missing window specification for this function', { position });
    }
    if (language === 'plsql' && findBuiltInFunction(name, 'sql') !== undefined) return sqlOnly(name, position);
    if (isAbsentFunction(name)) return new NotSupportedError(`the function ${name}`, position);
  }
  return unknownName(language, callee?.parts ?? [], position);
}
