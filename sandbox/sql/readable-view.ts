import { mayRead } from '../dictionary/catalog-access.js';
import type { DictionaryView } from '../dictionary/dictionary-view.js';
import type { SecurityDomain } from '../schema/security-domain.js';
import type { SqlServices } from './compile-context.js';

/**
 * The view of the dictionary that a name means where no object of a schema has it: they are SYS's, with public synonyms.
 * Undefined for one that the domain may not read, too.
 * @throws NotSupportedError for a view that Oracle has and the sandbox lacks
 */
export function readableView(
  [first, second, third]: readonly string[],
  { store, findDictionaryView }: Pick<SqlServices, 'store' | 'findDictionaryView'>,
  domain: SecurityDomain,
): DictionaryView | undefined {
  const name = second === undefined ? first : first === 'SYS' && third === undefined ? second : undefined;
  const view = name === undefined ? undefined : findDictionaryView(name);
  return view !== undefined && mayRead(view, store, domain) ? view : undefined;
}
