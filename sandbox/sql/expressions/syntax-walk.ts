import type { Call, Expression, NameReference } from '../../syntax/ast/expression.js';

/**
 * Visits an expression's nodes from the outside inwards, subqueries left out: they are blocks of their own.
 * `visit` answers whether to go into the node.
 */
function walkExpression(expression: Expression, visit: (node: Expression) => boolean): void {
  walk(expression, visit);
}

/** Whether `test` holds for some node outside subqueries. */
export function someNode(expression: Expression, test: (node: Expression) => boolean): boolean {
  let found = false;
  walkExpression(expression, (node) => {
    found ||= test(node);
    return !found;
  });
  return found;
}

/** The name that a call calls, or undefined for `f(1)(2)` and the like. */
export function calledName(call: Call): NameReference | undefined {
  return call.callee.kind === 'name' ? call.callee : undefined;
}

/** The upper-case name of an unqualified call: `COUNT`. */
export function simpleCallName(call: Call): string | undefined {
  const name = calledName(call);
  return name?.parts.length === 1 && name.databaseLink === undefined ? name.parts[0].name : undefined;
}

/**
 * A string that is the same for expressions that mean the same: what GROUP BY and DISTINCT compare. Spelling, positions and
 * the way a column is qualified do not count.
 * @param identify tells columns apart; undefined for what is no column
 */
export function expressionKey(expression: Expression, identify: (name: NameReference) => string | undefined): string {
  return keyOf(expression, identify);
}

const IGNORED_PROPERTIES: ReadonlySet<string> = new Set(['position', 'end', 'quoted', 'spelling']);

function keyOf(value: unknown, identify: (name: NameReference) => string | undefined): string {
  if (Array.isArray(value)) return `[${value.map((element) => keyOf(element, identify)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const column = isNameReference(value) ? identify(value) : undefined;
  if (column !== undefined) return column;
  const properties = Object.entries(value).filter(([key]) => !IGNORED_PROPERTIES.has(key));
  return `{${properties.map(([key, property]) => `${key}:${keyOf(property, identify)}`).join(',')}}`;
}

function walk(value: unknown, visit: (node: Expression) => boolean): void {
  if (Array.isArray(value)) {
    for (const element of value) walk(element, visit);
    return;
  }
  if (typeof value !== 'object' || value === null || isQuery(value)) return;
  if (isExpression(value) && !visit(value)) return;
  for (const property of Object.values(value)) walk(property, visit);
}

function isQuery(value: object): boolean {
  return 'kind' in value && value.kind === 'query';
}

function isNameReference(value: object): value is NameReference {
  return 'kind' in value && value.kind === 'name' && 'parts' in value;
}

/** Expressions are the nodes with a kind that stand below an expression and are not among those that only help them. */
function isExpression(value: object): value is Expression {
  return 'kind' in value && typeof value.kind === 'string' && 'position' in value && !HELPERS.has(value.kind);
}

const HELPERS: ReadonlySet<string> = new Set(['scalar_type', 'named_type', 'ref_type', 'default_value']);
