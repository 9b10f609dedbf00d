import { hasObjectPrivilege, isVisible } from '../schema/access.js';
import { granteesOf, PUBLIC } from '../schema/grants.js';
import { namespaceOf } from '../schema/schema-object.js';
import type { SchemaObject } from '../schema/schema-store.js';
import type { Table } from '../schema/table.js';
import type { View } from '../schema/view.js';
import type { DictionaryContext } from './dictionary-view.js';
import type { Asked } from './view-definition.js';

/**
 * The objects of the owners asked for that `mayShow`, those of the asking user and all of DBA_ included. Without it: what
 * the user has some privilege on, and all public synonyms.
 */
export function* objectsFor(
  context: DictionaryContext,
  asked: Asked,
  mayShow: (object: SchemaObject) => boolean = (object) =>
    object.owner === PUBLIC || isVisible(context.store, context.domain, object),
): Iterable<SchemaObject> {
  const { store, domain } = context;
  for (const owner of asked.owners ?? [...store.owners()]) {
    for (const object of store.objectsOf(owner)) {
      if (asked.scope === 'ALL' && object.owner !== domain.user && !mayShow(object)) continue;
      yield object;
    }
  }
}

/** Tables and views among them. */
export function* relationsFor(context: DictionaryContext, asked: Asked): Iterable<Table | View> {
  for (const object of objectsFor(context, asked)) if (object.type === 'TABLE' || object.type === 'VIEW') yield object;
}

/** Tables among them. */
export function* tablesFor(context: DictionaryContext, asked: Asked): Iterable<Table> {
  for (const relation of relationsFor(context, asked)) if (relation.type === 'TABLE') yield relation;
}

/**
 * ALL_SOURCE and ALL_ERRORS: a specification or standalone unit is shown to whoever may execute it; a body only with
 * DEBUG on the unit, or with DEBUG ANY or CREATE ANY PROCEDURE.
 */
export function mayReadSource(context: DictionaryContext, object: SchemaObject): boolean {
  const { store, domain } = context;
  if (object.type !== 'PACKAGE BODY' && object.type !== 'TYPE BODY') {
    return mayExecute(context, object) || hasObjectPrivilege(store, domain, object, 'DEBUG');
  }
  const specification = store.find(object.owner, object.name);
  if (specification !== undefined && hasObjectPrivilege(store, domain, specification, 'DEBUG')) return true;
  const createAny = object.type === 'TYPE BODY' ? 'CREATE ANY TYPE' : 'CREATE ANY PROCEDURE';
  return [createAny, 'DEBUG ANY PROCEDURE'].some((privilege) => store.grants.hasSystemPrivilege(domain, privilege));
}

/** ALL_PROCEDURES and ALL_ARGUMENTS: EXECUTE on the object, or EXECUTE ANY or CREATE ANY PROCEDURE; DEBUG is not enough. */
export function mayExecute(context: DictionaryContext, object: SchemaObject): boolean {
  const { store, domain } = context;
  return (
    hasObjectPrivilege(store, domain, object, 'EXECUTE') ||
    store.grants.hasSystemPrivilege(domain, object.type === 'TYPE' ? 'CREATE ANY TYPE' : 'CREATE ANY PROCEDURE')
  );
}

/** Whether the asking user, an enabled role or PUBLIC was granted anything on the object itself. */
export function hasGrantOn({ store, domain }: DictionaryContext, object: SchemaObject): boolean {
  const grantees = granteesOf(domain);
  return store.grants
    .onObject(object.owner, object.name, namespaceOf(object.type))
    .some((grant) => grantees.includes(grant.grantee));
}
