import type { DmlStatement, IntoClause } from '../../syntax/ast/dml.js';
import type { Expression, WhenChoice } from '../../syntax/ast/expression.js';
import type { ForIterator } from '../../syntax/ast/iterator.js';
import type { Identifier, QualifiedName, SyntaxNode } from '../../syntax/ast/name.js';
import type { Query } from '../../syntax/ast/query.js';
import type { SessionStatement } from '../../syntax/ast/session-statement.js';
import type { Declaration, Pragma } from './declaration.js';

/** A statement with the `<<labels>>` in front of it, which is empty for most. */
export type PlsqlStatement = { readonly labels: readonly Identifier[] } & StatementNode;

export type StatementNode =
  | Block
  | NullStatement
  | AssignmentStatement
  | CallStatement
  | IfStatement
  | CaseStatement
  | LoopStatement
  | WhileStatement
  | NumericForStatement
  | CursorForStatement
  | IteratorForStatement
  | ForallStatement
  | ExitStatement
  | ContinueStatement
  | GotoStatement
  | ReturnStatement
  | RaiseStatement
  | OpenStatement
  | OpenForStatement
  | FetchStatement
  | CloseStatement
  | PipeRowStatement
  | ExecuteImmediateStatement
  | SelectIntoStatement
  | SqlDmlStatement
  | SqlSessionStatement
  | Pragma;

/** `DECLARE … BEGIN … EXCEPTION … END`; also the body of a subprogram, where DECLARE is not written. */
export interface Block extends SyntaxNode {
  readonly kind: 'block';
  readonly declarations: readonly Declaration[];
  readonly statements: readonly PlsqlStatement[];
  readonly handlers: readonly ExceptionHandler[];
}

export interface ExceptionHandler extends SyntaxNode {
  /** Empty for OTHERS. */
  readonly exceptions: readonly QualifiedName[];
  readonly statements: readonly PlsqlStatement[];
}

/** `NULL;`. A label in front of END stands on one, too. */
export interface NullStatement extends SyntaxNode {
  readonly kind: 'null_statement';
}

export interface AssignmentStatement extends SyntaxNode {
  readonly kind: 'assignment';
  /** A name, bind variable, collection element or field. */
  readonly target: Expression;
  readonly value: Expression;
}

/** A procedure called as a statement, with or without arguments; `target` is a `name`, `call` or `member`. */
export interface CallStatement extends SyntaxNode {
  readonly kind: 'call_statement';
  readonly target: Expression;
}

export interface IfStatement extends SyntaxNode {
  readonly kind: 'if';
  /** IF and each ELSIF. */
  readonly branches: readonly { readonly condition: Expression; readonly statements: readonly PlsqlStatement[] }[];
  /** Undefined without ELSE. */
  readonly otherwise: readonly PlsqlStatement[] | undefined;
}

export interface CaseStatement extends SyntaxNode {
  readonly kind: 'case_statement';
  readonly selector: Expression | undefined;
  readonly branches: readonly {
    readonly choices: readonly WhenChoice[];
    readonly statements: readonly PlsqlStatement[];
  }[];
  /** Undefined raises CASE_NOT_FOUND. */
  readonly otherwise: readonly PlsqlStatement[] | undefined;
}

export interface LoopStatement extends SyntaxNode {
  readonly kind: 'loop';
  readonly statements: readonly PlsqlStatement[];
}

export interface WhileStatement extends SyntaxNode {
  readonly kind: 'while';
  readonly condition: Expression;
  readonly statements: readonly PlsqlStatement[];
}

export interface NumericForStatement extends SyntaxNode {
  readonly kind: 'numeric_for';
  readonly variable: Identifier;
  readonly reverse: boolean;
  readonly low: Expression;
  readonly high: Expression;
  readonly statements: readonly PlsqlStatement[];
}

