import type { QualifiedName } from '../../syntax/ast/name.js';
import type { UnitKind } from '../ast/unit.js';

/** What is known of a unit before its own syntax begins. */
export interface UnitHeading {
  readonly unitKind: UnitKind;
  readonly name: QualifiedName;
  /** Of the kind's first word, where the unit's line 1 begins. */
  readonly position: number;
}
