import type { Call, NameReference, UnaryExpression } from '../../../syntax/ast/expression.js';
import type { Compiled } from '../../expressions/compiled.js';
import { simpleCallName } from '../../expressions/syntax-walk.js';
import type { BlockScope } from '../block-scope.js';
import type { QueryFrame } from '../frame.js';
import { connectByRequired, notAllowedHere, PSEUDO_COLUMNS, pathNotAllowed } from './hierarchy-names.js';

/* What only a block with CONNECT BY knows. Each is undefined for what is no such thing. */

/** LEVEL and the like. @throws OracleError 1788, 976 */
export function hierarchicalColumn(name: NameReference, scope: BlockScope): Compiled<QueryFrame> | undefined {
  if (scope.hierarchy !== undefined) return scope.hierarchy.pseudoColumn(name);
  const [{ name: word, quoted }, second] = name.parts;
  if (quoted || second !== undefined || !PSEUDO_COLUMNS.has(word)) return undefined;
  throw scope.refusesColumns ? notAllowedHere(name.position) : connectByRequired(name.position);
}

/** PRIOR and CONNECT_BY_ROOT. @throws OracleError 1788 */
export function hierarchicalOperator(operator: UnaryExpression, scope: BlockScope): Compiled<QueryFrame> | undefined {
  if (scope.hierarchy === undefined) throw connectByRequired(operator.position);
  return scope.hierarchy.operator(operator);
}

/** SYS_CONNECT_BY_PATH. @throws OracleError 30002 */
export function hierarchicalCall(call: Call, scope: BlockScope): Compiled<QueryFrame> | undefined {
  if (simpleCallName(call) !== 'SYS_CONNECT_BY_PATH') return undefined;
  if (scope.hierarchy === undefined) throw pathNotAllowed(call.position);
  return scope.hierarchy.path(call);
}
