import type { Expression } from './expression.js';
import type { Identifier, QualifiedName, SyntaxNode } from './name.js';
import type { Query, TableReference } from './query.js';

export type DmlStatement = Insert | MultiTableInsert | Update | Delete | Merge;

/** A table name, a query in parentheses or `TABLE(…)`, with an alias. */
export type DmlTarget = TableReference;

/** One column named in a column list or SET: `status`, `o.status`, or an attribute of an object column. */
export interface ColumnTarget extends SyntaxNode {
  readonly parts: readonly [Identifier, ...Identifier[]];
}

export interface Insert extends SyntaxNode {
  readonly kind: 'insert';
  readonly target: DmlTarget;
  /** Empty means all columns in order. */
  readonly columns: readonly ColumnTarget[];
  readonly source: InsertSource;
  readonly returning: ReturningClause | undefined;
  readonly logErrors: ErrorLogging | undefined;
}

export type InsertSource =
  /** Several rows are 23ai's table value constructor. A value may be DEFAULT. */
  | (SyntaxNode & { readonly kind: 'values'; readonly rows: readonly (readonly (Expression | DefaultValue)[])[] })
  /** PL/SQL: `VALUES l_order`, a record in place of a list. */
  | (SyntaxNode & { readonly kind: 'record'; readonly record: Expression })
  | (SyntaxNode & { readonly kind: 'select'; readonly query: Query });

/** DEFAULT in a VALUES list or SET. */
export interface DefaultValue extends SyntaxNode {
  readonly kind: 'default_value';
}

/** INSERT ALL and INSERT FIRST. */
export interface MultiTableInsert extends SyntaxNode {
  readonly kind: 'multi_table_insert';
  readonly mode: 'ALL' | 'FIRST';
  /** An unconditional INSERT ALL has one branch without a condition; ELSE is `otherwise`. */
  readonly branches: readonly { readonly when: Expression | undefined; readonly into: readonly InsertInto[] }[];
  readonly otherwise: readonly InsertInto[];
  readonly query: Query;
}

export interface InsertInto extends SyntaxNode {
  readonly target: DmlTarget;
  readonly columns: readonly ColumnTarget[];
  /** Undefined takes the query's columns in order. */
  readonly values: readonly (Expression | DefaultValue)[] | undefined;
}

export interface Update extends SyntaxNode {
  readonly kind: 'update';
  readonly target: DmlTarget;
  readonly set: readonly Assignment[];
  /** PL/SQL: `SET ROW = l_order`, in place of `set`. */
  readonly setRow: Expression | undefined;
  /** 23ai's UPDATE … FROM; empty if absent. */
  readonly from: readonly TableReference[];
  readonly where: Expression | undefined;
  readonly returning: ReturningClause | undefined;
  readonly logErrors: ErrorLogging | undefined;
}

/** `a = 1`; with several columns, `(a, b) = (SELECT …)`, the value is a subquery or row value. */
export interface Assignment extends SyntaxNode {
  readonly columns: readonly ColumnTarget[];
  readonly value: Expression | DefaultValue;
}

export interface Delete extends SyntaxNode {
  readonly kind: 'delete';
  readonly target: DmlTarget;
  readonly where: Expression | undefined;
  readonly returning: ReturningClause | undefined;
  readonly logErrors: ErrorLogging | undefined;
}

export interface Merge extends SyntaxNode {
  readonly kind: 'merge';
  readonly target: DmlTarget;
  readonly using: TableReference;
  readonly on: Expression;
  readonly update: MergeUpdate | undefined;
  readonly insert: MergeInsert | undefined;
  readonly logErrors: ErrorLogging | undefined;
}

/** `LOG ERRORS INTO t ('tag') REJECT LIMIT 10`. */
export interface ErrorLogging extends SyntaxNode {
  /** Undefined for the table that DBMS_ERRLOG names after the statement's own. */
  readonly table: QualifiedName | undefined;
  readonly tag: Expression | undefined;
  /** Undefined is 0. */
  readonly limit: Expression | 'UNLIMITED' | undefined;
}

export interface MergeUpdate extends SyntaxNode {
  readonly set: readonly Assignment[];
  readonly where: Expression | undefined;
  /** DELETE WHERE, tested on the updated row. */
  readonly deleteWhere: Expression | undefined;
}

export interface MergeInsert extends SyntaxNode {
  readonly columns: readonly ColumnTarget[];
  readonly values: readonly (Expression | DefaultValue)[];
  readonly where: Expression | undefined;
}

/** `RETURNING a, b INTO x, y`. Outside PL/SQL the targets are bind variables. */
export interface ReturningClause extends SyntaxNode {
  readonly expressions: readonly ReturnedExpression[];
  readonly into: IntoClause;
}

/** `OLD x` and `NEW x` are 23ai's. */
export interface ReturnedExpression extends SyntaxNode {
  readonly version: 'OLD' | 'NEW' | undefined;
  readonly expression: Expression;
}

/** `INTO x, y` or `BULK COLLECT INTO xs LIMIT n` (LIMIT only in FETCH). */
export interface IntoClause extends SyntaxNode {
  readonly bulkCollect: boolean;
  readonly targets: readonly Expression[];
}
