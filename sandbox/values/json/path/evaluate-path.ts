import { JsonArray, JsonObject, JsonScalar, type JsonValue } from '../json-value.js';
import { holds } from './filter.js';
import { applyMethod } from './item-methods.js';
import type { ElementPosition, JsonPath, PathStep, PathVariables } from './path.js';

/**
 * What a path matches, in the order of the document. A member step looks into the elements of an array, an array step takes what is no
 * array for the only element of one.
 */
export function matches(path: Omit<JsonPath, 'text'>, root: JsonValue, variables: PathVariables): readonly JsonValue[] {
  let found: readonly JsonValue[] = [root];
  for (const step of path.steps) found = found.flatMap((value) => follow(step, value, variables));
  const { method } = path;
  if (method === undefined) return found;
  if (method === 'count') return [new JsonScalar(found.length)];
  return found.flatMap((value) => applyMethod(method, value));
}

function follow(step: PathStep, value: JsonValue, variables: PathVariables): readonly JsonValue[] {
  switch (step.kind) {
    case 'member':
      return unwrapped(value).flatMap((item) => {
        const member = item instanceof JsonObject ? item.members.get(step.name) : undefined;
        return member === undefined ? [] : [member];
      });
    case 'all_members':
      return unwrapped(value).flatMap((item) => (item instanceof JsonObject ? [...item.members.values()] : []));
    case 'descendant':
      return descendants(value, step.name);
    case 'all_elements':
      return unwrapped(value);
    case 'elements': {
      const elements = unwrapped(value);
      return step.ranges.flatMap(({ from, to }) => {
        const [first, last] = [positionIn(from, elements.length), positionIn(to, elements.length)];
        const [low, high] = first <= last ? [first, last] : [last, first];
        return elements.slice(Math.max(low, 0), Math.max(high + 1, 0));
      });
    }
    case 'filter':
      return unwrapped(value).filter((item) =>
        holds(step.condition, (asked) => matches(asked, item, variables), variables),
      );
  }
}

function unwrapped(value: JsonValue): readonly JsonValue[] {
  return value instanceof JsonArray ? value.elements : [value];
}

function positionIn({ fromLast, offset }: ElementPosition, length: number): number {
  return fromLast ? length - 1 - offset : offset;
}

/** Members of that name, however deep. */
function descendants(value: JsonValue, name: string): readonly JsonValue[] {
  if (value instanceof JsonArray) return value.elements.flatMap((element) => descendants(element, name));
  if (!(value instanceof JsonObject)) return [];
  return [...value.members].flatMap(([key, member]) => [
    ...(key === name ? [member] : []),
    ...descendants(member, name),
  ]);
}
