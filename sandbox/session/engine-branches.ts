import { commitBranch, forgetBranch, prepareBranch, rollbackBranch } from '../sql/branches/complete-branch.js';
import { endBranch } from '../sql/branches/end-branch.js';
import { hasSessionless, startSessionless, suspendSessionless } from '../sql/branches/sessionless.js';
import { startBranch } from '../sql/branches/start-branch.js';
import { OracleError } from '../values/oracle-error.js';
import type { Xid } from '../values/xid.js';
import type { BranchAccess, StartMode } from './database.js';
import type { EngineSession } from './engine-session.js';

/** How long a branch may be detached whose client leaves that to the database. */
const DEFAULT_SECONDS = 60;

/** Transactions that are not bound to a session, as its client works with them. */
export class EngineBranches implements BranchAccess {
  readonly #session: EngineSession;

  constructor(session: EngineSession) {
    this.#session = session;
  }

  async start(xid: Xid, mode: StartMode, seconds: number, signal: AbortSignal): Promise<void> {
    const isNew = mode === 'new' || mode === 'promote';
    const request = {
      kind: 'global',
      xid,
      seconds: isNew && seconds === 0 ? DEFAULT_SECONDS : seconds,
      startedBy: 'client',
    } as const;
    await this.#session.run(startBranch(this.#services, this.#state, request, mode), signal);
  }

  end(xid: Xid | undefined): void {
    this.#session.requireAlive();
    endBranch(this.#services, this.#state, xid);
  }

  prepare(xid: Xid | undefined, signal: AbortSignal): Promise<'requires commit' | 'read only'> {
    return this.#session.run(prepareBranch(this.#services, this.#state, xid), signal);
  }

  commit(xid: Xid | undefined, onePhase: boolean, signal: AbortSignal): Promise<'committed' | 'read only'> {
    return this.#session.run(commitBranch(this.#services, this.#state, xid, onePhase), signal);
  }

  rollback(xid: Xid | undefined): void {
    this.#session.requireAlive();
    rollbackBranch(this.#services, this.#state, xid);
  }

  forget(xid: Xid | undefined): never {
    this.#session.requireAlive();
    return forgetBranch(this.#services, xid);
  }

  async startSessionless(
    transactionId: Uint8Array,
    mode: StartMode,
    seconds: number,
    signal: AbortSignal,
  ): Promise<void> {
    if (!hasSessionless(this.#services.version)) throw new OracleError(24759, 'invalid transaction start flags');
    if (mode !== 'new' && mode !== 'resume') {
      throw new OracleError(
        26213,
        'The flag to distinguish beginning or resuming a sessionless transaction is missing or incorrect.',
      );
    }
    const request = { transactionId, mode, seconds, startedBy: 'client' } as const;
    await this.#session.run(startSessionless(this.#services, this.#state, request), signal);
  }

  suspend(): void {
    this.#session.requireAlive();
    suspendSessionless(this.#services, this.#state, 'client');
  }

  get #services() {
    return this.#session.database.sql.services;
  }

  get #state() {
    return this.#session.state;
  }
}
