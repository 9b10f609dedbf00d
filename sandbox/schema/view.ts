import type { Query } from '../syntax/ast/query.js';
import type { DataType } from '../values/data-type.js';
import type { AccessPolicy } from './access-policy.js';
import type { SchemaObjectHeader } from './schema-object.js';

/** A view: its query, and what the query was found to give when the view was created. */
export interface View extends SchemaObjectHeader {
  readonly type: 'VIEW';
  readonly query: Query;
  /** The query's exact text. */
  readonly text: string;
  /** Empty for a view created with FORCE whose query does not compile. */
  readonly columns: readonly ViewColumn[];
  /** Whether CREATE VIEW named the columns; otherwise they are named after those of the query. */
  readonly namesColumns: boolean;
  readonly readOnly: boolean;
  readonly checkOption: boolean;
  readonly comment: string | null;
  /** Row-level security; none where it is left out. */
  readonly policies?: readonly AccessPolicy[];
}

export interface ViewColumn {
  readonly name: string;
  readonly dataType: DataType;
  readonly nullable: boolean;
  readonly comment: string | null;
}
