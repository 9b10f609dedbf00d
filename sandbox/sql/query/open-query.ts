import type { Value } from '../../values/value.js';
import type { SqlServices } from '../compile-context.js';
import type { QueryCursor } from '../prepared.js';
import type { SessionState } from '../session-state.js';
import type { CompiledQuery } from './compile-query.js';
import { StatementFrame } from './frame.js';
import { StreamCursor } from './stream-cursor.js';

/** Opens a query: its rows are as of now, and made as they are fetched. */
export function openQuery(
  query: CompiledQuery,
  services: SqlServices,
  session: SessionState,
  hostValues: readonly Value[],
): QueryCursor {
  const { transactions } = services.storage;
  const snapshot = transactions.openSnapshot(session.transaction);
  const statement = new StatementFrame(session, hostValues, snapshot);
  return new StreamCursor(query.columns, query.rows(statement, undefined), () => {
    statement.end();
    transactions.release(snapshot);
  });
}
