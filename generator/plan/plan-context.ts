import type { CursorRows, Naming, TypeMappings } from '../config/config.js';
import type { CompositeType } from '../model/composite-type.js';
import type { CompositeBindings } from './composites/bind-composites.js';
import type { TypeNames } from './names/type-names.js';

/** What all parts of a plan are made with. */
export interface PlanContext {
  readonly naming: Naming;
  readonly types: TypeMappings;
  readonly cursors: CursorRows;
  readonly recordedCursors: CursorRows;
  /** The catalog's types, by key. */
  readonly catalogTypes: ReadonlyMap<string, CompositeType>;
  /** By key. */
  readonly composites: CompositeBindings;
  /** By the type's key. */
  readonly names: ReadonlyMap<string, TypeNames>;
}
