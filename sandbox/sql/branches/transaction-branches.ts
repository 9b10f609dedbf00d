import type { Transaction } from '../../storage/transaction.js';
import type { Transactions } from '../../storage/transactions.js';
import { hexadecimal, type Xid, xidText } from '../../values/xid.js';
import { Branch, type BranchTraits } from './branch.js';
import { SharedWork } from './shared-work.js';

/** The branches of global transactions and the sessionless transactions that have been started and not forgotten. */
export class TransactionBranches {
  readonly #transactions: Transactions;
  readonly #branches = new Map<string, Branch>();

  constructor(transactions: Transactions) {
    this.#transactions = transactions;
  }

  get isEmpty(): boolean {
    return this.#branches.size === 0;
  }

  find(kind: BranchTraits['kind'], xid: Xid): Branch | undefined {
    return this.#branches.get(key(kind, xid));
  }

  /** @param promoted the local transaction that it takes over */
  begin(traits: BranchTraits, promoted?: Transaction): Branch {
    const work = this.workOf(traits) ?? new SharedWork(promoted ?? this.#transactions.begin());
    const branch = new Branch(traits, work);
    this.#branches.set(key(traits.kind, traits.xid), branch);
    return branch;
  }

  /** What branches of the same global transaction work in. */
  workOf({ kind, xid }: Pick<BranchTraits, 'kind' | 'xid'>): SharedWork | undefined {
    if (kind === 'sessionless') return undefined;
    for (const { traits, work } of this.#branches.values()) {
      if (traits.kind === kind && isSameGlobalTransaction(traits.xid, xid)) return work;
    }
    return undefined;
  }

  /** The branches that have this in common. */
  of(work: SharedWork): readonly Branch[] {
    return [...this.#branches.values()].filter((branch) => branch.work === work);
  }

  /** Identifiers of those that are prepared. */
  *prepared(): Iterable<Xid> {
    for (const { isPrepared, traits } of this.#branches.values()) if (isPrepared) yield traits.xid;
  }

  /** No session works in it from now on; its savepoints are cancelled. If none comes back in time, it is rolled back. */
  detach(branch: Branch): void {
    branch.work.transaction.savepoints.clear();
    branch.detach(() => this.rollback(branch));
  }

  /** Undoes what all branches of its global transaction have done. The others are still there, and can only be rolled back. */
  rollback(branch: Branch): void {
    const { work } = branch;
    work.isFinal = true;
    work.afterTurn(() => {
      if (work.transaction.isActive) this.#transactions.rollback(work.transaction);
    });
    this.forget(branch);
  }

  commit(branch: Branch): void {
    this.#transactions.commit(branch.work.transaction);
    this.forget(branch);
  }

  /** It has ended. */
  forget(branch: Branch): void {
    branch.end();
    this.#branches.delete(key(branch.traits.kind, branch.traits.xid));
  }

  rollbackAll(): void {
    for (const branch of [...this.#branches.values()]) this.rollback(branch);
  }
}

function key(kind: BranchTraits['kind'], xid: Xid): string {
  return kind === 'global' ? xidText(xid) : hexadecimal(xid.globalTransactionId);
}

function isSameGlobalTransaction(one: Xid, other: Xid): boolean {
  return one.formatId === other.formatId && Buffer.compare(one.globalTransactionId, other.globalTransactionId) === 0;
}
