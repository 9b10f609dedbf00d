import type { Expression } from '../syntax/ast/expression.js';
import type { DataType } from '../values/data-type.js';
import type { AccessPolicy } from './access-policy.js';
import type { SchemaObjectHeader } from './schema-object.js';

/** A table's definition. Its rows are in the storage, under `objectId`. */
export interface Table extends SchemaObjectHeader {
  readonly type: 'TABLE';
  /** In the order of their creation, hidden ones included. */
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  /** `INDEX`: kept in its primary key's index, so that its rows have logical rowids only. */
  readonly organization: 'HEAP' | 'INDEX';
  readonly temporary: 'DELETE ROWS' | 'PRESERVE ROWS' | undefined;
  readonly readOnly: boolean;
  readonly comment: string | null;
  /** Row-level security; none where it is left out. */
  readonly policies?: readonly AccessPolicy[];
}

export interface Column {
  readonly name: string;
  readonly dataType: DataType;
  /** NOT NULL, by a constraint of its own or a primary key. */
  readonly nullable: boolean;
  readonly defaultValue: ColumnDefault | undefined;
  /** The value is computed, not stored. */
  readonly virtual: ColumnDefault | undefined;
  readonly identity: ColumnIdentity | undefined;
  /** Invisible to `*` and to inserts without a column list. */
  readonly hidden: boolean;
  /** Made by Oracle for an index over an expression: SYS_NC… */
  readonly systemGenerated?: boolean;
  readonly comment: string | null;
}

export interface ColumnDefault {
  readonly expression: Expression;
  /** As written: DATA_DEFAULT. */
  readonly text: string;
  readonly onNull: 'INSERT ONLY' | 'INSERT AND UPDATE' | undefined;
}

export interface ColumnIdentity {
  readonly generation: 'ALWAYS' | 'BY DEFAULT' | 'BY DEFAULT ON NULL';
  /** The sequence that Oracle makes for it, `ISEQ$$_…`, in the table's schema. */
  readonly sequenceName: string;
}

export type Constraint = ConstraintHeader & ConstraintRule;

export interface ConstraintHeader {
  readonly name: string;
  /** Named by Oracle: SYS_C… */
  readonly generated: boolean;
  readonly enabled: boolean;
  readonly validated: boolean;
  readonly deferrable: boolean;
  readonly initiallyDeferred: boolean;
  readonly lastChange: Date;
}

export type ConstraintRule =
  | { readonly kind: 'primary_key' | 'unique'; readonly columns: readonly string[]; readonly indexName: string }
  | {
      readonly kind: 'foreign_key';
      readonly columns: readonly string[];
      readonly referencedOwner: string;
      readonly referencedTable: string;
      /** The primary or unique key referred to. */
      readonly referencedConstraint: string;
      readonly onDelete: 'CASCADE' | 'SET NULL' | undefined;
    }
  | { readonly kind: 'check'; readonly condition: Expression; readonly text: string }
  | { readonly kind: 'not_null'; readonly column: string };

export interface Index extends SchemaObjectHeader {
  readonly type: 'INDEX';
  readonly tableOwner: string;
  readonly tableName: string;
  readonly unique: boolean;
  /** Column names; an index over expressions has SYS_NC… names and its expressions here. */
  readonly columns: readonly IndexColumn[];
  /** Made for a constraint or by Oracle. */
  readonly generated: boolean;
}

export interface IndexColumn {
  readonly name: string;
  readonly expression: Expression | undefined;
  readonly expressionText: string | undefined;
  readonly descending: boolean;
}

/** The position of a column in the table's rows, or undefined. */
export function columnIndex(table: Table, name: string): number | undefined {
  const index = table.columns.findIndex((column) => column.name === name);
  return index < 0 ? undefined : index;
}
