import type { ReturningClause } from '../../syntax/ast/dml.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { containsAggregate } from '../aggregates/aggregate-calls.js';
import type { CompileContext } from '../compile-context.js';
import { compileSelectList, type OutputColumn } from '../query/select-list.js';
import { type ResolvedTarget, targetScope } from './dml-target.js';

/**
 * The RETURNING list, to be evaluated on a frame whose item 0 is the affected row.
 * @throws OracleError 22816 for a LONG, and for what INSTEAD OF triggers do
 */
export function compileReturning(
  clause: ReturningClause | undefined,
  target: ResolvedTarget,
  context: CompileContext,
): readonly OutputColumn[] {
  if (clause === undefined) return [];
  if (target.view !== undefined) throw unsupported(clause);
  const scope = targetScope(target, context);
  const items = clause.expressions.map(({ version, expression }) => {
    if (version !== undefined) throw new NotSupportedError('OLD and NEW in RETURNING', expression.position);
    if (containsAggregate(expression)) throw new NotSupportedError('aggregates in RETURNING', expression.position);
    const { position, end } = expression;
    return { kind: 'select_expression', expression, alias: undefined, position, end } as const;
  });
  const columns = compileSelectList(items, scope, false);
  if (columns.some(({ dataType }) => dataType.kind === 'long' || dataType.kind === 'long_raw')) {
    throw unsupported(clause);
  }
  return columns;
}

function unsupported({ position }: ReturningClause): OracleError {
  return new OracleError(22816, 'unsupported feature with RETURNING clause', { position });
}
