import type { View } from './views/row-reader.js';
import type { GrantRow } from './views/tab-privs.js';

export interface ViewFilter {
  /** Plain equality, which the dictionary's views push down; null is IS NULL. */
  readonly equal?: Readonly<Record<string, string | number | null>>;
  /** Any of these values; split over several statements when there are many. */
  readonly oneOf?: { readonly column: string; readonly values: readonly string[] };
}

/** Gives the rows of a view that a filter lets through. */
export interface ViewSource {
  /** @throws DatabaseError DictionaryError RecordingError */
  query<Row>(view: View<Row>, filter?: ViewFilter): Promise<Row[]>;
}

/** What a catalog is read from: a database, or rows that were recorded. */
export interface Dictionary extends ViewSource {
  /** Who reads, for messages; null for recorded rows. */
  readonly account: string | null;
  /** Whether the view has this one of its optional columns. */
  has<Row>(view: View<Row>, column: string): Promise<boolean>;
  /** Whether there is such a view at all: some of recorded rows may be missing. */
  shows<Row>(view: View<Row>): boolean;
  /** All grants of EXECUTE on what somebody owns; undefined where they are not known, or not all of them. */
  executeGrants(owner: string): Promise<readonly GrantRow[] | undefined>;
}
