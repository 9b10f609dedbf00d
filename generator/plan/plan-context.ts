import type { CursorRows, ImplicitResults, Naming, TypeMappings } from '../config/config.js';
import type { CompositeType } from '../model/composite-type.js';
import type { CompositeBindings } from './composites/bind-composites.js';
import type { SchemaWords, TypeNames } from './names/type-names.js';
import type { RowSubtypes } from './row-subtypes.js';

/** What all parts of a plan are made with. */
export interface PlanContext {
  readonly naming: Naming;
  readonly types: TypeMappings;
  readonly cursors: CursorRows;
  readonly recordedCursors: CursorRows;
  /** By routine, configured or recorded. */
  readonly implicitResults: ImplicitResults;
  readonly rowSubtypes: RowSubtypes;
  /** The catalog's types, by key. */
  readonly catalogTypes: ReadonlyMap<string, CompositeType>;
  /** By key. */
  readonly composites: CompositeBindings;
  /** By the type's key. */
  readonly names: ReadonlyMap<string, TypeNames>;
  readonly words: SchemaWords;
}
