import type { FieldDescriptor } from '../../call-descriptor.js';
import { nearest } from '../../options/suggest.js';
import { type Misfit, type Node, propertyStep } from './node.js';

/** A field of a record or attribute of an object with the node of its type. */
export interface FieldNode {
  readonly field: FieldDescriptor;
  readonly node: Node;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map);
}

/** The property's value; undefined when it is not there. What an object inherits is not meant. */
export function ownValue(value: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The first property that has a value and no field. */
export function findUnknown(value: Readonly<Record<string, unknown>>, known: ReadonlySet<string>): Misfit | undefined {
  for (const key in value) {
    if (known.has(key) || ownValue(value, key) === undefined) continue;
    const similar = nearest(key, [...known]);
    const hint = similar === undefined ? '' : ` (${similar}, probably)`;
    return {
      path: propertyStep(key),
      expected: `one of the fields ${[...known].join(', ')}${hint}`,
      received: 'an unknown name',
    };
  }
  return undefined;
}
