import { formatSqlPath } from '../config/sql-name.js';
import type { CursorType, DataType } from '../model/data-type.js';
import { describeType } from '../model/describe-type.js';
import { fromTo, type Verdict } from './change.js';
import { compareRows, type TypedRow } from './cursor-rows.js';
import type { Flows } from './flow.js';
import { compareSimpleTypes, type PlacedType } from './scalars/placed-type.js';
import type { Side, Sides } from './side.js';

/**
 * What it means that a value is of another type; undefined when it is of the same one. What changes within a composite type is told there.
 * @param path of the parameter or result, as the configuration names it; null for fields and elements
 */
export function compareTypes(
  before: PlacedType,
  after: PlacedType,
  flows: Flows,
  path: readonly string[] | null,
  sides: Sides,
): Verdict | undefined {
  const was = before.type;
  const is = after.type;
  if (was.kind === 'cursor' && is.kind === 'cursor')
    return compareRows(rowOf(was, path, sides.before), rowOf(is, path, sides.after), sides);
  if (was.kind === 'named' && is.kind === 'named')
    return was.type === is.type ? undefined : { grade: 'breaking', reason: '' };
  return compareSimpleTypes(before, after, flows);
}

/** What the configuration or the dictionary says about a cursor's rows; undefined when neither says anything. */
export function rowOf(
  { row, match }: CursorType,
  path: readonly string[] | null,
  { config, types }: Side,
): TypedRow | undefined {
  const configured = path === null ? undefined : config.cursors.get(formatSqlPath(path));
  if (configured?.kind !== 'type') return row === null ? undefined : { key: row, match: match ?? 'position' };
  const { owner, packageName, name } = configured;
  const key = formatSqlPath(packageName === null ? [owner, name] : [owner, packageName, name]);
  return { key: types.has(key) && packageName !== null ? key : `${key}%ROWTYPE`, match: 'name' };
}

/** `NUMBER(9) → VARCHAR2: callers pass …` */
export function describeTypes(before: DataType, after: DataType, { reason }: Verdict): string {
  return fromTo(textOf(before), textOf(after), reason);
}

function textOf(type: DataType): string {
  return type.kind === 'cursor' && type.row !== null ? `REF CURSOR of ${type.row}` : describeType(type);
}
