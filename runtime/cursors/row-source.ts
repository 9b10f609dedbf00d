/** Rows per round trip: a little more than the round numbers that pages and samples have, so that their end is seen with their rows. */
export const BATCH = 1_024;

/** Rows of an open cursor. */
export interface RowBatch<Row> {
  readonly rows: readonly Row[];
  /** There are no more after them. */
  readonly isLast: boolean;
}

/** The rows of an open cursor, as objects, in batches. */
export interface RowSource<Row = Readonly<Record<string, unknown>>> {
  /** Up to so many rows. Limited by whoever made the source. */
  fetch(count: number): Promise<RowBatch<Row>>;
  /** Gives the database's cursor back. Costs no round trip of its own. */
  close(): Promise<void>;
}
