import type { NativePackage } from '../../packages/native-package.js';
import type { Sequence } from '../../schema/sequence.js';
import type { Compiled } from '../../sql/expressions/compiled.js';
import type { Identifier } from '../../syntax/ast/name.js';
import type { Task } from '../../tasks/task.js';
import type { CharacterType, ObjectType } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';
import type { CallableSet } from '../calls/callable-set.js';
import type { Frame } from '../frame.js';
import type { PackageUnit } from '../units/package-unit.js';
import type { Scope } from './scope.js';
import type { ConstrainedType, CursorSymbol, ExceptionSymbol, TypeSymbol } from './symbol.js';

/** What a name, call or member access in PL/SQL source was found to mean. */
export type Denotation =
  | ValueDenotation
  | CollectionMethod
  | XmlMethod
  | ObjectMethod
  | ObjectAsSupertype
  | { readonly kind: 'subprograms'; readonly callable: CallableSet }
  | { readonly kind: 'exception'; readonly symbol: Pick<ExceptionSymbol, 'identity'> }
  | { readonly kind: 'type'; readonly symbol: TypeSymbol }
  | { readonly kind: 'cursor'; readonly symbol: CursorSymbol; readonly home: FrameLocator }
  | { readonly kind: 'package'; readonly unit: PackageUnit }
  | { readonly kind: 'native_package'; readonly unit: NativePackage }
  | { readonly kind: 'sequence'; readonly sequence: Sequence }
  | { readonly kind: 'scope'; readonly scope: Scope };

/** A variable, constant, parameter, field, element or bind. */
export interface ValueDenotation {
  readonly kind: 'value';
  readonly compiled: Compiled<Frame>;
  readonly type: ConstrainedType;
  /** How to assign to it; undefined for constants, IN parameters and loop indexes. */
  readonly target: CompiledTarget | undefined;
  /**
   * Gives the record or collection itself, to change it in place; an element of an index-by table that is not there yet
   * comes into being. Absent for scalars.
   */
  readonly container?: Compiled<Frame>;
  /** Of a formal parameter: its type with the length that its call has given it. */
  lengthInCall?(frame: Frame): CharacterType | undefined;
  /** To be called by whoever compiles an assignment to it: a bind variable then comes out of its block. */
  noteAssigned?(): void;
}

/** `lines.COUNT`, `lines.EXISTS`: still without its arguments. */
export interface CollectionMethod {
  readonly kind: 'method';
  readonly collection: ValueDenotation;
  readonly method: string;
}

/** `shape.area`: a member method with the object that it is called for, still without its arguments. */
export interface ObjectMethod {
  readonly kind: 'object_method';
  readonly callable: CallableSet;
  readonly self: ValueDenotation;
}

/** `(SELF AS shape_t)`: an object whose methods are to be the supertype's. */
export interface ObjectAsSupertype {
  readonly kind: 'as_supertype';
  readonly self: ValueDenotation;
  readonly supertype: ObjectType;
}

/** `doc.getClobVal`: still without its arguments. */
export interface XmlMethod {
  readonly kind: 'xml_method';
  readonly instance: ValueDenotation;
  readonly method: Identifier;
}

/** Something that can be assigned to. The value was converted to `type` before. */
export type CompiledTarget = DirectTarget | PausingTarget;

export interface DirectTarget {
  readonly pauses: false;
  readonly type: ConstrainedType;
  store(frame: Frame, value: Value): void;
}

export interface PausingTarget {
  readonly pauses: true;
  readonly type: ConstrainedType;
  store(frame: Frame, value: Value): Task<void>;
}

/** From the frame that runs to the one that holds a variable: by static links, or the instance of another package. */
export type FrameLocator =
  | {
      readonly pauses: false;
      /** The frame that runs is the one. */
      readonly here: boolean;
      locate(frame: Frame): Frame;
    }
  | { readonly pauses: true; locate(frame: Frame): Task<Frame> };

export function* storeInto(target: CompiledTarget, frame: Frame, value: Value): Task<void> {
  if (target.pauses) yield* target.store(frame, value);
  else target.store(frame, value);
}
