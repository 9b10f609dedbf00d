import type { PlsqlStatement } from '../../plsql/ast/statement.js';
import type { CompoundTriggerBody, Trigger } from '../../plsql/ast/unit.js';
import type { StoredUnit, TriggerHeader } from '../../schema/stored-unit.js';
import type { Table } from '../../schema/table.js';
import type { View } from '../../schema/view.js';
import type { DataType, RecordType } from '../../values/data-type.js';
import { CompoundRows } from '../binds/compound-rows.js';
import { type TriggerRowName, TriggerRows } from '../binds/trigger-rows.js';
import type { UnitBinds } from '../binds/unit-binds.js';
import { compileDeclarations } from '../declarations/compile-declarations.js';
import { compileCondition } from '../expressions/compile-value.js';
import { FrameLayout } from '../frame.js';
import type { UnitContext } from '../names/place.js';
import { Scope } from '../names/scope.js';
import { nullable } from '../names/symbol.js';
import { sequence } from '../statements/sequence.js';
import { topPlace } from './compile-package.js';
import type { TriggerUnit } from './trigger-unit.js';
import type { Compilation } from './unit-entry.js';

const NOTHING = { subprograms: [], types: [] } as const;

/** CREATE TRIGGER. One on a schema or the database has no rows. @throws OracleError 4082, 4084, 4085, with which it is not created */
export function compileTrigger(
  tree: Trigger,
  { owner, name, trigger }: StoredUnit,
  context: UnitContext,
): Compilation<TriggerUnit | undefined> {
  const subject = subjectOf(trigger, context);
  if (subject !== undefined) context.dependsOn.add(subject);
  const layout = new FrameLayout(0);
  const slots = { old: layout.allocate(), new: layout.allocate() };
  const rowType = rowTypeOf(subject ?? { columns: [] });
  const rows = rowNames(tree, slots);
  const unit = { unitName: `${owner}.${name}`, owner, tree, layout, rowType, slots } as const;
  const scope = new Scope(layout);
  if (tree.body.kind === 'compound') {
    const parts = compileSections(tree.body, context, scope, (mayChange) => {
      return new TriggerRows(layout, rowType, rows, mayChange);
    });
    return { unit: { ...unit, when: undefined, ...parts }, signatures: NOTHING };
  }
  const { timing, forEachRow, body } = tree;
  if (body.kind === 'malformed_body') {
    context.errors.addAt(body.error);
    return { unit: undefined, signatures: NOTHING };
  }
  if (timing === 'COMPOUND') throw new Error('a compound trigger has no block');
  const binds = new TriggerRows(layout, rowType, forEachRow ? rows : [], timing === 'BEFORE');
  const place = topPlace({ ...context, binds, isTrigger: true }, scope);
  const statement: PlsqlStatement = { ...body, labels: [] };
  const compiled = context.compilers.statements({ ...place, isRoutine: true }, [statement]);
  const whenScope = new Scope(layout, scope);
  for (const { name, slot } of forEachRow ? rows : []) {
    whenScope.declare({ kind: 'variable', name, type: nullable(rowType), readOnly: true, layout, slot });
  }
  const { when } = tree;
  const condition =
    when === undefined
      ? undefined
      : context.errors.guard(when.position, 'Statement', () => compileCondition(topPlace(context, whenScope), when));
  if (binds.refusal !== undefined) throw binds.refusal;
  const bodies = [{ point: { timing, forEachRow }, body: compiled }];
  return { unit: { ...unit, when: condition, state: undefined, bodies }, signatures: NOTHING };
}

function subjectOf(trigger: TriggerHeader | undefined, { schema }: UnitContext): Table | View | undefined {
  if (trigger?.on === 'SCHEMA' || trigger?.on === 'DATABASE') return undefined;
  const subject = schema.find(trigger?.tableOwner ?? '', trigger?.tableName ?? '');
  if (subject?.type === 'TABLE' || subject?.type === 'VIEW') return subject;
  throw new Error('a trigger has no table');
}

/** The sections of a compound trigger: blocks within what its declarations declare. */
function compileSections(
  { declarations, sections }: CompoundTriggerBody,
  context: UnitContext,
  scope: Scope,
  rowsFor: (mayChange: boolean) => TriggerRows,
): Pick<TriggerUnit, 'state' | 'bodies'> {
  const within = (binds: UnitBinds) => topPlace({ ...context, binds, isTrigger: true }, scope);
  const initialisers = compileDeclarations(within(new CompoundRows(rowsFor(false))), declarations);
  const bodies = sections.map(({ timing, forEachRow, block }) => {
    const rows = rowsFor(timing === 'BEFORE');
    const binds = forEachRow ? rows : new CompoundRows(rows);
    const body = context.compilers.statements(within(binds), [{ ...block, labels: [] }]);
    if (rows.refusal !== undefined) throw rows.refusal;
    return { point: { timing, forEachRow }, body };
  });
  return { state: sequence(initialisers), bodies };
}

function rowNames({ referencing }: Trigger, slots: TriggerUnit['slots']): readonly TriggerRowName[] {
  return (['OLD', 'NEW'] as const).map((row) => ({
    row,
    name: referencing.find((renamed) => renamed.row === row)?.name.name ?? row,
    slot: row === 'OLD' ? slots.old : slots.new,
  }));
}

function rowTypeOf({
  columns,
}: {
  readonly columns: readonly { readonly name: string; readonly dataType: DataType }[];
}): RecordType {
  return { kind: 'record', fields: columns.map(({ name, dataType }) => ({ name, dataType, notNull: false })) };
}
