import type { NamedRow } from '../../config/config.js';
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
  readonly match: 'name';
}

/**
 * What is known about a cursor's rows: what the configuration says, the row that the dictionary has for a strong cursor, or what a sample call found out. Undefined when
 * nothing is.
 * @param path of the subprogram and the parameter, the latter RETURN for a function's own value
 */
export function rowSource(
  { row }: CursorType,
  path: readonly string[],
  { cursors, recordedCursors, catalogTypes: types }: PlanContext,
): RowSource | undefined {
  const key = formatSqlPath(path);
  const configured = cursors.get(key);
  if (configured?.kind === 'columns') return { ...configured, match: 'name' };
  const named = configured && findRowType(configured, types);
  if (named !== undefined) return { kind: 'type', type: named, match: 'name' };
  const strong = row === null ? undefined : types.get(row);
  if (strong !== undefined) return { kind: 'type', type: strong, match: 'position' };
  const recorded = recordedCursors.get(key);
  return recorded?.kind === 'columns' ? { ...recorded, match: 'name' } : undefined;
}

/** The type that the configuration names: a row's key ends in `%ROWTYPE`. */
export function findRowType({ owner, packageName, name }: NamedRow, types: TypesByKey): CompositeType | undefined {
  const key = formatSqlPath(packageName === null ? [owner, name] : [owner, packageName, name]);
  const row = types.get(`${key}%ROWTYPE`);
  return packageName === null ? row : (types.get(key) ?? row);
}
