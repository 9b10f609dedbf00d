import type { DmlStatement, IntoClause } from '../../syntax/ast/dml.js';

/** The INTO of a statement's RETURNING clause, if it has one. */
export function returningInto(statement: DmlStatement): IntoClause | undefined {
  return statement.kind === 'insert' || statement.kind === 'update' || statement.kind === 'delete'
    ? statement.returning?.into
    : undefined;
}
