import type { Outcome } from 'gen-oracle-client/runtime';
import { PROXY_USER } from './soak-client.js';
import { type LogEntry, soakUser } from './soak-plan.js';

/** What the log must hold of a call, by what its caller was told. */
const EXPECTED = { none: 0, one: 1, any: 2 } as const;

export interface Verdict {
  /** Rows of another user than the caller, or that found what somebody had left in the session. */
  readonly identityMismatches: number;
  /** Calls with a row too many: run twice, or run although their callers were told that they were not. */
  readonly duplicateCalls: number;
  /** Calls that their callers were told were committed, without a row, and transactions of which only a part is there. */
  readonly lostCalls: number;
  /** Each of them in words. */
  readonly faults: readonly string[];
}

/** Who made which call and what became of it, as the callers know it. Its size does not depend on how the calls go. */
export class Ledger {
  readonly #callers: Uint16Array;
  readonly #expected: Uint8Array;
  /** 1 for calls that others of the same lease may have come before. */
  readonly #mayFindState: Uint8Array;
  /** What the caller was told last, by its place among what anybody was told. */
  readonly #told: Uint16Array;
  readonly #texts = new Map<string, number>([['nothing', 0]]);
  /** First calls of the transactions of unknown outcome, and how many calls they have. */
  readonly #unknownTransactions = new Map<number, number>();
  #calls = 0;

  /** @param calls the most that there will be */
  constructor(calls: number) {
    this.#callers = new Uint16Array(calls);
    this.#expected = new Uint8Array(calls);
    this.#mayFindState = new Uint8Array(calls);
    this.#told = new Uint16Array(calls);
  }

  get calls(): number {
    return this.#calls;
  }

  /**
   * Gives the call its number. Nothing is expected of it in the log.
   * @param lease `shared` with other calls, whose package state it may find
   */
  open(user: number, lease: 'own' | 'shared'): number {
    const call = this.#calls;
    this.#calls += 1;
    this.#callers[call] = user;
    this.#mayFindState[call] = lease === 'shared' ? 1 : 0;
    return call;
  }

  /** What the caller was told in the end: of a call that was made again, the last time. @param told names the error */
  settle(call: number, outcome: Outcome, told: string): void {
    const text = `${told}, ${outcome}`;
    this.#expected[call] =
      outcome === 'committed' ? EXPECTED.one : outcome === 'unknown' ? EXPECTED.any : EXPECTED.none;
    this.#told[call] = this.#texts.get(text) ?? this.#texts.size;
    if (!this.#texts.has(text)) this.#texts.set(text, this.#texts.size);
  }

  settleTransaction(calls: readonly number[], outcome: Outcome, told: string): void {
    const [first] = calls;
    for (const call of calls) this.settle(call, outcome, told);
    if (first !== undefined && outcome === 'unknown') this.#unknownTransactions.set(first, calls.length);
  }

  /** Compares what the callers were told with what the server has. */
  judge(log: readonly LogEntry[]): Verdict {
    const rows = new Uint16Array(this.#calls);
    const faults: string[] = [];
    let identityMismatches = 0;
    for (const [call, who, sessionUser, proxyUser, found] of log) {
      rows[call] = (rows[call] ?? 0) + 1;
      const caller = this.#callers[call];
      const expected = caller === undefined ? undefined : soakUser(caller);
      const isRight = who === expected && sessionUser === expected && proxyUser === PROXY_USER;
      // The package's state would show who used the session before.
      const isClean = found === null || (found === expected && this.#mayFindState[call] === 1);
      if (isRight && isClean) continue;
      identityMismatches += 1;
      faults.push(`call ${call} of ${expected} ran as ${who}, ${sessionUser} through ${proxyUser}, after ${found}`);
    }
    let duplicateCalls = 0;
    let lostCalls = 0;
    const fault = (call: number) =>
      faults.push(`call ${call} has ${rows[call]} rows, and its caller was told: ${this.#toldOf(call)}`);
    rows.forEach((count, call) => {
      const expected = this.#expected[call];
      const isDuplicate = count > (expected === EXPECTED.none ? 0 : 1);
      const isLost = count === 0 && expected === EXPECTED.one;
      if (isDuplicate) duplicateCalls += 1;
      if (isLost) lostCalls += 1;
      if (isDuplicate || isLost) fault(call);
    });
    for (const [first, length] of this.#unknownTransactions) {
      const present = rows.subarray(first, first + length).filter((count) => count > 0).length;
      if (present === 0 || present === length) continue;
      lostCalls += 1;
      fault(first);
    }
    return { identityMismatches, duplicateCalls, lostCalls, faults };
  }

  #toldOf(call: number): string {
    const [text = ''] = [...this.#texts.keys()].slice(this.#told[call] ?? 0);
    return text;
  }
}
