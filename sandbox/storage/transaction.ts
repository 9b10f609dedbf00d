import type { Task } from '../tasks/task.js';
import type { RowSlot } from './row.js';
import type { TableRows } from './table-rows.js';

/** One entry of a transaction's undo: it locked a row, and perhaps wrote a version of it. */
export interface Change {
  readonly table: TableRows;
  readonly slot: RowSlot;
  readonly wrote: boolean;
  readonly locked: boolean;
}

export type IsolationLevel = 'READ COMMITTED' | 'SERIALIZABLE' | 'READ ONLY';

/** A unit of work. `Transactions` begins and ends it. */
export class Transaction {
  readonly id: number;
  readonly isolation: IsolationLevel;
  /** The moment that a serializable or read-only transaction reads from. */
  readonly startScn: number;
  /** Settles when the transaction has committed or rolled back: what others wait for. */
  readonly ended: Promise<void>;
  /** Undefined until it committed. */
  commitScn: number | undefined;
  isActive = true;
  /** Whose end this transaction's session is waiting for: followed to find deadlocks. */
  waitingFor: Transaction | undefined;
  readonly changes: Change[] = [];
  /** Positions in `changes`, by name. Setting a name again moves it to the end. */
  readonly savepoints = new Map<string, number>();
  /** Tables it holds a lock on. */
  readonly tables = new Set<TableRows>();
  /** Constraint checks put off to the commit. They run in this order. */
  readonly deferredChecks = new Map<string, DeferredCheck>();
  /** SET CONSTRAINT: deferred or not, by constraint name; `allConstraints` for SET CONSTRAINTS ALL. */
  readonly constraintModes = new Map<string, boolean>();
  allConstraints: boolean | undefined;
  readonly #atEnd: (() => void)[] = [];
  #sequence = 0;
  #isIdentified = false;
  #settle: () => void = () => {};

  constructor(id: number, isolation: IsolationLevel, startScn: number) {
    this.id = id;
    this.isolation = isolation;
    this.startScn = startScn;
    this.ended = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  /** The number that the next change gets. */
  get sequence(): number {
    return this.#sequence;
  }

  nextSequence(): number {
    const sequence = this.#sequence;
    this.#sequence += 1;
    return sequence;
  }

  /** Marks the end and wakes those who wait. */
  end(commitScn: number | undefined): void {
    this.commitScn = commitScn;
    this.isActive = false;
    this.changes.length = 0;
    this.savepoints.clear();
    this.tables.clear();
    this.deferredChecks.clear();
    for (const action of this.#atEnd) action();
    this.#settle();
  }

  /** What is to be done at once when it has committed or rolled back. */
  whenEnded(action: () => void): void {
    this.#atEnd.push(action);
  }

  /** Gives it an identity before it changes anything: DBMS_TRANSACTION.LOCAL_TRANSACTION_ID(TRUE). */
  identify(): void {
    this.#isIdentified = true;
  }

  /**
   * As DBMS_TRANSACTION.LOCAL_TRANSACTION_ID spells it: undo segment, slot, sequence. Null as long as it holds nothing but savepoints or a moment to read from:
   * an identity comes with the first lock.
   */
  get localTransactionId(): string | null {
    const isIdentified = this.#isIdentified || this.#sequence > 0 || this.changes.length > 0 || this.tables.size > 0;
    if (!isIdentified) return null;
    return `${(this.id % 10) + 1}.${this.id % 34}.${1000 + this.id}`;
  }
}

/** Throws if the constraint does not hold. */
export type DeferredCheck = () => Task<void>;
