import { OracleError } from '../values/oracle-error.js';
import type { EngineDatabase } from './engine-database.js';

/** A database as it was at one moment: users, privileges, objects, rows and where sequences stand. */
export interface SavedDatabase {
  /**
   * Puts everything back. Sessions go on, but start over: open transactions are rolled back, cursors closed, the state of packages and the rows of temporary tables
   * forgotten.
   * @throws Error while a call is running
   */
  restore(): void;
}

/** @throws Error while a session has a transaction open, or one that is bound to no session has not ended */
export function saveDatabase(database: EngineDatabase): SavedDatabase {
  const { storage, branches } = database.sql.services;
  for (const session of database.sessions()) {
    if (session.transactionInProgress)
      throw new Error(`A snapshot cannot be taken: ${nameOf(session)} has a transaction open.`);
  }
  if (!branches.isEmpty)
    throw new Error('A snapshot cannot be taken: a global or sessionless transaction has not ended.');
  const schema = database.schema.save();
  const sources = database.library.save();
  const rows = storage.save();
  return {
    restore() {
      const sessions = [...database.sessions()];
      const running = sessions.find(({ isRunning }) => isRunning);
      if (running !== undefined)
        throw new Error(`A snapshot cannot be restored: ${nameOf(running)} has a call running.`);
      for (const session of sessions) session.startOver();
      branches.rollbackAll();
      storage.restore(rows);
      if (!database.schema.restore(schema)) return;
      database.library.restore(sources);
      for (const session of sessions) {
        if (database.schema.findUser(session.state.identity.sessionUser) === undefined)
          session.kill(new OracleError(28, 'your session has been killed'));
      }
    },
  };
}

function nameOf({
  sid,
  state,
}: {
  readonly sid: number;
  readonly state: { readonly identity: { readonly sessionUser: string } };
}): string {
  return `the session ${sid} of ${state.identity.sessionUser}`;
}
