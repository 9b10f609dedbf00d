import type { Column, Constraint, Table } from '../../schema/table.js';
import type { CompileContext } from '../compile-context.js';
import { assignToColumn } from '../data-types/column-assignment.js';
import { compileExpression } from '../expressions/compile-expression.js';
import type { Compiled } from '../expressions/compiled.js';
import { requireCondition } from '../expressions/condition.js';
import { BlockScope } from '../query/block-scope.js';
import { CommonTables } from '../query/common-tables.js';
import type { QueryFrame } from '../query/frame.js';
import { subqueriesIn } from '../query/subqueries.js';
import { compileSequenceDefault } from './identity.js';

type ConstraintOf<K extends Constraint['kind']> = Extract<Constraint, { readonly kind: K }>;
export type UniqueConstraint = ConstraintOf<'primary_key' | 'unique'>;
export type ForeignKey = ConstraintOf<'foreign_key'>;

export interface CheckRule {
  readonly constraint: ConstraintOf<'check'>;
  readonly condition: Compiled<QueryFrame>;
}

/** What a table asks of its rows, compiled. */
export interface TableRules {
  readonly table: Table;
  /** Per column: what it gets when an insert does not mention it, already of the column's type. */
  readonly defaults: readonly (Compiled<QueryFrame> | undefined)[];
  /** Per column: how a virtual column is computed, from a frame in which the row is item 0. */
  readonly virtuals: readonly (Compiled<QueryFrame> | undefined)[];
  /** Where the CLOB, NCLOB and BLOB columns stand. */
  readonly lobColumns: readonly number[];
  readonly checks: readonly CheckRule[];
  readonly uniqueKeys: readonly UniqueConstraint[];
  /** Unique indexes that are not a constraint's. */
  readonly uniqueIndexes: readonly { readonly name: string; readonly columns: readonly string[] }[];
  readonly foreignKeys: readonly ForeignKey[];
  /** Foreign keys of other tables, and its own, that refer to it. */
  readonly referredBy: readonly {
    readonly child: Table;
    readonly key: ForeignKey;
    readonly parentKey: UniqueConstraint;
  }[];
}

const COMPILED = new WeakMap<Table, { readonly version: number; readonly rules: TableRules }>();

/** The rules of a table, compiled in its owner's right; kept until DDL changes anything. */
export function rulesOf(table: Table, context: CompileContext): TableRules {
  const { version } = context.services.store;
  const known = COMPILED.get(table);
  if (known?.version === version) return known.rules;
  const rules = compileRules(table, context.inRightOf(table.owner));
  COMPILED.set(table, { version, rules });
  return rules;
}

function compileRules(table: Table, context: CompileContext): TableRules {
  const scope = constraintScope(table, context);
  const bare = new BlockScope(context, undefined, CommonTables.none, subqueriesIn);
  const constraints = table.constraints.filter((constraint) => constraint.enabled);
  const { store } = context.services;
  const uniqueKeys = constraints.flatMap((constraint) =>
    constraint.kind === 'primary_key' || constraint.kind === 'unique' ? [constraint] : [],
  );
  return {
    table,
    defaults: table.columns.map((column) => compileDefault(column, table, bare)),
    virtuals: table.columns.map((column) =>
      column.virtual === undefined
        ? undefined
        : assignToColumn(compileExpression(column.virtual.expression, scope), column, table, scope),
    ),
    lobColumns: table.columns.flatMap(({ dataType }, index) =>
      dataType.kind === 'clob' || dataType.kind === 'blob' ? [index] : [],
    ),
    checks: constraints.flatMap((constraint) =>
      constraint.kind === 'check'
        ? [
            {
              constraint,
              condition: requireCondition(compileExpression(constraint.condition, scope), constraint.condition),
            },
          ]
        : [],
    ),
    uniqueKeys,
    uniqueIndexes: [...store.indexesOf(table)]
      .filter((index) => index.unique && !uniqueKeys.some((key) => key.indexName === index.name))
      .map((index) => ({ name: index.name, columns: index.columns.map((column) => column.name) })),
    foreignKeys: constraints.flatMap((constraint) => (constraint.kind === 'foreign_key' ? [constraint] : [])),
    referredBy: [...store.tables()].flatMap((child) =>
      child.constraints.flatMap((key) => {
        if (key.kind !== 'foreign_key' || !key.enabled) return [];
        if (key.referencedOwner !== table.owner || key.referencedTable !== table.name) return [];
        const parentKey = uniqueKeys.find((candidate) => candidate.name === key.referencedConstraint);
        return parentKey === undefined ? [] : [{ child, key, parentKey }];
      }),
    ),
  };
}

function compileDefault(column: Column, table: Table, scope: BlockScope): Compiled<QueryFrame> | undefined {
  if (column.identity !== undefined) return compileSequenceDefault(column.identity, column, table, scope);
  if (column.defaultValue === undefined) return undefined;
  return assignToColumn(compileExpression(column.defaultValue.expression, scope), column, table, scope);
}

/** The scope of check conditions, virtual columns and indexes: that of `rowScope`. */
export function constraintScope(table: Table, context: CompileContext): BlockScope {
  const scope = rowScope(table, context);
  scope.isConstraint = true;
  return scope;
}

/** A scope in which the table's columns are those of item 0. */
export function rowScope(table: Table, context: CompileContext): BlockScope {
  const scope = new BlockScope(context, undefined, CommonTables.none, subqueriesIn);
  scope.sources.push({ index: 0, alias: table.name, schema: table.owner, columns: table.columns, table });
  return scope;
}
