import type { Compiled } from '../../sql/expressions/compiled.js';
import type { BindVariable } from '../../syntax/ast/name.js';
import type { Frame, FrameLayout } from '../frame.js';
import type { ValueDenotation } from '../names/denotation.js';

/** What names with a colon mean in a unit. */
export interface UnitBinds {
  /** The value of one that stands alone; undefined if there is none. */
  read(variable: BindVariable, from: FrameLayout): Compiled<Frame> | undefined;
  /** What can be assigned to, or followed by a field. */
  denote(variable: BindVariable, from: FrameLayout): ValueDenotation | undefined;
}
