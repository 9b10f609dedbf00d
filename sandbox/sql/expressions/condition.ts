import type { Expression } from '../../syntax/ast/expression.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Compiled } from './compiled.js';
import type { ExpressionCompiler } from './expression-compiler.js';
import { wrongType } from './expression-errors.js';

/**
 * What stands where SQL wants a condition: WHERE, HAVING, ON, CHECK.
 * @throws OracleError 920 for a value that is no BOOLEAN
 */
export function requireCondition<F>(compiled: Compiled<F>, expression: Expression): Compiled<F> {
  if (isCondition(compiled) && expression.kind !== 'null_literal') return compiled;
  throw new OracleError(920, 'invalid relational operator', { position: expression.end });
}

/** An operand of AND, OR and NOT, or a WHEN. PL/SQL takes NULL for one. */
export function compileCondition<F>(compiler: ExpressionCompiler<F>, expression: Expression): Compiled<F> {
  const compiled = compiler.compile(expression);
  if (compiler.scope.language === 'sql') return requireCondition(compiled, expression);
  if (isCondition(compiled)) return compiled;
  throw wrongType(expression.position);
}

/** BOOLEAN, or not known to be anything else: a bind without a type. */
function isCondition<F>({ dataType }: Compiled<F>): boolean {
  return dataType.kind === 'boolean' || dataType.kind === 'null';
}
