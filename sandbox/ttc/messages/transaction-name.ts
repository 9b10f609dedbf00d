import { ProtocolViolation } from '../../tns/protocol-violation.js';
import type { Xid } from '../../values/xid.js';
import type { TtcReader } from '../ttc-reader.js';

const MAX_FORMAT_ID = 0xffffffff;
/** Of the identifier's two parts. */
const MAX_PART_BYTES = 64;

/** A client names a transaction by its identifier, by the context that it was given at the start, or by both. */
export interface TransactionName {
  readonly xid: Xid | undefined;
  readonly context: Buffer | undefined;
}

/** Reads the lengths; their bytes follow at the end of the message, where the function that this gives reads them. */
export function readTransactionName(reader: TtcReader): () => TransactionName {
  const hasContext = reader.u8() !== 0;
  const contextLength = reader.unsigned();
  const formatId = reader.unsigned();
  const globalLength = reader.unsigned();
  const branchLength = reader.unsigned();
  const hasXid = reader.u8() !== 0;
  const xidLength = reader.unsigned();
  return () => {
    const context = hasContext ? Buffer.from(reader.raw(contextLength)) : undefined;
    if (!hasXid) return { context, xid: undefined };
    const bytes = Buffer.from(reader.raw(xidLength));
    if (formatId > MAX_FORMAT_ID || globalLength > MAX_PART_BYTES || branchLength > MAX_PART_BYTES) {
      throw new ProtocolViolation('a transaction identifier that is none');
    }
    if (globalLength + branchLength > xidLength)
      throw new ProtocolViolation('a transaction identifier that is cut off');
    return {
      context,
      xid: {
        formatId,
        globalTransactionId: bytes.subarray(0, globalLength),
        branchQualifier: bytes.subarray(globalLength, globalLength + branchLength),
      },
    };
  };
}
