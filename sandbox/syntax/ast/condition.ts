import type { Expression } from './expression.js';
import type { IsJsonOptions } from './json.js';
import type { QualifiedName, SyntaxNode } from './name.js';
import type { Query } from './query.js';

/** Conditions: true, false or unknown. They stand where expressions do, because PL/SQL has values of type BOOLEAN, and SQL since 23ai. */
export type Condition =
  | LogicalExpression
  | Comparison
  | QuantifiedComparison
  | Between
  | Like
  | InList
  | InSubquery
  | IsCondition
  | IsOfType
  | MemberOf
  | Submultiset
  | Exists
  | CurrentOf;

export interface LogicalExpression extends SyntaxNode {
  readonly kind: 'logical';
  readonly operator: 'AND' | 'OR';
  readonly left: Expression;
  readonly right: Expression;
}

/** All spellings of an operator are one: `!=`, `^=`, `~=` are `<>`. */
export type ComparisonOperator = '=' | '<>' | '<' | '>' | '<=' | '>=';

export interface Comparison extends SyntaxNode {
  readonly kind: 'comparison';
  readonly operator: ComparisonOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `x > ANY (1, 2)`, `x <= ALL (SELECT …)`; SOME is ANY. */
export interface QuantifiedComparison extends SyntaxNode {
  readonly kind: 'quantified_comparison';
  readonly operator: ComparisonOperator;
  readonly quantifier: 'ANY' | 'ALL';
  readonly left: Expression;
  /** A subquery, or the listed values. */
  readonly right: Query | readonly Expression[];
}

export interface Between extends SyntaxNode {
  readonly kind: 'between';
  readonly negated: boolean;
  readonly operand: Expression;
  readonly low: Expression;
  readonly high: Expression;
}

export interface Like extends SyntaxNode {
  readonly kind: 'like';
  /** LIKEC, LIKE2 and LIKE4 differ in what counts as a character. */
  readonly operator: 'LIKE' | 'LIKEC' | 'LIKE2' | 'LIKE4';
  readonly negated: boolean;
  readonly operand: Expression;
  readonly pattern: Expression;
  readonly escape: Expression | undefined;
}

export interface InList extends SyntaxNode {
  readonly kind: 'in_list';
  readonly negated: boolean;
  readonly operand: Expression;
  readonly values: readonly Expression[];
}

export interface InSubquery extends SyntaxNode {
  readonly kind: 'in_subquery';
  readonly negated: boolean;
  readonly operand: Expression;
  readonly query: Query;
}

export interface IsCondition extends SyntaxNode {
  readonly kind: 'is';
  readonly negated: boolean;
  readonly operand: Expression;
  readonly test: 'NULL' | 'NAN' | 'INFINITE' | 'EMPTY' | 'A SET' | 'TRUE' | 'FALSE' | 'JSON' | 'DANGLING' | 'PRESENT';
  /** Of IS JSON. */
  readonly json?: IsJsonOptions;
}

/** `x IS OF (ONLY employee_t, manager_t)`. */
export interface IsOfType extends SyntaxNode {
  readonly kind: 'is_of_type';
  readonly negated: boolean;
  readonly operand: Expression;
  readonly types: readonly { readonly only: boolean; readonly name: QualifiedName }[];
}

export interface MemberOf extends SyntaxNode {
  readonly kind: 'member_of';
  readonly negated: boolean;
  readonly operand: Expression;
  readonly collection: Expression;
}

export interface Submultiset extends SyntaxNode {
  readonly kind: 'submultiset';
  readonly negated: boolean;
  readonly operand: Expression;
  readonly collection: Expression;
}

export interface Exists extends SyntaxNode {
  readonly kind: 'exists';
  readonly query: Query;
}

/** `CURRENT OF c`, as the whole condition of a PL/SQL UPDATE or DELETE. */
export interface CurrentOf extends SyntaxNode {
  readonly kind: 'current_of';
  readonly cursor: Expression;
}
