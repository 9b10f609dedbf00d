import type { Sequence } from '../schema/sequence.js';
import { OracleError } from '../values/oracle-error.js';

/** Where the sequences stand. Numbers given out stay given out, whatever becomes of the transaction. */
export class SequenceValues {
  readonly #last = new Map<number, bigint>();

  save(): ReadonlyMap<number, bigint> {
    return new Map(this.#last);
  }

  restore(saved: ReadonlyMap<number, bigint>): void {
    this.#last.clear();
    for (const [objectId, last] of saved) this.#last.set(objectId, last);
  }

  /** @throws OracleError 8004 beyond MAXVALUE or MINVALUE without CYCLE */
  next(sequence: Sequence): bigint {
    const value = this.peek(sequence);
    if (value > sequence.maxValue) throw exhausted(sequence, 'exceeds MAXVALUE');
    if (value < sequence.minValue) throw exhausted(sequence, 'goes below MINVALUE');
    this.#last.set(sequence.objectId, value);
    return value;
  }

  /** What `next` would give, past the limits where the sequence is exhausted: LAST_NUMBER. */
  peek(sequence: Sequence): bigint {
    const last = this.#last.get(sequence.objectId);
    if (last === undefined) return sequence.startWith;
    const value = last + sequence.incrementBy;
    if (!sequence.cycle || (value <= sequence.maxValue && value >= sequence.minValue)) return value;
    return sequence.incrementBy > 0n ? sequence.minValue : sequence.maxValue;
  }

  /** The sequence starts over with its START WITH. */
  restart(sequence: Sequence): void {
    this.#last.delete(sequence.objectId);
  }

  /** The sequence is dropped. */
  forget(objectId: number): void {
    this.#last.delete(objectId);
  }
}

function exhausted(sequence: Sequence, how: string): OracleError {
  const limit = sequence.incrementBy > 0n ? sequence.maxValue : sequence.minValue;
  return new OracleError(8004, `sequence ${sequence.name}.NEXTVAL ${how} ${limit} and cannot be instantiated`);
}
