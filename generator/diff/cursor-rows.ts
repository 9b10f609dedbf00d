import type { CompositeType, Field } from '../model/composite-type.js';
import { type Verdict, worstOf } from './change.js';
import type { Flows } from './flow.js';
import { compareSimpleTypes } from './scalars/placed-type.js';
import type { Side, Sides } from './side.js';

/** The rows of a cursor that has a type for them. */
export interface TypedRow {
  /** Of the type. */
  readonly key: string;
  readonly match: 'position' | 'name';
}

/** What it means that a cursor's rows are of another type; undefined when they are of the same one. Without a type they are whatever the cursor has. */
export function compareRows(
  before: TypedRow | undefined,
  after: TypedRow | undefined,
  sides: Sides,
): Verdict | undefined {
  if (before === undefined && after === undefined) return undefined;
  if (before === undefined) return { grade: 'breaking', reason: 'its rows have a type now' };
  if (after === undefined) return { grade: 'breaking', reason: 'its rows have no type any more' };
  const isNameless = isAnonymous(before.key, sides.before) || isAnonymous(after.key, sides.after);
  if (before.key === after.key && !isNameless) return undefined;
  const verdict = compareColumns(columnsOf(sides.before, before.key), columnsOf(sides.after, after.key));
  return verdict ?? (isNameless ? undefined : { grade: 'compatible', reason: 'its rows have the same columns' });
}

const OTHER_ROWS: Verdict = { grade: 'breaking', reason: 'its rows have other columns' };

/** Undefined when they are the same. */
function compareColumns(before: readonly Field[], after: readonly Field[]): Verdict | undefined {
  if (before.length !== after.length || before.some(({ name }, index) => name !== after[index]?.name))
    return OTHER_ROWS;
  const verdicts = before.flatMap(({ dataType }, index) => {
    const other = after[index]?.dataType;
    return other === undefined ? [] : (compareSimpleTypes(columnOf(dataType), columnOf(other), BY_POSITION) ?? []);
  });
  return verdicts.length === 0 ? undefined : worstOf(verdicts, { grade: 'compatible', reason: '' });
}

const BY_POSITION: Flows = new Set(['position']);

function columnOf(type: Field['dataType']) {
  return { type, place: 'FIELD', mapping: {} } as const;
}

/** Such a type is called after its parameter and the number of its overload. */
function isAnonymous(key: string, { types }: Side): boolean {
  const type = types.get(key);
  return type?.kind === 'record' && type.origin === 'anonymous';
}

function columnsOf({ types }: Side, key: string): readonly Field[] {
  const type: CompositeType | undefined = types.get(key);
  return type?.kind === 'record' ? type.fields : type?.kind === 'object' ? type.attributes : [];
}
