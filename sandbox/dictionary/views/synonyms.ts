import { isVisible } from '../../schema/access.js';
import { PUBLIC } from '../../schema/grants.js';
import { resolveObject } from '../../schema/resolve-name.js';
import type { Synonym } from '../../schema/synonym.js';
import type { DictionaryContext } from '../dictionary-view.js';
import { defineFamily, number, text } from '../view-definition.js';
import { objectsFor } from '../visible-objects.js';

/** ALL_SYNONYMS: one's own, all public ones, and those of others for objects that one has a privilege on. */
export const SYNONYMS = defineFamily({
  name: 'SYNONYMS',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OWNER',
  columns: [
    text('OWNER', 128),
    text('SYNONYM_NAME', 128),
    text('TABLE_OWNER', 128),
    text('TABLE_NAME', 128),
    text('DB_LINK', 128),
    number('ORIGIN_CON_ID', 12),
  ],
  *rows(context, asked) {
    for (const object of objectsFor(context, asked, () => true)) {
      if (object.type !== 'SYNONYM' || !asked.wants('SYNONYM_NAME', object.name)) continue;
      if (asked.scope === 'ALL' && !mayShow(context, object)) continue;
      yield {
        OWNER: object.owner,
        SYNONYM_NAME: object.name,
        TABLE_OWNER: object.targetOwner,
        TABLE_NAME: object.targetName,
        DB_LINK: object.databaseLink ?? null,
        ORIGIN_CON_ID: 0,
      };
    }
  },
});

function mayShow({ store, domain }: DictionaryContext, synonym: Synonym): boolean {
  if (synonym.owner === PUBLIC || synonym.owner === domain.user) return true;
  if (synonym.databaseLink !== undefined) return false;
  const target = store.find(synonym.targetOwner, synonym.targetName);
  if (target === undefined) return false;
  const object = target.type === 'SYNONYM' ? resolveObject(store, [target.owner, target.name], target.owner) : target;
  return object !== undefined && isVisible(store, domain, object);
}
