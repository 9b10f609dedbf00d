import type { AccountStatement } from './account-ddl.js';
import type { Expression } from './expression.js';
import type { Identifier, QualifiedName, SyntaxNode } from './name.js';
import type { Query, QueryRestriction } from './query.js';
import type { TypeSpec } from './type-spec.js';

/** Data definition except stored PL/SQL units, which are in `plsql/ast/unit.ts`. Storage clauses are parsed and dropped. */
export type DdlStatement =
  | AccountStatement
  | CreateTable
  | AlterTable
  | CreateIndex
  | CreateView
  | CreateSequence
  | AlterSequence
  | CreateSynonym
  | CreateContext
  | CreateDirectory
  | Drop
  | Truncate
  | Comment
  | Rename
  | Purge
  | AlterCompile
  | AlterTrigger;

export interface CreateTable extends SyntaxNode {
  readonly kind: 'create_table';
  readonly ifNotExists: boolean;
  readonly temporary: 'GLOBAL' | 'PRIVATE' | undefined;
  readonly onCommit: 'DELETE ROWS' | 'PRESERVE ROWS' | 'DROP DEFINITION' | 'PRESERVE DEFINITION' | undefined;
  readonly name: QualifiedName;
  /** `CREATE TABLE t OF erp.person_t`. */
  readonly ofType: QualifiedName | undefined;
  readonly columns: readonly ColumnDefinition[];
  readonly constraints: readonly Constraint[];
  readonly nestedTables: readonly NestedTableStorage[];
  readonly asQuery: Query | undefined;
  readonly organization: 'HEAP' | 'INDEX';
  readonly readOnly: boolean;
}

/** `NESTED TABLE lines STORE AS order_lines`: `item` is a column, or an attribute of one. */
export interface NestedTableStorage extends SyntaxNode {
  readonly item: QualifiedName;
  readonly storageTable: Identifier;
}

export interface ColumnDefinition extends SyntaxNode {
  readonly name: Identifier;
  /** Undefined in CREATE TABLE … AS SELECT, for a virtual column, in MODIFY where it stays. */
  readonly type: TypeSpec | undefined;
  readonly default: ColumnDefault | undefined;
  readonly identity: IdentityClause | undefined;
  /** `GENERATED ALWAYS AS (expr)`. */
  readonly virtual: Expression | undefined;
  readonly invisible: boolean;
  readonly constraints: readonly Constraint[];
}

/** The expression's range is the text that the dictionary shows as DATA_DEFAULT. */
export interface ColumnDefault extends SyntaxNode {
  readonly expression: Expression;
  readonly onNull: 'INSERT ONLY' | 'INSERT AND UPDATE' | undefined;
}

export interface IdentityClause extends SyntaxNode {
  readonly generation: 'ALWAYS' | 'BY DEFAULT' | 'BY DEFAULT ON NULL';
  readonly options: SequenceOptions;
}

/** In a column definition `columns` is empty for the column itself. */
export type Constraint = SyntaxNode & ConstraintState & ConstraintRule;

export interface ConstraintState {
  readonly name: Identifier | undefined;
  readonly deferrable: boolean;
  readonly initiallyDeferred: boolean;
  readonly disabled: boolean;
  readonly validated: boolean;
}

export type ConstraintRule =
  | { readonly kind: 'not_null' }
  | { readonly kind: 'null' }
  | { readonly kind: 'primary_key' | 'unique'; readonly columns: readonly Identifier[] }
  /** `conditionText` is what the dictionary shows as SEARCH_CONDITION. */
  | { readonly kind: 'check'; readonly condition: Expression; readonly conditionText: string }
  | {
      readonly kind: 'foreign_key';
      readonly columns: readonly Identifier[];
      readonly references: QualifiedName;
      /** Empty refers to the primary key. */
      readonly referencedColumns: readonly Identifier[];
      readonly onDelete: 'CASCADE' | 'SET NULL' | undefined;
    };

