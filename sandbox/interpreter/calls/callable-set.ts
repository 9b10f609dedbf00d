import type { NativeSubprogram } from '../../packages/native-package.js';
import type { FrameLayout } from '../frame.js';
import type { PackageUnit } from '../units/package-unit.js';
import type { StandaloneUnit } from '../units/standalone-unit.js';
import type { TypeMethod, TypeUnit } from '../units/type-unit.js';
import type { Subprogram, SubprogramCodes } from './subprogram.js';

/** Subprograms of one name, and how a call gets to their code. */
export interface CallableSet {
  /** As messages show it. */
  readonly name: string;
  readonly overloads: readonly Subprogram[];
  readonly link: CallLink;
}

export type CallLink =
  /** Declared in the unit being compiled; its static link is the frame of `layout`. */
  | {
      readonly kind: 'local';
      readonly layout: FrameLayout;
      readonly codes: SubprogramCodes;
      readonly unitName: string | undefined;
    }
  | { readonly kind: 'package'; readonly unit: PackageUnit }
  | MethodLink
  /** `methods` has no entry for the constructor that every object type has. */
  | { readonly kind: 'constructor'; readonly unit: TypeUnit; readonly methods: ReadonlyMap<Subprogram, TypeMethod> }
  | { readonly kind: 'standalone'; readonly unit: StandaloneUnit }
  | { readonly kind: 'native'; readonly codes: ReadonlyMap<Subprogram, NativeSubprogram> };

/** To methods of an object type. */
export interface MethodLink {
  readonly kind: 'method';
  readonly unit: TypeUnit;
  readonly methods: ReadonlyMap<Subprogram, TypeMethod>;
  /** Whether the method is that of the type that SELF really has; it is that of `unit` otherwise. */
  readonly dynamic: boolean;
}
