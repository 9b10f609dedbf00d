import type { Schema } from '../model/catalog.js';
import type { CompositeType } from '../model/composite-type.js';
import { keysInRoutine, keysInType } from './type-keys.js';

/**
 * The types that something in the schemas refers to, directly or through others.
 * @param more keys of types that are meant besides
 */
export function typesWithin(
  types: readonly CompositeType[],
  schemas: readonly Schema[],
  more: readonly string[],
): readonly CompositeType[] {
  const byKey = new Map(types.map((type) => [type.key, type]));
  const waiting = [...more, ...schemas.flatMap(keysInSchema)];
  const reached = new Set<string>();
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const type = byKey.get(key);
    if (type === undefined || reached.has(key)) continue;
    reached.add(key);
    waiting.push(...keysInType(type));
  }
  return types.filter(({ key }) => reached.has(key));
}

function keysInSchema({ packages, standalone }: Schema): readonly string[] {
  return [
    ...packages.flatMap(({ subprograms, source }) => [
      ...subprograms.flatMap(keysInRoutine),
      ...(source?.rowSubtypes ?? []).map(({ type }) => type),
    ]),
    ...standalone.flatMap(keysInRoutine),
  ];
}
