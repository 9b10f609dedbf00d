import { OracleError } from '../values/oracle-error.js';
import { PUBLIC } from './grants.js';
import type { SchemaObject, SchemaStore } from './schema-store.js';
import type { Synonym } from './synonym.js';

/** What a dotted name begins with, and the parts that are left: the column, subprogram or constant inside it. */
export interface ResolvedName {
  readonly object: Exclude<SchemaObject, { readonly type: 'SYNONYM' }>;
  readonly rest: readonly string[];
  /** The synonym that the name begins with; the first one where it stands for another. */
  readonly synonym: Synonym | undefined;
  /** The name went through a synonym over a database link, or through this one. */
  readonly databaseLink: string | undefined;
}

/**
 * Finds the schema object that a name stands for: an object of the current schema, a private synonym, a public synonym,
 * or `schema.object`, in this order, as SQL and PL/SQL do. Privileges are not looked at.
 * @param parts exact names, outermost first
 * @throws OracleError 1775 looping chain of synonyms
 */
export function resolveName(
  store: SchemaStore,
  parts: readonly string[],
  currentSchema: string,
): ResolvedName | undefined {
  const [first, second, ...rest] = parts;
  if (first === undefined) return undefined;
  const own = store.find(currentSchema, first) ?? store.find(PUBLIC, first);
  const found = own === undefined ? undefined : followSynonyms(store, own);
  if (found !== undefined) {
    return { object: found, rest: parts.slice(1), synonym: synonymIn(own), databaseLink: undefined };
  }
  if (second === undefined) return undefined;
  const qualified = store.find(first, second);
  const target = qualified === undefined ? undefined : followSynonyms(store, qualified);
  return target === undefined
    ? undefined
    : { object: target, rest, synonym: synonymIn(qualified), databaseLink: undefined };
}

function synonymIn(object: SchemaObject | undefined): Synonym | undefined {
  return object?.type === 'SYNONYM' ? object : undefined;
}

/**
 * Like `resolveName` for a place where only `object` or `schema.object` can stand, such as FROM: two parts are never
 * an object and something inside it.
 */
export function resolveObject(
  store: SchemaStore,
  parts: readonly string[],
  currentSchema: string,
): ResolvedName['object'] | undefined {
  const [first, second] = parts;
  if (first === undefined || parts.length > 2) return undefined;
  const named =
    second === undefined ? (store.find(currentSchema, first) ?? store.find(PUBLIC, first)) : store.find(first, second);
  return named === undefined ? undefined : followSynonyms(store, named);
}

function followSynonyms(store: SchemaStore, start: SchemaObject): ResolvedName['object'] | undefined {
  const seen = new Set<SchemaObject>();
  let object: SchemaObject | undefined = start;
  while (object?.type === 'SYNONYM') {
    if (seen.has(object)) throw new OracleError(1775, 'looping chain of synonyms');
    seen.add(object);
    object =
      store.find(object.targetOwner, object.targetName) ?? publicTarget(store, object.targetOwner, object.targetName);
  }
  return object;
}

/** A synonym may name a public synonym as if it were an object of the schema it was created in. */
function publicTarget(store: SchemaStore, owner: string, name: string): SchemaObject | undefined {
  const target = store.find(PUBLIC, name);
  return target?.type === 'SYNONYM' && store.findUser(owner) !== undefined ? target : undefined;
}
