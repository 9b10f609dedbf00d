import { hasObjectPrivilege } from '../../schema/access.js';
import { invalidateDependents } from '../../schema/dependents.js';
import type { Table } from '../../schema/table.js';
import { resourceBusy } from '../../storage/lock-wait.js';
import { isInUse } from '../../storage/table-lock.js';
import type { AlterTable, AlterTableAction } from '../../syntax/ast/ddl.js';
import type { Task } from '../../tasks/task.js';
import { tableNotFound } from '../errors/object-errors.js';
import { addColumns, dropColumns, modifyColumns, renameColumn } from './alter-columns.js';
import {
  disableConstraint,
  dropConstraint,
  enableConstraint,
  findConstraint,
  renameConstraint,
} from './alter-constraints.js';
import { addConstraint, buildConstraint } from './constraint-ddl.js';
import type { DdlContext } from './ddl-context.js';
import { renameTable } from './rename-table.js';
import { enableAllTriggers } from './trigger-ddl.js';

/** ALTER TABLE. @throws OracleError 942, 1031, 54 while a transaction works on the table, and what the actions raise */
export function* alterTable(statement: AlterTable, context: DdlContext): Task<void> {
  const { owner, name } = context.target(statement.name);
  const table = context.store.findTable(owner, name);
  const parts = statement.name.parts.map((part) => part.name);
  if (table === undefined) {
    if (statement.ifExists) return;
    throw tableNotFound(parts, context.session.currentSchema, statement.name.position);
  }
  if (!hasObjectPrivilege(context.store, context.domain, table, 'ALTER')) {
    throw tableNotFound(parts, context.session.currentSchema, statement.name.position);
  }
  if (isInUse(context.storage.sharedRowsOf(table))) throw resourceBusy();
  let changed = table;
  for (const action of statement.actions) changed = yield* apply(changed, action, context);
  invalidateDependents(context.store, owner, name);
}

function* apply(table: Table, action: AlterTableAction, context: DdlContext): Task<Table> {
  switch (action.kind) {
    case 'add_columns':
      return yield* addColumns(table, action, context);
    case 'modify_columns':
      return yield* modifyColumns(table, action, context);
    case 'drop_columns':
      return dropColumns(table, action.columns, action.cascadeConstraints, context);
    case 'set_unused':
      return dropColumns(table, action.columns, false, context);
    case 'rename_column':
      return renameColumn(table, action, context);
    case 'rename_table':
      return renameTable(table, action.to, context);
    case 'rename_constraint':
      return renameConstraint(table, action, context);
    case 'add_constraint':
      return yield* addConstraint(table, buildConstraint(action.constraint, undefined, table, context), context);
    case 'drop_constraint':
      return dropConstraint(table, findConstraint(table, action.constraint), action.cascade, context);
    case 'enable_constraint':
      return yield* enableConstraint(
        table,
        findConstraint(table, action.constraint),
        action.validate !== false,
        context,
      );
    case 'disable_constraint':
      return disableConstraint(table, findConstraint(table, action.constraint), action.cascade, context);
    case 'read_only':
    case 'read_write':
      return context.put({ ...table, readOnly: action.kind === 'read_only' });
    case 'storage':
      return table;
    case 'enable_all_triggers':
    case 'disable_all_triggers':
      enableAllTriggers(table, action.kind === 'enable_all_triggers', context);
      return table;
  }
}
