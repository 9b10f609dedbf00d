import type { Expression } from '../../syntax/ast/expression.js';
import type { Identifier, QualifiedName, SyntaxNode } from '../../syntax/ast/name.js';
import type { Query } from '../../syntax/ast/query.js';
import type { RangeConstraint } from '../../syntax/ast/type-spec.js';
import type { Block } from './statement.js';
import type { PlsqlTypeSpec, TypeDefinition } from './type-spec.js';

/** Whatever may stand in a declarative part: of a block, subprogram, package spec or package body. */
export type Declaration =
  | VariableDeclaration
  | ExceptionDeclaration
  | TypeDeclaration
  | SubtypeDeclaration
  | CursorDeclaration
  | SubprogramDeclaration
  | Pragma;

export interface VariableDeclaration extends SyntaxNode {
  readonly kind: 'variable_declaration';
  readonly name: Identifier;
  readonly constant: boolean;
  readonly type: PlsqlTypeSpec;
  readonly notNull: boolean;
  readonly initial: Expression | undefined;
}

export interface ExceptionDeclaration extends SyntaxNode {
  readonly kind: 'exception_declaration';
  readonly name: Identifier;
}

export interface TypeDeclaration extends SyntaxNode {
  readonly kind: 'type_declaration';
  readonly name: Identifier;
  readonly definition: TypeDefinition;
}

export interface SubtypeDeclaration extends SyntaxNode {
  readonly kind: 'subtype_declaration';
  readonly name: Identifier;
  readonly base: PlsqlTypeSpec;
  readonly range: RangeConstraint | undefined;
  readonly notNull: boolean;
}

/** A cursor without a query is a declaration whose definition follows in the package body. */
export interface CursorDeclaration extends SyntaxNode {
  readonly kind: 'cursor_declaration';
  readonly name: Identifier;
  readonly parameters: readonly Parameter[];
  readonly returns: PlsqlTypeSpec | undefined;
  readonly query: Query | undefined;
}

export interface Parameter extends SyntaxNode {
  readonly name: Identifier;
  readonly mode: 'IN' | 'OUT' | 'IN OUT';
  readonly nocopy: boolean;
  readonly type: PlsqlTypeSpec;
  readonly default: Expression | undefined;
}

/** A procedure or function: nested, in a package, of an object type, or standing alone. */
export interface SubprogramDeclaration extends SyntaxNode {
  readonly kind: 'subprogram';
  readonly subprogramKind: 'PROCEDURE' | 'FUNCTION';
  readonly name: Identifier;
  readonly parameters: readonly Parameter[];
  /** Undefined for a procedure, and for a constructor, which returns SELF AS RESULT. */
  readonly returns: PlsqlTypeSpec | undefined;
  readonly properties: SubprogramProperties;
  /** Undefined for a forward declaration and in a package specification. */
  readonly body: SubprogramBody | undefined;
}

export type SubprogramBody =
  | Block
  /** `LANGUAGE JAVA NAME '…'`, `EXTERNAL …`, `MLE …`: its exact text. */
  | (SyntaxNode & { readonly kind: 'call_specification'; readonly text: string });

/** Clauses between the heading and IS. */
export interface SubprogramProperties {
  readonly authid: 'DEFINER' | 'CURRENT_USER' | undefined;
  readonly deterministic: boolean;
  readonly pipelined: boolean;
  readonly parallelEnable: boolean;
  readonly resultCache: boolean;
  /** ACCESSIBLE BY; empty if absent. */
  readonly accessibleBy: readonly Accessor[];
  /** `AGGREGATE USING t`, `PIPELINED USING t`: the implementation type. */
  readonly implementationType: QualifiedName | undefined;
  readonly aggregate: boolean;
  /** `SQL_MACRO(TABLE)`. */
  readonly sqlMacro: 'TABLE' | 'SCALAR' | undefined;
}

export interface Accessor extends SyntaxNode {
  readonly unitKind: 'PACKAGE' | 'PROCEDURE' | 'FUNCTION' | 'TRIGGER' | 'TYPE' | undefined;
  readonly name: QualifiedName;
}

/**
 * `PRAGMA EXCEPTION_INIT(e_limit, -20001)`. `name` is upper case; every pragma's arguments are expressions
 * (AUTONOMOUS_TRANSACTION and SERIALLY_REUSABLE have none).
 */
export interface Pragma extends SyntaxNode {
  readonly kind: 'pragma';
  readonly name: string;
  readonly arguments: readonly Expression[];
}
