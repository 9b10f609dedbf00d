import { ProtocolViolation } from '../../tns/protocol-violation.js';
import type { TransactionName } from '../../ttc/messages/transaction-name.js';
import {
  readTransactionState,
  STATE_OPERATION,
  TRANSACTION_STATE,
  writeTransactionState,
} from '../../ttc/messages/transaction-state-message.js';
import {
  readTransactionSwitch,
  START_FLAG,
  SWITCH_OPERATION,
  type TransactionSwitchMessage,
  writeTransactionContext,
} from '../../ttc/messages/transaction-switch-message.js';
import type { TtcReader } from '../../ttc/ttc-reader.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Xid } from '../../values/xid.js';
import type { StartMode } from '../database.js';
import type { Call } from './call.js';
import { contextOf, xidOf } from './transaction-context.js';

const MODES: ReadonlyMap<number, StartMode> = new Map([
  [START_FLAG.new, 'new'],
  [START_FLAG.join, 'join'],
  [START_FLAG.resume, 'resume'],
  [START_FLAG.promote, 'promote'],
]);

/** TRANSACTION SWITCH as a call of its own. */
export async function switchTransactionCall(call: Call, reader: TtcReader): Promise<void> {
  const message = readTransactionSwitch(reader);
  await switchTransaction(call, message);
  writeTransactionContext(call.writer, message.xid === undefined ? Buffer.alloc(0) : contextOf(message.xid));
  call.writeStatus();
}

/** TRANSACTION SWITCH in front of a call: a sessionless transaction that is started, or suspended when the call has succeeded. */
export async function switchTransactionPiggyback(call: Call, reader: TtcReader): Promise<void> {
  const message = readTransactionSwitch(reader);
  if ((message.operation & SWITCH_OPERATION.detachAfterCall) !== 0) call.suspendsOnSuccess = true;
  const operation = message.operation & ~SWITCH_OPERATION.detachAfterCall;
  if (operation !== 0) await switchTransaction(call, { ...message, operation });
}

async function switchTransaction(call: Call, message: TransactionSwitchMessage): Promise<void> {
  const { operation, flags, seconds } = message;
  const { branches } = call.session;
  const isSessionless = (flags & START_FLAG.sessionless) !== 0;
  if (operation === SWITCH_OPERATION.detach) {
    if (isSessionless) branches.suspend();
    else branches.end(named(message));
    return;
  }
  const mode = MODES.get(flags & ~START_FLAG.sessionless);
  if (operation !== SWITCH_OPERATION.start || message.xid === undefined) {
    throw new ProtocolViolation(`operation ${operation} of a transaction switch`);
  }
  if (mode === undefined) throw new OracleError(24759, 'invalid transaction start flags');
  if (isSessionless) await branches.startSessionless(message.xid.globalTransactionId, mode, seconds, call.signal);
  else await branches.start(message.xid, mode, seconds, call.signal);
}

/** TRANSACTION CHANGE STATE. */
export async function changeTransactionStateCall(call: Call, reader: TtcReader): Promise<void> {
  const message = readTransactionState(reader);
  writeTransactionState(call.writer, await changeState(call, message.operation, message.state, named(message)));
  call.writeStatus();
}

async function changeState(call: Call, operation: number, state: number, xid: Xid | undefined): Promise<number> {
  const { branches } = call.session;
  switch (operation) {
    case STATE_OPERATION.prepare:
      return (await branches.prepare(xid, call.signal)) === 'read only'
        ? TRANSACTION_STATE.readOnly
        : TRANSACTION_STATE.requiresCommit;
    case STATE_OPERATION.commit: {
      const onePhase = state === TRANSACTION_STATE.readOnly;
      const result = await branches.commit(xid, onePhase, call.signal);
      if (!onePhase) return TRANSACTION_STATE.forgotten;
      return result === 'read only' ? TRANSACTION_STATE.readOnly : TRANSACTION_STATE.committed;
    }
    case STATE_OPERATION.rollback:
      branches.rollback(xid);
      return TRANSACTION_STATE.rolledBack;
    case STATE_OPERATION.forget:
      return branches.forget(xid);
    default:
      throw new ProtocolViolation(`operation ${operation} on a transaction's state`);
  }
}

/** The identifier is what counts where there are both. */
function named({ xid, context }: TransactionName): Xid | undefined {
  return xid ?? (context === undefined ? undefined : xidOf(context));
}