export interface AlterTable extends SyntaxNode {
  readonly kind: 'alter_table';
  readonly ifExists: boolean;
  readonly name: QualifiedName;
  readonly actions: readonly AlterTableAction[];
}

export type AlterTableAction =
  | (SyntaxNode & { readonly kind: 'add_columns'; readonly columns: readonly ColumnDefinition[] })
  | (SyntaxNode & { readonly kind: 'modify_columns'; readonly columns: readonly ColumnDefinition[] })
  | (SyntaxNode & {
      readonly kind: 'drop_columns';
      readonly columns: readonly Identifier[];
      readonly cascadeConstraints: boolean;
    })
  | (SyntaxNode & { readonly kind: 'set_unused'; readonly columns: readonly Identifier[] })
  | (SyntaxNode & { readonly kind: 'rename_column'; readonly from: Identifier; readonly to: Identifier })
  | (SyntaxNode & { readonly kind: 'rename_table'; readonly to: Identifier })
  | (SyntaxNode & { readonly kind: 'rename_constraint'; readonly from: Identifier; readonly to: Identifier })
  | (SyntaxNode & { readonly kind: 'add_constraint'; readonly constraint: Constraint })
  | (SyntaxNode & {
      readonly kind: 'drop_constraint' | 'enable_constraint' | 'disable_constraint';
      readonly constraint: ConstraintReference;
      readonly cascade: boolean;
      /** ENABLE NOVALIDATE, DISABLE VALIDATE; undefined is the default of the action. */
      readonly validate: boolean | undefined;
    })
  | (SyntaxNode & { readonly kind: 'enable_all_triggers' | 'disable_all_triggers' })
  | (SyntaxNode & { readonly kind: 'read_only' | 'read_write' })
  /** MOVE, SHRINK, LOGGING …: nothing that a statement could notice. */
  | (SyntaxNode & { readonly kind: 'storage' });

export type ConstraintReference =
  | { readonly kind: 'named'; readonly name: Identifier }
  | { readonly kind: 'primary_key' }
  | { readonly kind: 'unique'; readonly columns: readonly Identifier[] };

export interface CreateIndex extends SyntaxNode {
  readonly kind: 'create_index';
  readonly ifNotExists: boolean;
  readonly unique: boolean;
  readonly bitmap: boolean;
  readonly name: QualifiedName;
  readonly table: QualifiedName;
  readonly columns: readonly { readonly expression: Expression; readonly descending: boolean }[];
}

export interface CreateView extends SyntaxNode, QueryRestriction {
  readonly kind: 'create_view';
  readonly orReplace: boolean;
  readonly ifNotExists: boolean;
  readonly force: boolean;
  readonly materialized: boolean;
  readonly name: QualifiedName;
  readonly columns: readonly Identifier[];
  readonly query: Query;
  /** The query's exact text, as ALL_VIEWS.TEXT shows it. */
  readonly queryText: string;
}

/** undefined is not mentioned; `null` is NOMAXVALUE, NOMINVALUE, NOCACHE. Numbers as text, for they exceed 2^53. */
export interface SequenceOptions {
  readonly startWith: string | undefined;
  /** START WITH LIMIT VALUE, of an identity column. */
  readonly startsAtLimit: boolean;
  readonly incrementBy: string | undefined;
  readonly maxValue: string | null | undefined;
  readonly minValue: string | null | undefined;
  readonly cycle: boolean | undefined;
  readonly cache: string | null | undefined;
  readonly order: boolean | undefined;
  /** ALTER SEQUENCE … RESTART. */
  readonly restart: boolean;
}

export interface CreateSequence extends SyntaxNode {
  readonly kind: 'create_sequence';
  readonly ifNotExists: boolean;
  readonly name: QualifiedName;
  readonly options: SequenceOptions;
}

