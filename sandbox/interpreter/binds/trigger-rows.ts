import type { Compiled } from '../../sql/expressions/compiled.js';
import type { BindVariable } from '../../syntax/ast/name.js';
import type { RecordType } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import { type Frame, type FrameLayout, frameAt } from '../frame.js';
import type { ValueDenotation } from '../names/denotation.js';
import { nullable } from '../names/symbol.js';
import type { UnitBinds } from './unit-binds.js';

/** One of the two rows of a row trigger. */
export interface TriggerRowName {
  readonly row: 'OLD' | 'NEW';
  /** What REFERENCING calls it. */
  readonly name: string;
  readonly slot: number;
}

/** `:NEW.total` and `:OLD.total`: the rows exist as records whose fields alone can be named. */
export class TriggerRows implements UnitBinds {
  readonly #layout: FrameLayout;
  readonly #rowType: RecordType;
  readonly #rows: readonly TriggerRowName[];
  readonly #mayChange: boolean;
  /** What makes CREATE TRIGGER itself fail: 4082, 4084, 4085. */
  refusal: OracleError | undefined;

  /**
   * @param rows none in a trigger that is not FOR EACH ROW
   * @param mayChange whether it fires before the row is written
   */
  constructor(layout: FrameLayout, rowType: RecordType, rows: readonly TriggerRowName[], mayChange: boolean) {
    this.#layout = layout;
    this.#rowType = rowType;
    this.#rows = rows;
    this.#mayChange = mayChange;
  }

  read(): Compiled<Frame> | undefined {
    return undefined;
  }

  denote({ name, position }: BindVariable, from: FrameLayout): ValueDenotation | undefined {
    const found = this.#rows.find((row) => row.name === name);
    if (found === undefined) {
      if (this.#rows.length === 0 && (name === 'NEW' || name === 'OLD')) {
        this.refusal ??= new OracleError(4082, 'NEW or OLD references not allowed in table level triggers', {
          position,
        });
      }
      return undefined;
    }
    const { row, slot } = found;
    const type = nullable(this.#rowType);
    const holder = frameAt(from, this.#layout);
    const compiled: Compiled<Frame> = {
      pauses: false,
      dataType: this.#rowType,
      evaluate: (frame) => holder(frame).slots[slot] ?? null,
    };
    return {
      kind: 'value',
      type,
      compiled,
      container: compiled,
      target: {
        pauses: false,
        type,
        store() {
          throw new Error('a row of a trigger is assigned by its fields');
        },
      },
      noteAssigned: () => this.#noteAssigned(row, position),
    };
  }

  #noteAssigned(row: 'OLD' | 'NEW', position: number): void {
    if (row === 'OLD') {
      this.refusal ??= new OracleError(4085, 'cannot change the value of an OLD reference variable', { position });
    } else if (!this.#mayChange) {
      this.refusal ??= new OracleError(4084, 'cannot change NEW values for this trigger type', { position });
    }
  }
}
