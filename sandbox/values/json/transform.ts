import { NotSupportedError, OracleError } from '../oracle-error.js';
import { copyJson, JsonArray, JsonObject, JsonScalar, type JsonValue } from './json-value.js';
import { matches } from './path/evaluate-path.js';
import { holds } from './path/filter.js';
import type { JsonPath, PathStep, PathVariables } from './path/path.js';

export type TransformOperator = 'APPEND' | 'INSERT' | 'KEEP' | 'PREPEND' | 'REMOVE' | 'RENAME' | 'REPLACE' | 'SET';
export type TransformHandler = 'CREATE' | 'ERROR' | 'IGNORE' | 'NULL' | 'REMOVE' | 'REPLACE';

/** An operation of JSON_TRANSFORM; handlers that were not given are undefined. */
export interface TransformOperation {
  readonly operator: TransformOperator;
  /** Several for KEEP only. */
  readonly paths: readonly JsonPath[];
  readonly onExisting: TransformHandler | undefined;
  readonly onMissing: TransformHandler | undefined;
  readonly onNull: TransformHandler | undefined;
}

/** From the root: names of members and positions of elements. */
type Place = readonly (string | number)[];

interface Found {
  readonly place: Place;
  readonly value: JsonValue;
}

/**
 * Changes a document in place, which the caller has copied. Source: JSON Developer's Guide, "Oracle SQL Function JSON_TRANSFORM".
 * @param value of the right-hand side, undefined where that is NULL; the new name for RENAME
 * @throws OracleError 40762, 40763, 40810
 */
export function transformJson(
  root: JsonValue,
  operation: TransformOperation,
  value: JsonValue | undefined,
  variables: PathVariables,
): JsonValue {
  const { operator, paths, onNull } = operation;
  if (operator === 'KEEP')
    return kept(
      root,
      paths.flatMap((path) => find(root, path.steps, variables)),
    );
  const [path] = paths;
  if (path === undefined) throw new TypeError('an operation without a path');
  if (operator === 'REMOVE') return removed(root, path, operation, variables);
  if (operator === 'RENAME') return renamed(root, path, operation, value, variables);
  if (path.steps.length === 0 && operator !== 'APPEND' && operator !== 'PREPEND') {
    throw new OracleError(40810, 'update of root value not allowed');
  }
  if (value === undefined && onNull === 'IGNORE') return root;
  if (value === undefined && onNull === 'REMOVE')
    return removed(root, path, { ...operation, onMissing: undefined }, variables);
  if (operator === 'APPEND' || operator === 'PREPEND') return extended(root, path, operation, value, variables);
  assign(root, path, operation, value ?? JsonScalar.null, variables);
  return root;
}

/** SET, INSERT and REPLACE. */
function assign(
  root: JsonValue,
  path: JsonPath,
  { operator, onExisting, onMissing }: TransformOperation,
  value: JsonValue,
  variables: PathVariables,
): void {
  const last = path.steps.at(-1);
  const found = find(root, path.steps, variables);
  const isElement = last?.kind === 'elements';
  if (found.length > 0) {
    if (operator === 'INSERT' && isElement) {
      for (const { place } of found.toReversed()) insertElement(root, place, copyJson(value));
      return;
    }
    const action = onExisting ?? (operator === 'INSERT' ? 'ERROR' : 'REPLACE');
    if (action === 'ERROR') throw new OracleError(40763, 'value already exists');
    if (action === 'REMOVE') for (const { place } of found.toReversed()) remove(root, place);
    if (action === 'REPLACE') for (const { place } of found) put(root, place, copyJson(value));
    return;
  }
  const action = onMissing ?? (operator === 'REPLACE' ? 'IGNORE' : 'CREATE');
  if (action === 'ERROR') throw missingValue();
  if (action === 'CREATE') create(root, path, value, variables);
}

/** At the place of a member or element whose parent is there. */
function create(root: JsonValue, path: JsonPath, value: JsonValue, variables: PathVariables): void {
  const last = path.steps.at(-1);
  for (const parent of find(root, path.steps.slice(0, -1), variables)) {
    if (last?.kind === 'member') {
      for (const { value: item } of items(parent)) {
        if (item instanceof JsonObject) item.members.set(last.name, copyJson(value));
      }
    } else if (last?.kind === 'elements' && parent.value instanceof JsonArray) {
      const [range] = last.ranges;
      if (range === undefined || range.from.fromLast) continue;
      while (parent.value.elements.length < range.from.offset) parent.value.elements.push(JsonScalar.null);
      parent.value.elements.push(copyJson(value));
    }
  }
}

function removed(
  root: JsonValue,
  path: JsonPath,
  { onMissing }: TransformOperation,
  variables: PathVariables,
): JsonValue {
  if (path.steps.length === 0) throw new OracleError(40810, 'update of root value not allowed');
  const found = find(root, path.steps, variables);
  if (found.length === 0 && onMissing === 'ERROR') throw missingValue();
  for (const { place } of found.toReversed()) remove(root, place);
  return root;
}

/** The member keeps its place among the others. */
function renamed(
  root: JsonValue,
  path: JsonPath,
  { onMissing }: TransformOperation,
  name: JsonValue | undefined,
  variables: PathVariables,
): JsonValue {
  if (!(name instanceof JsonScalar) || typeof name.value !== 'string') {
    throw new NotSupportedError('RENAME of JSON_TRANSFORM to what is no text');
  }
  const { value: newName } = name;
  const found = find(root, path.steps, variables);
  if (found.length === 0 && onMissing === 'ERROR') throw missingValue();
  for (const { place } of found) {
    const parent = valueAt(root, place.slice(0, -1));
    const key = place.at(-1);
    if (!(parent instanceof JsonObject)) continue;
    const members = [...parent.members].filter(([member]) => member !== newName || member === key);
    parent.members.clear();
    for (const [member, value] of members) parent.members.set(member === key ? newName : member, value);
  }
  return root;
}

