import 'oracledb';

export interface TestXid {
  readonly formatId: number;
  readonly globalTransactionId: string;
  readonly branchQualifier: string;
}

/** What the driver's published types leave out. Source: node-oracledb's documentation, "Two-Phase Commits (TPC)" and "Sessionless Transactions". */
declare module 'oracledb' {
  interface Connection {
    tpcBegin(xid: TestXid, flag?: number, timeout?: number): Promise<void>;
    tpcEnd(xid?: TestXid, flag?: number): Promise<void>;
    tpcPrepare(xid?: TestXid): Promise<boolean>;
    tpcCommit(xid?: TestXid, onePhase?: boolean): Promise<void>;
    tpcRollback(xid?: TestXid): Promise<void>;
    tpcForget(xid: TestXid): Promise<void>;
    tpcRecover(): Promise<TestXid[]>;
  }

  interface ExecuteManyOptions {
    suspendOnSuccess?: boolean;
  }
}

/** Flags of `tpcBegin` and `tpcEnd`, as the driver's constants have them. */
export const TPC = { new: 1, join: 2, resume: 4, promote: 8, suspend: 0x100000 } as const;

export function xid(globalTransactionId: string, branchQualifier = 'b1'): TestXid {
  return { formatId: 4711, globalTransactionId, branchQualifier };
}
