import type {
  CompositeDescriptor,
  CursorDescriptor,
  ParameterDescriptor,
  ScalarDescriptor,
  TypeDescriptor,
} from '../call-descriptor.js';
import type { Binder } from './binder.js';
import { binderFor } from './binder-for.js';
import { buildTree, type CompositeTree } from './composite/composite-tree.js';
import { travelsInOne } from './lob/large-type.js';
import type { ValueClasses } from './value-classes.js';

/** How a parameter or result travels: a scalar in one bind, a LOB or BFILE in several, a composite in as many as it has scalars, a cursor as itself or as its DBMS_SQL number. */
export type Carrier = ScalarCarrier | CompositeCarrier | CursorCarrier;

export interface ScalarCarrier {
  readonly kind: 'scalar';
  readonly type: ScalarDescriptor;
  readonly binder: Binder;
}

export interface CompositeCarrier {
  readonly kind: 'composite';
  /** A scalar when its values take more than one bind. */
  readonly type: CompositeDescriptor | ScalarDescriptor;
  /** Undefined for OUT. */
  readonly incoming: CompositeTree | undefined;
  /** Undefined for IN. */
  readonly outgoing: CompositeTree | undefined;
}

export interface CursorCarrier {
  readonly kind: 'cursor';
  readonly type: CursorDescriptor;
}

/** @throws ConfigurationError as `binderFor` does */
export function carrierFor(type: TypeDescriptor, mode: ParameterDescriptor['mode'], classes: ValueClasses): Carrier {
  if (!('declaration' in type) || !travelsInOne(type)) {
    if (type.kind === 'cursor') return { kind: 'cursor', type };
    return {
      kind: 'composite',
      type,
      incoming: mode === 'OUT' ? undefined : buildTree(type, 'IN', classes),
      outgoing: mode === 'IN' ? undefined : buildTree(type, 'OUT', classes),
    };
  }
  return { kind: 'scalar', type, binder: binderFor(type, mode, classes) };
}
