import type { SessionState } from '../sql/session-state.js';
import type { Task } from '../tasks/task.js';

/** Whoever holds locks: a session. */
export type LockOwner = Pick<SessionState, 'transaction'>;

/** From the weakest: null, sub-shared, sub-exclusive, shared, shared sub-exclusive, exclusive. */
export type UserLockMode = 1 | 2 | 3 | 4 | 5 | 6;

/** Modes that others may hold at the same time. Source: PL/SQL Packages and Types Reference, "DBMS_LOCK Rules and Limits". */
const COMPATIBLE: Readonly<Record<UserLockMode, readonly UserLockMode[]>> = {
  1: [1, 2, 3, 4, 5, 6],
  2: [1, 2, 3, 4, 5],
  3: [1, 2, 3],
  4: [1, 2, 4],
  5: [1, 2],
  6: [1],
};

export type LockOutcome = 'granted' | 'timeout' | 'deadlock';

interface UserLock {
  readonly holders: Map<LockOwner, UserLockMode>;
  /** Wakes those who wait when a holder has given way. */
  readonly waiting: Set<() => void>;
}

/** The user locks of a database, by their identifiers. */
export class UserLocks {
  readonly #locks = new Map<number, UserLock>();
  /** What those who wait wait for. */
  readonly #waits = new Map<LockOwner, { readonly lock: UserLock; readonly mode: UserLockMode }>();

  modeOf(id: number, owner: LockOwner): UserLockMode | undefined {
    return this.#locks.get(id)?.holders.get(owner);
  }

  /**
   * Takes a lock, or changes the mode of one that the owner has.
   * @param seconds undefined waits for ever
   */
  *acquire(id: number, owner: LockOwner, mode: UserLockMode, seconds: number | undefined): Task<LockOutcome> {
    const lock = this.#lockOf(id);
    const deadline = seconds === undefined ? undefined : Date.now() + seconds * 1000;
    while (blockersOf(lock, owner, mode).length > 0) {
      const remaining = deadline === undefined ? undefined : deadline - Date.now();
      if (remaining !== undefined && remaining <= 0) return 'timeout';
      if (this.#waitsFor(blockersOf(lock, owner, mode), owner)) return 'deadlock';
      yield* this.#wait(owner, { lock, mode }, remaining);
    }
    const held = lock.holders.get(owner);
    lock.holders.set(owner, mode);
    // The new mode may let others in.
    if (held !== undefined && held !== mode) wake(lock);
    return 'granted';
  }

  /** Whether the owner had it. */
  release(id: number, owner: LockOwner): boolean {
    const lock = this.#locks.get(id);
    if (lock?.holders.delete(owner) !== true) return false;
    wake(lock);
    if (lock.holders.size === 0 && lock.waiting.size === 0) this.#locks.delete(id);
    return true;
  }

  releaseAll(owner: LockOwner): void {
    for (const id of [...this.#locks.keys()]) this.release(id, owner);
  }

  #lockOf(id: number): UserLock {
    const present = this.#locks.get(id);
    if (present !== undefined) return present;
    const lock: UserLock = { holders: new Map(), waiting: new Set() };
    this.#locks.set(id, lock);
    return lock;
  }

  *#wait(
    owner: LockOwner,
    wait: { readonly lock: UserLock; readonly mode: UserLockMode },
    milliseconds: number | undefined,
  ): Task<void> {
    const { waiting } = wait.lock;
    const { transaction } = owner;
    let timer: NodeJS.Timeout | undefined;
    let done: () => void = () => undefined;
    const settled = new Promise<void>((resolve) => {
      done = resolve;
      if (milliseconds !== undefined) timer = setTimeout(resolve, Math.min(milliseconds, MAX_DELAY_MS));
    });
    waiting.add(done);
    this.#waits.set(owner, wait);
    // Whoever waits for a row of this session's sees by its transaction whom that waits for.
    const [blocker] = blockersOf(wait.lock, owner, wait.mode);
    if (transaction !== undefined) transaction.waitingFor = blocker?.transaction;
    try {
      yield { kind: 'until', settled };
    } finally {
      if (transaction !== undefined) transaction.waitingFor = undefined;
      clearTimeout(timer);
      waiting.delete(done);
      this.#waits.delete(owner);
    }
  }

  /** Whether one of them waits for the owner, perhaps through others. */
  #waitsFor(blockers: readonly LockOwner[], owner: LockOwner, seen: Set<LockOwner> = new Set()): boolean {
    return blockers.some((blocker) => {
      if (blocker === owner || waitsForTransaction(blocker, owner)) return true;
      if (seen.has(blocker)) return false;
      seen.add(blocker);
      const wait = this.#waits.get(blocker);
      return wait !== undefined && this.#waitsFor(blockersOf(wait.lock, blocker, wait.mode), owner, seen);
    });
  }
}

/** Longer delays end at once. */
const MAX_DELAY_MS = 2 ** 31 - 1;

function waitsForTransaction(blocker: LockOwner, owner: LockOwner): boolean {
  if (owner.transaction === undefined) return false;
  for (let next = blocker.transaction?.waitingFor; next !== undefined; next = next.waitingFor) {
    if (next === owner.transaction) return true;
  }
  return false;
}

function blockersOf({ holders }: UserLock, owner: LockOwner, mode: UserLockMode): readonly LockOwner[] {
  return [...holders].flatMap(([holder, held]) =>
    holder === owner || COMPATIBLE[mode].includes(held) ? [] : [holder],
  );
}

function wake({ waiting }: UserLock): void {
  for (const done of [...waiting]) done();
}