export interface AlterSequence extends SyntaxNode {
  readonly kind: 'alter_sequence';
  readonly ifExists: boolean;
  readonly name: QualifiedName;
  readonly options: SequenceOptions;
}

export interface CreateSynonym extends SyntaxNode {
  readonly kind: 'create_synonym';
  readonly orReplace: boolean;
  readonly ifNotExists: boolean;
  readonly public: boolean;
  readonly name: QualifiedName;
  readonly target: QualifiedName;
}

/** `CREATE CONTEXT erp_ctx USING erp.ctx_api`. */
export interface CreateContext extends SyntaxNode {
  readonly kind: 'create_context';
  readonly orReplace: boolean;
  readonly namespace: Identifier;
  readonly package: QualifiedName;
  readonly accessedGlobally: boolean;
}

export interface CreateDirectory extends SyntaxNode {
  readonly kind: 'create_directory';
  readonly orReplace: boolean;
  readonly name: Identifier;
  readonly path: string;
}

export type DroppedType =
  | 'TABLE'
  | 'VIEW'
  | 'MATERIALIZED VIEW'
  | 'INDEX'
  | 'SEQUENCE'
  | 'SYNONYM'
  | 'PUBLIC SYNONYM'
  | 'USER'
  | 'ROLE'
  | 'PROFILE'
  | 'PACKAGE'
  | 'PACKAGE BODY'
  | 'PROCEDURE'
  | 'FUNCTION'
  | 'TRIGGER'
  | 'TYPE'
  | 'TYPE BODY'
  | 'CONTEXT'
  | 'DIRECTORY';

export interface Drop extends SyntaxNode {
  readonly kind: 'drop';
  readonly type: DroppedType;
  readonly ifExists: boolean;
  readonly name: QualifiedName;
  /** USER … CASCADE. */
  readonly cascade: boolean;
  /** TABLE … CASCADE CONSTRAINTS. */
  readonly cascadeConstraints: boolean;
  /** TYPE … FORCE, SYNONYM … FORCE. */
  readonly force: boolean;
  readonly purge: boolean;
}

export interface Truncate extends SyntaxNode {
  readonly kind: 'truncate';
  readonly table: QualifiedName;
  readonly cascade: boolean;
}

export interface Comment extends SyntaxNode {
  readonly kind: 'comment';
  readonly on: 'TABLE' | 'COLUMN' | 'MATERIALIZED VIEW';
  /** For a column its own name is the last part. */
  readonly name: QualifiedName;
  readonly text: string;
}

export interface Rename extends SyntaxNode {
  readonly kind: 'rename';
  readonly from: Identifier;
  readonly to: Identifier;
}

/** `PURGE RECYCLEBIN`, `PURGE TABLE t`. */
export interface Purge extends SyntaxNode {
  readonly kind: 'purge';
  readonly what: 'TABLE' | 'INDEX' | 'TABLESPACE' | 'RECYCLEBIN' | 'DBA_RECYCLEBIN';
}

/** `ALTER PACKAGE p COMPILE BODY` and the like for the other stored units. */
export interface AlterCompile extends SyntaxNode {
  readonly kind: 'alter_compile';
  readonly type: 'PACKAGE' | 'PROCEDURE' | 'FUNCTION' | 'TRIGGER' | 'TYPE' | 'VIEW';
  readonly name: QualifiedName;
  /** Of a package or type: both parts if undefined. */
  readonly part: 'SPECIFICATION' | 'BODY' | undefined;
  readonly debug: boolean;
  readonly reuseSettings: boolean;
  /** `PLSQL_CCFLAGS = 'debug:true'`: in place of the session's. */
  readonly compilerFlags: string | undefined;
}

export interface AlterTrigger extends SyntaxNode {
  readonly kind: 'alter_trigger';
  readonly name: QualifiedName;
  readonly action: { readonly kind: 'enable' | 'disable' } | { readonly kind: 'rename'; readonly to: Identifier };
}
