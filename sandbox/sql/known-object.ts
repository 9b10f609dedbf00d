import { mayRead } from '../dictionary/catalog-access.js';
import { isVisible } from '../schema/access.js';
import { resolveName } from '../schema/resolve-name.js';
import type { SqlServices } from './compile-context.js';
import type { SessionState } from './session-state.js';

/**
 * Whether a name stands for an object that the session may know of: one of a schema, by a synonym perhaps, or a view of
 * the dictionary.
 * @returns 'within' for what may be a part of an object
 */
export function knowsObject(
  parts: readonly string[],
  { store, findDictionaryView }: SqlServices,
  { domain, currentSchema }: SessionState,
): 'object' | 'within' | undefined {
  const resolved = resolveName(store, parts, currentSchema);
  if (resolved !== undefined) {
    if (!isVisible(store, domain, resolved.object)) return undefined;
    return resolved.rest.length === 0 ? 'object' : 'within';
  }
  const [name, ...rest] = parts[0] === 'SYS' ? parts.slice(1) : parts;
  const view = name === undefined ? undefined : findDictionaryView(name);
  if (view === undefined || !mayRead(view, store, domain)) return undefined;
  return rest.length === 0 ? 'object' : 'within';
}
