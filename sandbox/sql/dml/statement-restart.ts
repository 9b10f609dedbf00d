/**
 * A row that a statement wants to change was changed and committed by another since the statement's snapshot. The
 * statement undoes what it did and begins again with a new snapshot, as Oracle does ("write consistency").
 */
export class StatementRestart extends Error {
  override readonly name = 'StatementRestart';
}
