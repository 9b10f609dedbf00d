import type { SchemaStore } from './schema-store.js';
import type { StoredUnit, TriggerHeader } from './stored-unit.js';
import type { Table } from './table.js';

/** The triggers of a table or view, enabled or not. */
export function triggersOf(
  store: SchemaStore,
  { owner, name }: Pick<Table, 'owner' | 'name'>,
): readonly { readonly unit: StoredUnit; readonly header: TriggerHeader }[] {
  const found = [];
  for (const object of store.objects()) {
    if (object.type !== 'TRIGGER' || object.trigger === undefined) continue;
    const { trigger } = object;
    if (trigger.tableOwner === owner && trigger.tableName === name) found.push({ unit: object, header: trigger });
  }
  return found;
}
