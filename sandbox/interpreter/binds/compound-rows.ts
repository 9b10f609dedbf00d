import type { Compiled } from '../../sql/expressions/compiled.js';
import type { BindVariable } from '../../syntax/ast/name.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { Frame, FrameLayout } from '../frame.js';
import type { ValueDenotation } from '../names/denotation.js';
import type { TriggerRows } from './trigger-rows.js';
import type { UnitBinds } from './unit-binds.js';

/** :NEW and :OLD where a compound trigger is not at a row: in its declarations and statement sections. */
export class CompoundRows implements UnitBinds {
  readonly #rows: TriggerRows;

  constructor(rows: TriggerRows) {
    this.#rows = rows;
  }

  read(): Compiled<Frame> | undefined {
    return undefined;
  }

  /** @throws PlsqlCompileError PLS-00679 */
  denote(bind: BindVariable, from: FrameLayout): ValueDenotation | undefined {
    if (this.#rows.denote(bind, from) === undefined) return undefined;
    throw new PlsqlCompileError(
      'PLS-00679: trigger binds not allowed in before/after statement section',
      bind.position,
    );
  }
}
