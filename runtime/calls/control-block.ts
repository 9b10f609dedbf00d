import type { OracleDriver } from '../driver/oracle-driver.js';
import type { LeasedSession } from '../sessions/session-source.js';
import type { Caller } from '../sessions/user-context.js';
import { expectedIdentity } from '../sessions/user-name.js';
import { contextOf, describeIdentity, requireAlive, toDriverBind } from './execute-routine.js';
import { explainFailure } from './explain-failure.js';
import type { Slot } from './slot.js';
import { assertIdentity, identityBinderFor, transactionBinder } from './statement.js';
import { assertSameTransaction } from './transaction-guard.js';

/** A block of ours that calls no routine: it steers the transaction or gives package state up. */
export interface ControlBlock {
  /** PL/SQL. */
  readonly statements: readonly string[];
  /** What the transaction's identity must be; null to assert nothing. */
  readonly transactionId: string | null;
  readonly commit: boolean;
  readonly givesUpPackageState: boolean;
  /** By `performance.now()`. */
  readonly deadline: number;
  readonly limitMs: number;
  /** What it belongs to, for errors and for what the database shows; `$transaction` if absent. */
  readonly called?: { readonly name: string; readonly module: string; readonly action: string };
}

const TRANSACTION: Slot = { source: 'transaction', binder: transactionBinder, direction: 'in' };

/** The label under which errors speak of what is no routine. */
const TRANSACTION_LABEL = { name: '$transaction', module: '$transaction', action: '' };

/**
 * Runs the block in one round trip. The identity of the session is asserted, as in every block.
 * @throws OracleClientError; the session is condemned when it can no longer be trusted
 */
export async function executeControl(
  session: LeasedSession,
  caller: Caller,
  proxyUser: string,
  driver: OracleDriver,
  block: ControlBlock,
): Promise<void> {
  const {
    statements,
    transactionId,
    commit,
    givesUpPackageState,
    deadline,
    limitMs,
    called = TRANSACTION_LABEL,
  } = block;
  const text = [
    'begin',
    assertIdentity(caller),
    ...(transactionId === null ? [] : [assertSameTransaction()]),
    ...statements,
    'end;',
  ].join('\n');
  const binds = [
    toDriverBind(
      { source: 'identity', binder: identityBinderFor(caller), direction: 'in' },
      expectedIdentity(proxyUser, caller),
      driver,
    ),
    ...(transactionId === null ? [] : [toDriverBind(TRANSACTION, transactionId, driver)]),
  ];
  requireAlive(session, called.name, 'rolled-back');
  const context = contextOf(caller, called);
  try {
    await session.execute({ text, binds, context, commit, givesUpPackageState }, deadline);
  } catch (error) {
    throw explainFailure(session, error, {
      routine: called.name,
      identity: describeIdentity(proxyUser, caller),
      resultKey: String,
      limitMs,
      commit: commit ? 'sent' : 'none',
      deadline,
    });
  }
}