/** APPEND and PREPEND of one value; without an array to add it to, CREATE ON MISSING makes one. */
function extended(
  root: JsonValue,
  path: JsonPath,
  { operator, onMissing }: TransformOperation,
  value: JsonValue | undefined,
  variables: PathVariables,
): JsonValue {
  const found = find(root, path.steps, variables);
  if (found.length === 0) {
    if (onMissing === 'CREATE') create(root, path, new JsonArray([value ?? JsonScalar.null]), variables);
    else if (onMissing !== 'IGNORE') throw missingValue();
  }
  for (const { value: target } of found) {
    if (!(target instanceof JsonArray))
      throw new NotSupportedError(`${operator} of JSON_TRANSFORM to what is no array`);
    const added = copyJson(value ?? JsonScalar.null);
    if (operator === 'APPEND') target.elements.push(added);
    else target.elements.unshift(added);
  }
  return root;
}

/** Only what is at these places, and what they are in. */
function kept(root: JsonValue, found: readonly Found[], depth = 0): JsonValue {
  if (found.some(({ place }) => place.length === depth)) return root;
  const below = (key: string | number) => found.filter(({ place }) => place[depth] === key);
  const keep = (key: string | number, value: JsonValue) => {
    const inside = below(key);
    return inside.length === 0 ? undefined : kept(value, inside, depth + 1);
  };
  if (root instanceof JsonArray) {
    return new JsonArray(root.elements.flatMap((element, index) => keep(index, element) ?? []));
  }
  if (!(root instanceof JsonObject)) return root;
  return new JsonObject(
    [...root.members].flatMap(([name, member]) => {
      const inside = keep(name, member);
      return inside === undefined ? [] : [[name, inside] as const];
    }),
  );
}

/** Where a path leads to, as `matches` finds the values. @throws NotSupportedError for a descendant step */
function find(root: JsonValue, steps: readonly PathStep[], variables: PathVariables): readonly Found[] {
  let found: readonly Found[] = [{ place: [], value: root }];
  for (const step of steps) found = found.flatMap((from) => follow(step, from, variables));
  return found;
}

function follow(step: PathStep, from: Found, variables: PathVariables): readonly Found[] {
  switch (step.kind) {
    case 'member':
      return items(from).flatMap(({ place, value }) => {
        const member = value instanceof JsonObject ? value.members.get(step.name) : undefined;
        return member === undefined ? [] : [{ place: [...place, step.name], value: member }];
      });
    case 'all_members':
      return items(from).flatMap(({ place, value }) =>
        value instanceof JsonObject
          ? [...value.members].map(([name, member]) => ({ place: [...place, name], value: member }))
          : [],
      );
    case 'all_elements':
      return items(from);
    case 'elements': {
      const elements = items(from);
      const positions = step.ranges.flatMap(({ from: first, to }) => {
        const [low, high] = [first, to].map(({ fromLast, offset }) =>
          fromLast ? elements.length - 1 - offset : offset,
        );
        return elements.slice(Math.max(low ?? 0, 0), Math.max((high ?? 0) + 1, 0));
      });
      return positions;
    }
    case 'filter':
      return items(from).filter(({ value }) =>
        holds(step.condition, (asked) => matches(asked, value, variables), variables),
      );
    case 'descendant':
      throw new NotSupportedError('a descendant step in a path of JSON_TRANSFORM');
  }
}

/** The elements of an array; what is none is the only element of one. */
function items({ place, value }: Found): readonly Found[] {
  if (!(value instanceof JsonArray)) return [{ place, value }];
  return value.elements.map((element, index) => ({ place: [...place, index], value: element }));
}

function valueAt(root: JsonValue, place: Place): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const key of place) value = childOf(value, key);
  return value;
}

function childOf(value: JsonValue | undefined, key: string | number): JsonValue | undefined {
  if (value instanceof JsonArray) return typeof key === 'number' ? value.elements[key] : undefined;
  return value instanceof JsonObject ? value.members.get(String(key)) : undefined;
}

function put(root: JsonValue, place: Place, value: JsonValue): void {
  const parent = valueAt(root, place.slice(0, -1));
  const key = place.at(-1);
  if (parent instanceof JsonArray && typeof key === 'number') parent.elements[key] = value;
  else if (parent instanceof JsonObject && typeof key === 'string') parent.members.set(key, value);
}

function insertElement(root: JsonValue, place: Place, value: JsonValue): void {
  const parent = valueAt(root, place.slice(0, -1));
  const key = place.at(-1);
  if (parent instanceof JsonArray && typeof key === 'number') parent.elements.splice(key, 0, value);
}

function remove(root: JsonValue, place: Place): void {
  const parent = valueAt(root, place.slice(0, -1));
  const key = place.at(-1);
  if (parent instanceof JsonArray && typeof key === 'number') parent.elements.splice(key, 1);
  else if (parent instanceof JsonObject && typeof key === 'string') parent.members.delete(key);
}

function missingValue(): OracleError {
  return new OracleError(40762, 'missing value in JSON_TRANSFORM ()');
}
