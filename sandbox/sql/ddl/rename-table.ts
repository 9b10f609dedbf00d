import { invalidateDependents } from '../../schema/dependents.js';
import type { Constraint, Table } from '../../schema/table.js';
import { triggersOf } from '../../schema/triggers-of.js';
import type { Identifier } from '../../syntax/ast/name.js';
import { type DdlContext, nameInUse } from './ddl-context.js';

/** RENAME and ALTER TABLE … RENAME TO: grants, indexes and foreign keys go along. */
export function renameTable(table: Table, to: Identifier, context: DdlContext): Table {
  if (context.store.find(table.owner, to.name) !== undefined) throw nameInUse();
  const grants = [...context.store.grants.onObject(table.owner, table.name, 1)];
  const indexes = [...context.store.indexesOf(table)];
  context.store.remove(table);
  const renamed = context.put({ ...table, name: to.name });
  for (const grant of grants) context.store.grants.grantObjectPrivilege({ ...grant, objectName: to.name });
  for (const index of indexes) context.store.put({ ...index, tableName: to.name });
  for (const { unit, header } of triggersOf(context.store, table)) {
    context.store.put({ ...unit, trigger: { ...header, tableName: to.name } });
  }
  for (const child of [...context.store.tables()]) {
    const refers = (constraint: Constraint) =>
      constraint.kind === 'foreign_key' &&
      constraint.referencedOwner === table.owner &&
      constraint.referencedTable === table.name;
    if (!child.constraints.some(refers)) continue;
    const constraints = child.constraints.map(
      (constraint): Constraint =>
        constraint.kind === 'foreign_key' && refers(constraint)
          ? { ...constraint, referencedTable: to.name }
          : constraint,
    );
    context.store.put({ ...child, constraints });
  }
  invalidateDependents(context.store, table.owner, table.name);
  return context.store.findTable(renamed.owner, renamed.name) ?? renamed;
}
