import type { PlsqlStatement } from '../../plsql/ast/statement.js';
import type { Trigger } from '../../plsql/ast/unit.js';
import type { StoredUnit } from '../../schema/stored-unit.js';
import type { Table } from '../../schema/table.js';
import type { RecordType } from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { type TriggerRowName, TriggerRows } from '../binds/trigger-rows.js';
import { compileCondition } from '../expressions/compile-value.js';
import { FrameLayout } from '../frame.js';
import type { UnitContext } from '../names/place.js';
import { Scope } from '../names/scope.js';
import { nullable } from '../names/symbol.js';
import { topPlace } from './compile-package.js';
import type { TriggerUnit } from './trigger-unit.js';
import type { Compilation } from './unit-entry.js';

const NOTHING = { subprograms: [], types: [] } as const;

/** CREATE TRIGGER on a table. @throws OracleError 4082, 4084, 4085, with which it is not created */
export function compileTrigger(
  tree: Trigger,
  { owner, name, trigger }: StoredUnit,
  context: UnitContext,
): Compilation<TriggerUnit | undefined> {
  const table = context.schema.findTable(trigger?.tableOwner ?? '', trigger?.tableName ?? '');
  if (table === undefined) throw new Error(`the trigger ${owner}.${name} has no table`);
  context.dependsOn.add(table);
  const layout = new FrameLayout(0);
  const slots = { old: layout.allocate(), new: layout.allocate() };
  const rowType = rowTypeOf(table);
  const rows = tree.forEachRow ? rowNames(tree, slots) : [];
  const binds = new TriggerRows(layout, rowType, rows, tree.timing === 'BEFORE');
  const unit: UnitContext = { ...context, binds, isTrigger: true };
  const scope = new Scope(layout);
  const body = unit.compilers.statements(topPlace(unit, scope), [statementOf(tree)]);
  const whenScope = new Scope(layout, scope);
  for (const row of rows) {
    const { name, slot } = row;
    whenScope.declare({ kind: 'variable', name, type: nullable(rowType), readOnly: true, layout, slot });
  }
  const { when } = tree;
  const condition =
    when === undefined
      ? undefined
      : context.errors.guard(when.position, 'Statement', () => compileCondition(topPlace(context, whenScope), when));
  if (binds.refusal !== undefined) throw binds.refusal;
  return {
    unit: { unitName: `${owner}.${name}`, owner, tree, layout, rowType, slots, when: condition, body },
    signatures: NOTHING,
  };
}

function rowNames({ referencing }: Trigger, slots: TriggerUnit['slots']): readonly TriggerRowName[] {
  return (['OLD', 'NEW'] as const).map((row) => ({
    row,
    name: referencing.find((renamed) => renamed.row === row)?.name.name ?? row,
    slot: row === 'OLD' ? slots.old : slots.new,
  }));
}

function rowTypeOf({ columns }: Table): RecordType {
  return { kind: 'record', fields: columns.map(({ name, dataType }) => ({ name, dataType, notNull: false })) };
}

function statementOf({ body }: Trigger): PlsqlStatement {
  if (body.kind === 'compound') throw new NotSupportedError('compound triggers', body.position);
  return { ...body, labels: [] };
}
