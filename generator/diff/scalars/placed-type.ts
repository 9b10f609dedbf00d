import type { OwnMapping } from '../../config/types-config.js';
import type { DataType, ScalarType } from '../../model/data-type.js';
import { bindType, type Place } from '../../plan/bind-type.js';
import { mapBinding } from '../../plan/map-binding.js';
import type { Verdict } from '../change.js';
import type { Flows } from '../flow.js';
import { type BoundScalar, compareScalars } from './compare-scalars.js';

/** A data type where it stands. */
export interface PlacedType {
  readonly type: DataType;
  readonly place: Place;
  /** What the configuration says about it. */
  readonly mapping: OwnMapping;
}

/** What it means that a value that is no composite, before or after, is of another type; undefined when it is of the same one. */
export function compareSimpleTypes(before: PlacedType, after: PlacedType, flows: Flows): Verdict | undefined {
  if (isSameType(before.type, after.type) && before.place === after.place) return undefined;
  const was = boundScalar(before);
  const is = boundScalar(after);
  if (was === undefined || is === undefined) return { grade: 'breaking', reason: 'it is of another kind' };
  return compareScalars(was, is, flows);
}

/** Undefined for what is no scalar that can be bound. */
export function boundScalar({ type, place, mapping }: PlacedType): BoundScalar | undefined {
  if (!isScalar(type)) return undefined;
  const binding = bindType(type, place);
  if ('reason' in binding) return undefined;
  return { type, binding: mapBinding(binding, type, mapping), sized: place === 'FIELD' };
}

function isScalar(type: DataType): type is ScalarType {
  return type.kind !== 'named' && type.kind !== 'cursor' && type.kind !== 'unsupported';
}

function isSameType(a: DataType, b: DataType): boolean {
  return JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
}
