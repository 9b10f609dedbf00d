import type { ObjectType } from '../values/data-type.js';
import type { NativeSubprogram } from './native-package.js';

/** A supplied object type with methods that are written in TypeScript. The first parameter of its members is SELF. */
export interface NativeObjectType {
  readonly dataType: ObjectType;
  /** Functions by the name of the type. */
  readonly constructors: NativeMethods;
  readonly statics: NativeMethods;
  /** Those of its supertypes too. */
  readonly members: NativeMethods;
}

/** Kept as one object: it is what compiled calls are found by. */
export interface NativeMethods {
  readonly subprograms: readonly NativeSubprogram[];
}
