/** Names a branch of a global transaction. Source: X/Open CAE Specification C193, "The XA Specification". */
export interface Xid {
  readonly formatId: number;
  /** 1 to 64 bytes. */
  readonly globalTransactionId: Uint8Array;
  /** Up to 64 bytes. */
  readonly branchQualifier: Uint8Array;
}

/** Bytes of an identifier as Oracle's messages spell them. */
export function hexadecimal(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}

/** The same text for the same branch, another for every other. */
export function xidText({ formatId, globalTransactionId, branchQualifier }: Xid): string {
  return `${formatId}, ${hexadecimal(globalTransactionId)}, ${hexadecimal(branchQualifier)}`;
}
