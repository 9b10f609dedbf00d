import type { NameReference } from '../../syntax/ast/expression.js';
import type { BindVariable } from '../../syntax/ast/name.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import { findBuiltInFunction } from '../functions/built-in-functions.js';
import { isAbsentFunction } from './absent-functions.js';
import type { Compiled } from './compiled.js';
import type { ExpressionCompiler } from './expression-compiler.js';
import { sqlOnly, unknownName } from './expression-errors.js';
import { compileFunctionCall } from './function-call.js';

/** A name that the scope knows, otherwise a built-in function without parentheses: SYSDATE, USER. */
export function compileName<F>(node: NameReference, { scope }: ExpressionCompiler<F>): Compiled<F> {
  const resolved = scope.resolveName(node);
  if (resolved !== undefined) return resolved;
  const { position } = node;
  const name = builtInName(node, scope.language);
  const declared = name === undefined ? undefined : findBuiltInFunction(name, scope.language);
  // PL/SQL calls any function without arguments by its bare name.
  if (declared !== undefined && (declared.withoutParentheses || scope.language === 'plsql')) {
    return compileFunctionCall(declared, [], scope, position);
  }
  if (name !== undefined && declared === undefined) {
    if (scope.language === 'plsql' && isSqlOnly(name)) throw sqlOnly(name, position);
    if (isAbsentFunction(name)) throw new NotSupportedError(name, position);
  }
  throw scope.unknownName?.(position) ?? unknownName(scope.language, node.parts, position);
}

/** @throws OracleError 1008 (PLS-00049) for a bind that nobody gives a value */
export function compileBind<F>(bind: BindVariable, { scope }: ExpressionCompiler<F>): Compiled<F> {
  const resolved = scope.resolveBind(bind);
  if (resolved !== undefined) return resolved;
  throw scope.language === 'plsql'
    ? new PlsqlCompileError(`PLS-00049: bad bind variable '${bind.name}'`, bind.position)
    : new OracleError(1008, 'not all variables bound', { position: bind.position });
}

/** The name under which a function may be built in: `UPPER`, and in PL/SQL `STANDARD.UPPER`. */
export function builtInName({ parts, databaseLink }: NameReference, language: 'sql' | 'plsql'): string | undefined {
  const [first, second, third] = parts;
  if (databaseLink !== undefined) return undefined;
  if (second === undefined) return first.name;
  if (language !== 'plsql') return undefined;
  if (third === undefined) return first.name === 'STANDARD' ? second.name : undefined;
  return parts.length === 3 && first.name === 'SYS' && second.name === 'STANDARD' ? third.name : undefined;
}

function isSqlOnly(name: string): boolean {
  return SQL_PSEUDO_COLUMNS.has(name) || findBuiltInFunction(name, 'sql') !== undefined;
}

const SQL_PSEUDO_COLUMNS: ReadonlySet<string> = new Set(['ROWNUM', 'LEVEL']);
