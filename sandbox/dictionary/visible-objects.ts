import { hasObjectPrivilege, isVisible } from '../schema/access.js';
import type { SchemaObject } from '../schema/schema-store.js';
import type { DictionaryContext } from './dictionary-view.js';
import type { Asked } from './view-definition.js';

/** The objects of the owners asked for that `mayShow`, those of the asking user and all of DBA_ included. */
export function* objectsFor(
  context: DictionaryContext,
  asked: Asked,
  mayShow: (object: SchemaObject) => boolean = (object) => isVisible(context.store, context.domain, object),
): Iterable<SchemaObject> {
  const { store, domain } = context;
  for (const owner of asked.owners ?? [...store.owners()]) {
    for (const object of store.objectsOf(owner)) {
      if (asked.scope === 'ALL' && object.owner !== domain.user && !mayShow(object)) continue;
      yield object;
    }
  }
}

/** ALL_PROCEDURES and ALL_ARGUMENTS: EXECUTE on the object, or EXECUTE ANY or CREATE ANY PROCEDURE; DEBUG is not enough. */
export function mayExecute(context: DictionaryContext, object: SchemaObject): boolean {
  const { store, domain } = context;
  return (
    hasObjectPrivilege(store, domain, object, 'EXECUTE') ||
    store.grants.hasSystemPrivilege(domain, object.type === 'TYPE' ? 'CREATE ANY TYPE' : 'CREATE ANY PROCEDURE')
  );
}
