import type { CollectionDescriptor, ObjectDescriptor, RecordDescriptor } from '../../../runtime/call-descriptor.js';
import type { CollectionType, Field, ObjectType, RecordType } from '../../model/composite-type.js';
import type { ScalarBinding } from '../type-binding.js';

/** A composite type with all that it is made of. There is one for each type, so that descriptors are shared. */
export type CompositeBinding = RecordBinding | CollectionBinding | ObjectBinding;

/** What stands in a field, attribute or element. */
export type PartBinding = ScalarBinding | CompositeBinding;

export interface RecordBinding {
  readonly type: RecordType;
  readonly descriptor: RecordDescriptor;
  readonly members: readonly MemberBinding[];
}

export interface CollectionBinding {
  readonly type: CollectionType;
  readonly descriptor: CollectionDescriptor;
  readonly element: PartBinding;
}

export interface ObjectBinding {
  readonly type: ObjectType;
  readonly descriptor: ObjectDescriptor;
  readonly members: readonly MemberBinding[];
  /** All types under it, at any depth, supertypes first. */
  readonly subtypes: readonly ObjectBinding[];
}

export interface MemberBinding {
  readonly field: Field;
  readonly key: string;
  readonly part: PartBinding;
}

/** A type that no value can be given or taken of. */
export interface Unsupported {
  /** The way into the type to the cause: `field LINES`, `element`, `attribute PHOTO`. */
  readonly path: readonly string[];
  /** `BLOB is not supported yet` */
  readonly reason: string;
}

export function isUnsupported(binding: PartBinding | Unsupported): binding is Unsupported {
  return 'reason' in binding;
}

export function isComposite(part: PartBinding): part is CompositeBinding {
  return 'type' in part;
}

/** `ERP.ORDERS_API.ORDER_T, field LINES, element, field DOC: BLOB is not supported yet` */
export function explainIn(key: string, unsupported: Unsupported): string {
  return unsupported.path.length === 0 ? unsupported.reason : `${key}, ${explain(unsupported)}`;
}

/** The same without the type that it begins with. */
export function explain({ path, reason }: Unsupported): string {
  return path.length === 0 ? reason : `${path.join(', ')}: ${reason}`;
}

/** The composite types that a type is directly made of. */
export function partsOf(binding: CompositeBinding): readonly CompositeBinding[] {
  if ('element' in binding) return isComposite(binding.element) ? [binding.element] : [];
  const parts = binding.members.flatMap(({ part }) => (isComposite(part) ? [part] : []));
  return 'subtypes' in binding ? [...parts, ...binding.subtypes] : parts;
}
