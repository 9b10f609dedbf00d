import type { Constraint, Table } from '../../schema/table.js';
import { constraintColumns } from '../constraint-columns.js';
import { dateValue } from '../dates.js';
import { date, defineFamily, long, number, text } from '../view-definition.js';
import { tablesFor } from '../visible-objects.js';

/** ALL_CONSTRAINTS: those of tables that the user may know of; NOT NULL shows as a check. */
export const CONSTRAINTS = defineFamily({
  name: 'CONSTRAINTS',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OWNER',
  leftOutOfUser: [],
  columns: [
    text('OWNER', 128),
    text('CONSTRAINT_NAME', 128),
    text('CONSTRAINT_TYPE', 1),
    text('TABLE_NAME', 128),
    long('SEARCH_CONDITION'),
    text('SEARCH_CONDITION_VC', 4000, 12),
    text('R_OWNER', 128),
    text('R_CONSTRAINT_NAME', 128),
    text('DELETE_RULE', 9),
    text('STATUS', 8),
    text('DEFERRABLE', 14),
    text('DEFERRED', 9),
    text('VALIDATED', 13),
    text('GENERATED', 14),
    text('BAD', 3),
    text('RELY', 4),
    date('LAST_CHANGE'),
    text('INDEX_OWNER', 128),
    text('INDEX_NAME', 128),
    text('INVALID', 7),
    text('VIEW_RELATED', 14),
    number('ORIGIN_CON_ID', 12),
  ],
  *rows(context, asked) {
    for (const table of tablesFor(context, asked)) {
      if (!asked.wants('TABLE_NAME', table.name)) continue;
      for (const constraint of table.constraints) {
        if (asked.wants('CONSTRAINT_NAME', constraint.name)) yield rowOf(constraint, table);
      }
    }
  },
});

/** ALL_CONS_COLUMNS: the columns of these constraints. */
export const CONS_COLUMNS = defineFamily({
  name: 'CONS_COLUMNS',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OWNER',
  leftOutOfUser: [],
  columns: [
    text('OWNER', 128),
    text('CONSTRAINT_NAME', 128),
    text('TABLE_NAME', 128),
    text('COLUMN_NAME', 4000),
    number('POSITION'),
  ],
  *rows(context, asked) {
    for (const table of tablesFor(context, asked)) {
      if (!asked.wants('TABLE_NAME', table.name)) continue;
      for (const constraint of table.constraints) {
        if (!asked.wants('CONSTRAINT_NAME', constraint.name)) continue;
        for (const { name, position } of constraintColumns(constraint, table)) {
          yield {
            OWNER: table.owner,
            CONSTRAINT_NAME: constraint.name,
            TABLE_NAME: table.name,
            COLUMN_NAME: name,
            POSITION: position,
          };
        }
      }
    }
  },
});

const TYPES: Readonly<Record<Constraint['kind'], string>> = {
  primary_key: 'P',
  unique: 'U',
  foreign_key: 'R',
  check: 'C',
  not_null: 'C',
};

function rowOf(constraint: Constraint, table: Table) {
  const condition = searchCondition(constraint);
  const reference = constraint.kind === 'foreign_key' ? constraint : undefined;
  const key = constraint.kind === 'primary_key' || constraint.kind === 'unique' ? constraint : undefined;
  return {
    OWNER: table.owner,
    CONSTRAINT_NAME: constraint.name,
    CONSTRAINT_TYPE: TYPES[constraint.kind],
    TABLE_NAME: table.name,
    SEARCH_CONDITION: condition,
    SEARCH_CONDITION_VC: condition?.slice(0, 4000) ?? null,
    R_OWNER: reference?.referencedOwner ?? null,
    R_CONSTRAINT_NAME: reference?.referencedConstraint ?? null,
    DELETE_RULE: reference === undefined ? null : (reference.onDelete ?? 'NO ACTION'),
    STATUS: constraint.enabled ? 'ENABLED' : 'DISABLED',
    DEFERRABLE: constraint.deferrable ? 'DEFERRABLE' : 'NOT DEFERRABLE',
    DEFERRED: constraint.initiallyDeferred ? 'DEFERRED' : 'IMMEDIATE',
    VALIDATED: constraint.validated ? 'VALIDATED' : 'NOT VALIDATED',
    GENERATED: constraint.generated ? 'GENERATED NAME' : 'USER NAME',
    BAD: null,
    RELY: null,
    LAST_CHANGE: dateValue(constraint.lastChange),
    INDEX_OWNER: key?.enabled === true ? table.owner : null,
    INDEX_NAME: key?.enabled === true ? key.indexName : null,
    INVALID: null,
    VIEW_RELATED: null,
    ORIGIN_CON_ID: 0,
  };
}

function searchCondition(constraint: Constraint): string | null {
  if (constraint.kind === 'not_null') return `"${constraint.column}" IS NOT NULL`;
  return constraint.kind === 'check' ? constraint.text : null;
}
