import type { Expression, UnaryExpression } from '../../syntax/ast/expression.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { compileJson } from '../json/compile-json.js';
import { compileArithmetic, compileSign } from './arithmetic.js';
import { compileAtTimeZone, compileIntervalConversion } from './at-time-zone.js';
import { compileBetween } from './between.js';
import { compileCall, compileMember } from './call.js';
import { compileCase } from './case.js';
import { compileCast } from './cast.js';
import { compileComparison } from './comparison-condition.js';
import type { Compiled } from './compiled.js';
import { compileConcatenation } from './concatenation.js';
import type { ExpressionCompiler } from './expression-compiler.js';
import { sqlOnly, wrongType } from './expression-errors.js';
import { compileExtract } from './extract.js';
import { compileInList, compileQuantified } from './in-list.js';
import { compileIs } from './is-condition.js';
import { compileLike } from './like.js';
import { compileLiteral } from './literals.js';
import { compileLogical, compileNot } from './logical.js';
import { compileMemberOf, compileMultiset, compileSubmultiset } from './multiset.js';
import { compileBind, compileName } from './names.js';
import type { Scope } from './scope.js';
import { compileExists, compileInSubquery, compileScalarSubquery } from './subquery-expressions.js';
import { compileTrim } from './trim.js';
import { compileVectorDistance } from './vector-distance.js';
import { compileVectorSerialize } from './vector-serialize.js';

/**
 * Compiles an expression or condition of SQL or PL/SQL, whose names mean what the scope says. Conditions are BOOLEAN and
 * three-valued: null is unknown.
 * @throws OracleError (SQL) or PlsqlCompileError (PL/SQL) for unknown names and types that do not go together;
 *   NotSupportedError for what the sandbox lacks
 */
export function compileExpression<F>(expression: Expression, scope: Scope<F>): Compiled<F> {
  const compiler: ExpressionCompiler<F> = {
    scope,
    compile: (inner) => scope.substitute?.(inner) ?? compileNode(inner, compiler),
  };
  return compiler.compile(expression);
}

function compileNode<F>(node: Expression, compiler: ExpressionCompiler<F>): Compiled<F> {
  switch (node.kind) {
    case 'number_literal':
    case 'string_literal':
    case 'null_literal':
    case 'boolean_literal':
    case 'date_literal':
    case 'timestamp_literal':
    case 'interval_literal':
      return compileLiteral(node, compiler.scope.language);
    case 'bind_variable':
      return compileBind(node, compiler);
    case 'name':
      return compileName(node, compiler);
    case 'member':
      return compileMember(node, compiler);
    case 'call':
      return compileCall(node, compiler);
    case 'unary':
      return compileUnary(node, compiler);
    case 'binary':
      return node.operator === '||'
        ? compileConcatenation(node, compiler)
        : compileArithmetic(node, node.operator, compiler);
    case 'logical':
      return compileLogical(node, compiler);
    case 'comparison':
      return compileComparison(node, compiler);
    case 'quantified_comparison':
      return compileQuantified(node, compiler);
    case 'between':
      return compileBetween(node, compiler);
    case 'like':
      return compileLike(node, compiler);
    case 'in_list':
      return compileInList(node, compiler);
    case 'in_subquery':
      return compileInSubquery(node, compiler);
    case 'member_of':
      return compileMemberOf(node, compiler);
    case 'submultiset':
      return compileSubmultiset(node, compiler);
    case 'multiset':
      return compileMultiset(node, compiler);
    case 'is':
      return compileIs(node, compiler);
    case 'exists':
      return compileExists(node, compiler);
    case 'subquery':
      return compileScalarSubquery(node, compiler);
    case 'case':
      return compileCase(node, compiler);
    case 'cast':
      return compileCast(node, compiler);
    case 'extract':
      return compileExtract(node, compiler);
    case 'json_path_function':
    case 'json_object':
    case 'json_array':
    case 'json_aggregate':
    case 'json_serialize':
    case 'json_mergepatch':
    case 'json_transform':
    case 'json_equal':
      return compileJson(node, compiler);
    case 'vector_distance':
      return compileVectorDistance(node, compiler);
    case 'vector_serialize':
      return compileVectorSerialize(node, compiler);
    case 'trim':
      return compileTrim(node, compiler);
    case 'at_time_zone':
      return compileAtTimeZone(node, compiler);
    case 'interval_conversion':
      return compileIntervalConversion(node, compiler);
    case 'row_value':
      throw compiler.scope.language === 'sql'
        ? new OracleError(907, 'missing right parenthesis', { position: node.elements[0]?.end ?? node.position })
        : wrongType(node.position);
    default:
      return compileOther(node, compiler);
  }
}

function compileUnary<F>(node: UnaryExpression, compiler: ExpressionCompiler<F>): Compiled<F> {
  switch (node.operator) {
    case 'NOT':
      return compileNot(node.operand, compiler);
    case '+':
    case '-':
      return compileSign({ ...node, operator: node.operator }, compiler);
    case 'PRIOR':
    case 'CONNECT_BY_ROOT':
      return compiler.scope.resolveOther?.(node) ?? throwSqlOnly(node);
  }
}

function throwSqlOnly({ operator, position }: UnaryExpression): never {
  throw sqlOnly(operator, position);
}

/** What only the scope may know. */
function compileOther<F>(node: OtherExpression, { scope }: ExpressionCompiler<F>): Compiled<F> {
  return scope.resolveOther?.(node) ?? refuse(FEATURES[node.kind], node.position);
}

function refuse(feature: string, position: number): never {
  throw new NotSupportedError(feature, position);
}

const FEATURES = {
  asterisk: 'an asterisk here',
  new: 'object constructors',
  generalized_invocation: 'generalized invocations here',
  cursor_attribute: 'cursor attributes here',
  inquiry_directive: 'inquiry directives here',
  is_of_type: 'the condition IS OF here',
  treat: 'TREAT here',
  multiset_subquery: 'MULTISET',
  cursor_expression: 'CURSOR expressions',
  iterator_choice: 'iterators here',
  extended_case: 'several choices in one WHEN of CASE',
  outer_join_column: 'the outer join operator (+) here',
  current_of: 'CURRENT OF here',
} as const;

type OtherExpression = Extract<Expression, { readonly kind: keyof typeof FEATURES }>;