/** Over a query in parentheses, a cursor's name or a call of a cursor with arguments, or a cursor variable. */
export interface CursorForStatement extends SyntaxNode {
  readonly kind: 'cursor_for';
  readonly variable: Identifier;
  readonly source:
    | { readonly kind: 'query'; readonly query: Query }
    | { readonly kind: 'cursor'; readonly cursor: Expression };
  readonly statements: readonly PlsqlStatement[];
}

/** With several iteration controls, steps, conditions, or over a collection. */
export interface IteratorForStatement extends SyntaxNode {
  readonly kind: 'iterator_for';
  readonly iterator: ForIterator;
  readonly statements: readonly PlsqlStatement[];
}

export interface ForallStatement extends SyntaxNode {
  readonly kind: 'forall';
  readonly variable: Identifier;
  readonly bounds: ForallBounds;
  readonly saveExceptions: boolean;
  readonly statement: SqlDmlStatement | ExecuteImmediateStatement;
}

export type ForallBounds =
  | { readonly kind: 'range'; readonly low: Expression; readonly high: Expression }
  | {
      readonly kind: 'indices_of';
      readonly collection: Expression;
      readonly between: { readonly low: Expression; readonly high: Expression } | undefined;
    }
  | { readonly kind: 'values_of'; readonly collection: Expression };

export interface ExitStatement extends SyntaxNode {
  readonly kind: 'exit';
  readonly label: Identifier | undefined;
  readonly when: Expression | undefined;
}

export interface ContinueStatement extends SyntaxNode {
  readonly kind: 'continue';
  readonly label: Identifier | undefined;
  readonly when: Expression | undefined;
}

export interface GotoStatement extends SyntaxNode {
  readonly kind: 'goto';
  readonly label: Identifier;
}

export interface ReturnStatement extends SyntaxNode {
  readonly kind: 'return';
  readonly value: Expression | undefined;
}

/** Without a name it raises the current exception again. */
export interface RaiseStatement extends SyntaxNode {
  readonly kind: 'raise';
  readonly exception: QualifiedName | undefined;
}

/** `OPEN c`, `OPEN c(1, p_x => 2)`: `cursor` is a name or a call. */
export interface OpenStatement extends SyntaxNode {
  readonly kind: 'open';
  readonly cursor: Expression;
}

export interface OpenForStatement extends SyntaxNode {
  readonly kind: 'open_for';
  readonly cursor: Expression;
  readonly source:
    | { readonly kind: 'query'; readonly query: Query }
    | { readonly kind: 'dynamic'; readonly text: Expression };
  readonly using: readonly UsingArgument[];
}

export interface UsingArgument extends SyntaxNode {
  readonly mode: 'IN' | 'OUT' | 'IN OUT';
  readonly value: Expression;
}

export interface FetchStatement extends SyntaxNode {
  readonly kind: 'fetch';
  readonly cursor: Expression;
  readonly into: IntoClause;
  readonly limit: Expression | undefined;
}

export interface CloseStatement extends SyntaxNode {
  readonly kind: 'close';
  readonly cursor: Expression;
}

export interface PipeRowStatement extends SyntaxNode {
  readonly kind: 'pipe_row';
  readonly value: Expression;
}

export interface ExecuteImmediateStatement extends SyntaxNode {
  readonly kind: 'execute_immediate';
  readonly text: Expression;
  readonly into: IntoClause | undefined;
  readonly using: readonly UsingArgument[];
  readonly returning: IntoClause | undefined;
}

export interface SelectIntoStatement extends SyntaxNode {
  readonly kind: 'select_into';
  readonly into: IntoClause;
  readonly query: Query;
}

/** DML inside PL/SQL. Names in it may be PL/SQL's. The node's range is the SQL text. */
export interface SqlDmlStatement extends SyntaxNode {
  readonly kind: 'dml';
  readonly statement: DmlStatement;
}

/** COMMIT, ROLLBACK, SAVEPOINT, SET TRANSACTION, LOCK TABLE … inside PL/SQL. */
export interface SqlSessionStatement extends SyntaxNode {
  readonly kind: 'session_statement';
  readonly statement: SessionStatement;
}
