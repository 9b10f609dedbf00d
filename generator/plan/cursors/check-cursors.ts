import { closest } from '../../config/closest.js';
import type { CursorRows, NamedRow } from '../../config/config.js';
import { CURSOR_FILE } from '../../config/recorded-cursors.js';
import { formatSqlName, formatSqlPath } from '../../config/sql-name.js';
import { ConfigError } from '../../errors/generator-error.js';
import type { Catalog } from '../../model/catalog.js';
import type { CompositeType } from '../../model/composite-type.js';
import { assertKnown, complaintOf, inapplicable } from '../check-names.js';
import { pathOf } from '../composites/composite-mapping.js';
import { parameterPlaces } from '../parameter-places.js';
import { findRowType } from './row-source.js';

/** @throws ConfigError when `cursors` has rows for what is no cursor that comes out, names a type that is not there, or has a mapping that its column cannot have */
export function checkCursors(catalog: Catalog, cursors: CursorRows, recorded: CursorRows): void {
  if (cursors.size + recorded.size === 0) return;
  const opened = [...parameterPlaces(catalog)].flatMap(([path, places]) =>
    places.some(({ mode, type }) => mode !== 'IN' && type.kind === 'cursor') ? [path] : [],
  );
  assertKnown(cursors, opened, 'cursors');
  assertNotStale(recorded, opened);
  const types = new Map(catalog.types.map((type) => [type.key, type]));
  for (const [path, row] of cursors) {
    if (row.kind === 'type') {
      const complaint = complaintOfType(row, types);
      if (complaint !== undefined) throw inapplicable('cursors', `${path}: ${complaint}`);
      continue;
    }
    for (const { name, dataType, mapping } of row.columns) {
      const complaint = complaintOf(`${path}.${formatSqlName(name)}`, dataType, mapping);
      if (complaint !== undefined) throw inapplicable('cursors', complaint);
    }
  }
}

/** The file is ours, so that there is nothing to correct in it. */
function assertNotStale(recorded: CursorRows, opened: readonly string[]): void {
  const gone = [...recorded.keys()].filter((path) => !opened.includes(path));
  if (gone.length === 0) return;
  throw new ConfigError(
    `${CURSOR_FILE} describes cursors that are not there: ${gone.join(', ')}. Write it anew with gen-oracle-client cursors record.`,
  );
}

function complaintOfType(row: NamedRow, types: ReadonlyMap<string, CompositeType>): string | undefined {
  const type = findRowType(row, types);
  const path = formatSqlPath(pathOf(row));
  if (type?.kind === 'record') return undefined;
  if (type !== undefined && type.kind !== 'unreadable') return `${path} is no record`;
  const records = [...types.values()]
    .filter(({ kind }) => kind === 'record')
    .map((record) => formatSqlPath(pathOf(record)));
  const similar = closest(path, records);
  const meant = similar === undefined ? '' : ` (did you mean ${similar}?)`;
  return type === undefined
    ? `${path} is not in the catalog, which has no types by the names of their synonyms${meant}`
    : `${path} is a type that ${type.reason}${meant}`;
}
