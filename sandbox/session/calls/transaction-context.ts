import { OracleError } from '../../values/oracle-error.js';
import type { Xid } from '../../values/xid.js';

const HEADER_BYTES = 6;

/** What the client gets of a transaction to name it by: opaque to the client, the identifier itself to us. */
export function contextOf({ formatId, globalTransactionId, branchQualifier }: Xid): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32BE(formatId, 0);
  header.writeUInt8(globalTransactionId.length, 4);
  header.writeUInt8(branchQualifier.length, 5);
  return Buffer.concat([header, globalTransactionId, branchQualifier]);
}

/** @throws OracleError 24756 for bytes that `contextOf` has not made */
export function xidOf(context: Buffer): Xid {
  const middle = HEADER_BYTES + (context[4] ?? 0);
  if (context.length < HEADER_BYTES || context.length !== middle + (context[5] ?? 0)) {
    throw new OracleError(24756, 'transaction does not exist');
  }
  return {
    formatId: context.readUInt32BE(0),
    globalTransactionId: context.subarray(HEADER_BYTES, middle),
    branchQualifier: context.subarray(middle),
  };
}
