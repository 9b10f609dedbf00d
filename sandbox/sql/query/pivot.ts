import type { Call, Expression, NameReference } from '../../syntax/ast/expression.js';
import type { Identifier } from '../../syntax/ast/name.js';
import type { DerivedTable, PivotedTable, SelectExpression } from '../../syntax/ast/query.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { isAggregateCall } from '../aggregates/aggregate-calls.js';
import { simpleCallName, someNode } from '../expressions/syntax-walk.js';
import type { BlockScope } from './block-scope.js';
import { allFrom, blockOf, columnNamed, derivedFrom, queryOf, selectedAs } from './query-syntax.js';

/**
 * What PIVOT is short for: a query grouped by the columns that it does not mention, in which each aggregate counts the
 * rows of one value.
 * @throws OracleError 904, 1748, 56900 for binds, 56901 for values that are not constant, 56902 for what is no aggregate
 */
export function pivotQuery(pivot: PivotedTable, scope: BlockScope): DerivedTable {
  const { source, aggregates, columns, values, alias } = pivot;
  const available = scope.context.compileQuery(allFrom(source, pivot), scope.parent, scope.tables).columns;
  for (const { name, position } of columns) {
    if (!available.some((column) => column.name === name)) {
      throw new OracleError(904, `"${name}": invalid identifier`, { position });
    }
  }
  const calls = aggregates.map(({ expression, alias: named }) => ({ call: requireAggregate(expression), named }));
  const mentioned = new Set(columns.map(({ name }) => name));
  for (const { call } of calls) for (const name of columnsIn(call)) mentioned.add(name);
  const keys = available.filter(({ name }) => !mentioned.has(name)).map(({ name }) => columnNamed(name, pivot));
  const pivoted = values.flatMap((value): readonly SelectExpression[] => {
    requireConstants(value.expressions, columns.length);
    const condition = isValue(columns, value.expressions, pivot);
    const valueName = value.alias?.name ?? value.expressions.map(nameOfValue).join('_');
    return calls.map(({ call, named }) => {
      const name = named === undefined ? valueName : `${valueName}_${named.name}`;
      return selectedAs(restricted(call, condition), name, pivot);
    });
  });
  requireDistinctNames(pivoted, pivot);
  const selectList = [...keys.map((key) => selectedAs(key, lastName(key), pivot)), ...pivoted];
  const { position, end } = pivot;
  const groupBy = keys.map((key) => ({ kind: 'expressions', expressions: [key], position, end }) as const);
  return derivedFrom(queryOf(blockOf({ selectList, from: [source], groupBy }, pivot), pivot), alias, pivot);
}

/** Aggregates whose first argument alone decides whether a row counts. */
const PIVOTED: ReadonlySet<string> = new Set([
  ...['ANY_VALUE', 'AVG', 'CORR', 'COUNT', 'COVAR_POP', 'COVAR_SAMP', 'LISTAGG', 'MAX', 'MEDIAN', 'MIN', 'STDDEV'],
  ...['STDDEV_POP', 'STDDEV_SAMP', 'SUM', 'VARIANCE', 'VAR_POP', 'VAR_SAMP'],
]);

function requireAggregate(expression: Expression): Call {
  const { position } = expression;
  if (expression.kind !== 'call' || !isAggregateCall(expression)) {
    throw new OracleError(56902, 'expect aggregate function inside pivot operation', { position });
  }
  const name = simpleCallName(expression) ?? '';
  if (!PIVOTED.has(name) || expression.keep !== undefined) throw new NotSupportedError(`${name} in PIVOT`, position);
  refuseBinds(expression);
  return expression;
}

/** The columns that an expression names. @throws OracleError 1748 for a qualified one */
function columnsIn(expression: Expression): ReadonlySet<string> {
  const names = new Set<string>();
  someNode(expression, (node) => {
    if (node.kind === 'subquery') throw new NotSupportedError('a subquery in PIVOT', node.position);
    if (node.kind !== 'name' || (expression.kind === 'call' && node === expression.callee)) return false;
    if (node.parts.length > 1) {
      throw new OracleError(1748, 'only simple column names allowed here', { position: node.position });
    }
    names.add(node.parts[0].name);
    return false;
  });
  return names;
}

function requireConstants(expressions: readonly Expression[], count: number): void {
  const [first] = expressions;
  if (expressions.length !== count) {
    throw new NotSupportedError('another number of values than of columns in PIVOT', first?.position);
  }
  for (const expression of expressions) {
    const { position } = expression;
    refuseBinds(expression);
    if (expression.kind === 'null_literal') throw new NotSupportedError('the value NULL in PIVOT', position);
    if (someNode(expression, (node) => node.kind === 'name' || node.kind === 'subquery')) {
      throw new OracleError(56901, 'non-constant expression is not allowed for pivot|unpivot values', { position });
    }
  }
}

function refuseBinds(expression: Expression): void {
  if (someNode(expression, (node) => node.kind === 'bind_variable')) {
    throw new OracleError(56900, 'bind variable is not supported inside pivot|unpivot operation', {
      position: expression.position,
    });
  }
}

/** `column = value AND …` */
function isValue(columns: readonly Identifier[], values: readonly Expression[], at: PivotedTable): Expression {
  const { position, end } = at;
  return columns
    .map(({ name }, index): Expression => {
      const right = values[index] ?? { kind: 'null_literal', position, end };
      return { kind: 'comparison', operator: '=', left: columnNamed(name, at), right, position, end };
    })
    .reduce((left, right) => ({ kind: 'logical', operator: 'AND', left, right, position, end }));
}

/** The aggregate of the rows for which a condition holds: for the others its argument is NULL. */
function restricted(call: Call, condition: Expression): Call {
  const { position, end } = call;
  const [first, ...others] = call.arguments;
  const counted: Expression = first?.value ?? { kind: 'number_literal', text: '1', suffix: undefined, position, end };
  const value: Expression = {
    kind: 'case',
    selector: undefined,
    branches: [{ when: condition, result: counted }],
    otherwise: undefined,
    position,
    end,
  };
  return { ...call, star: false, arguments: [{ name: undefined, index: undefined, value, position, end }, ...others] };
}

/** Several aggregates without an alias give a value's columns one name. */
function requireDistinctNames(pivoted: readonly SelectExpression[], { position }: PivotedTable): void {
  const names = pivoted.map(({ alias }) => alias?.name ?? '');
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new OracleError(918, `${twice}: column ambiguously specified`, { position });
}

/** A value without an alias names its column: a text with its quotes. */
function nameOfValue(value: Expression): string {
  if (value.kind === 'string_literal' && !value.national) return `'${value.value}'`;
  if (value.kind === 'number_literal' && value.suffix === undefined) return value.text;
  throw new NotSupportedError('a value of PIVOT without an alias that is no literal of text or number', value.position);
}

function lastName({ parts }: NameReference): string {
  return parts[parts.length - 1]?.name ?? '';
}
