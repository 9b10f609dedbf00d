import { MESSAGE } from '../message-type.js';
import type { TtcReader } from '../ttc-reader.js';
import type { TtcWriter } from '../ttc-writer.js';
import { readTransactionName, type TransactionName } from './transaction-name.js';

/** What a TRANSACTION CHANGE STATE asks for. */
export const STATE_OPERATION = { commit: 1, rollback: 2, prepare: 3, forget: 4 } as const;

/** What a transaction has come to; with a commit, `readOnly` asks for one phase. */
export const TRANSACTION_STATE = { requiresCommit: 1, committed: 2, rolledBack: 3, readOnly: 4, forgotten: 5 } as const;

/** TRANSACTION CHANGE STATE: prepares or ends a branch of a global transaction (driver: transactionChangeState.js). */
export interface TransactionStateMessage extends TransactionName {
  readonly operation: number;
  readonly state: number;
}

/** The function header has been read. */
export function readTransactionState(reader: TtcReader): TransactionStateMessage {
  const operation = reader.unsigned();
  const readName = readTransactionName(reader);
  reader.unsigned(); // timeout
  const state = reader.unsigned();
  reader.u8();
  reader.unsigned(); // flags
  return { operation, state, ...readName() };
}

/** PARAMETER: what the transaction has come to. */
export function writeTransactionState(writer: TtcWriter, state: number): void {
  writer.u8(MESSAGE.parameter).unsigned(state);
}
