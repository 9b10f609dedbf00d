import type { SchemaStore } from '../schema/schema-store.js';
import type { SecurityDomain } from '../schema/security-domain.js';
import type { DictionaryView } from './dictionary-view.js';

/** Whether the view exists for the domain: those of DBAs need SELECT_CATALOG_ROLE or SELECT ANY DICTIONARY. */
export function mayRead({ access }: DictionaryView, store: SchemaStore, domain: SecurityDomain): boolean {
  return (
    access === 'public' ||
    domain.user === 'SYS' ||
    domain.roles.has('SELECT_CATALOG_ROLE') ||
    store.grants.hasSystemPrivilege(domain, 'SELECT ANY DICTIONARY')
  );
}
