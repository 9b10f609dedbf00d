import type { CursorRow, NamedRow, NestedCursor } from '../../config/config.js';
import { formatSqlPath } from '../../config/sql-name.js';
import type { OwnMapping } from '../../config/types-config.js';
import type { CompositeType, Field } from '../../model/composite-type.js';
import type { CursorType } from '../../model/data-type.js';
import type { PlanContext } from '../plan-context.js';

type TypesByKey = ReadonlyMap<string, CompositeType>;

/** Where the rows of a cursor are described. */
export type RowSource = TypeSource | ColumnsSource;

export interface TypeSource {
  readonly kind: 'type';
  readonly type: CompositeType;
  readonly match: 'position' | 'name';
}

export interface ColumnsSource {
  readonly kind: 'columns';
  readonly columns: readonly (Field & { readonly mapping: OwnMapping })[];
  readonly nested?: readonly NestedCursor[];
  readonly match: 'name';
}

/**
 * What is known about a cursor's rows: what the configuration says, the row of a strong cursor, what a comment says, or what a sample call found out. Undefined when
 * nothing is.
 * @param path of the subprogram and the parameter, the latter RETURN for a function's own value
 */
export function rowSource(
  { row, match }: CursorType,
  path: readonly string[],
  { cursors, recordedCursors, catalogTypes: types }: PlanContext,
): RowSource | undefined {
  const key = formatSqlPath(path);
  const configured = cursors.get(key);
  if (configured?.kind === 'columns') return { ...configured, match: 'name' };
  const named = configured && findRowType(configured, types);
  if (named !== undefined) return { kind: 'type', type: named, match: 'name' };
  const declared = row === null ? undefined : types.get(row);
  if (declared !== undefined) return { kind: 'type', type: declared, match: match ?? 'position' };
  const recorded = recordedCursors.get(key);
  return recorded?.kind === 'columns' ? { ...recorded, match: 'name' } : undefined;
}

/** What the configuration says of rows; undefined when it names a type that is not there. */
export function describedRow(row: CursorRow, { catalogTypes }: PlanContext): RowSource | undefined {
  if (row.kind === 'columns') return { ...row, match: 'name' };
  const type = findRowType(row, catalogTypes);
  return type && { kind: 'type', type, match: 'name' };
}

/** The type that the configuration names: a row's key ends in `%ROWTYPE`. */
export function findRowType({ owner, packageName, name }: NamedRow, types: TypesByKey): CompositeType | undefined {
  const key = formatSqlPath(packageName === null ? [owner, name] : [owner, packageName, name]);
  const row = types.get(`${key}%ROWTYPE`);
  return packageName === null ? row : (types.get(key) ?? row);
}
