import type { Expression } from '../../syntax/ast/expression.js';
import type { Identifier, QualifiedName, SyntaxNode } from '../../syntax/ast/name.js';
import type { TypeSize, TypeSpec } from '../../syntax/ast/type-spec.js';

/** A data type in PL/SQL: of a variable, parameter, field, element or result. */
export type PlsqlTypeSpec = TypeSpec | AnchoredTypeSpec | RowTypeSpec;

/** `customers.name%TYPE`, `l_total%TYPE`. */
export interface AnchoredTypeSpec extends SyntaxNode {
  readonly kind: 'anchored_type';
  readonly name: QualifiedName;
}

/** `customers%ROWTYPE`, `c_orders%ROWTYPE`. */
export interface RowTypeSpec extends SyntaxNode {
  readonly kind: 'row_type';
  readonly name: QualifiedName;
}

/** What stands after `TYPE x IS`, in PL/SQL and in CREATE TYPE. */
export type TypeDefinition =
  | RecordTypeDefinition
  | NestedTableTypeDefinition
  | IndexByTypeDefinition
  | VarrayTypeDefinition
  | RefCursorTypeDefinition;

export interface RecordTypeDefinition extends SyntaxNode {
  readonly kind: 'record_type';
  readonly fields: readonly FieldDeclaration[];
}

export interface FieldDeclaration extends SyntaxNode {
  readonly name: Identifier;
  readonly type: PlsqlTypeSpec;
  readonly notNull: boolean;
  readonly default: Expression | undefined;
}

export interface NestedTableTypeDefinition extends SyntaxNode {
  readonly kind: 'nested_table_type';
  readonly element: PlsqlTypeSpec;
  readonly elementNotNull: boolean;
}

export interface IndexByTypeDefinition extends SyntaxNode {
  readonly kind: 'index_by_type';
  readonly element: PlsqlTypeSpec;
  readonly elementNotNull: boolean;
  readonly index: PlsqlTypeSpec;
}

export interface VarrayTypeDefinition extends SyntaxNode {
  readonly kind: 'varray_type';
  readonly element: PlsqlTypeSpec;
  readonly elementNotNull: boolean;
  readonly limit: TypeSize;
}

/** Weak without `returns`. */
export interface RefCursorTypeDefinition extends SyntaxNode {
  readonly kind: 'ref_cursor_type';
  readonly returns: PlsqlTypeSpec | undefined;
}
