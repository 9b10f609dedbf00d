import { closest } from '../../config/closest.js';
import type { CursorRow, CursorRows, ImplicitResults, NamedRow } from '../../config/config.js';
import { CURSOR_FILE } from '../../config/recorded-cursors.js';
import { formatSqlName, formatSqlPath } from '../../config/sql-name.js';
import { ConfigError } from '../../errors/generator-error.js';
import type { Catalog, Subprogram } from '../../model/catalog.js';
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
  for (const [path, row] of cursors) checkRow(row, path, 'cursors', types);
}

/** @throws ConfigError when `implicitResults` is for what is no routine, or says what cannot be of its rows */
export function checkImplicitResults(catalog: Catalog, configured: ImplicitResults, recorded: ImplicitResults): void {
  if (configured.size + recorded.size === 0) return;
  const routines = [...routinePaths(catalog)];
  assertKnown(configured, routines, 'implicitResults');
  assertNotStale(recorded, routines);
  const types = new Map(catalog.types.map((type) => [type.key, type]));
  for (const [path, rows] of configured) {
    for (const [index, row] of (rows ?? []).entries()) checkRow(row, `${path}[${index}]`, 'implicitResults', types);
  }
}

/** What only SQL can call gives rows, and nothing else. */
function* routinePaths({ schemas }: Catalog): Iterable<string> {
  const isCalled = ({ sqlOnly }: Subprogram) => sqlOnly === null;
  for (const { name: schema, packages, standalone } of schemas) {
    for (const { name: packageName, subprograms } of packages) {
      for (const { name } of subprograms.filter(isCalled)) yield formatSqlPath([schema, packageName, name]);
    }
    for (const { name } of standalone.filter(isCalled)) yield formatSqlPath([schema, name]);
  }
}

function checkRow(row: CursorRow, path: string, where: string, types: ReadonlyMap<string, CompositeType>): void {
  if (row.kind === 'type') {
    const complaint = complaintOfType(row, types);
    if (complaint !== undefined) throw inapplicable(where, `${path}: ${complaint}`);
    return;
  }
  for (const { name, dataType, mapping } of row.columns) {
    const complaint = complaintOf(`${path}.${formatSqlName(name)}`, dataType, mapping);
    if (complaint !== undefined) throw inapplicable(where, complaint);
  }
  for (const { name, row: nested } of row.nested ?? []) {
    if (nested !== null) checkRow(nested, `${path}.${formatSqlName(name)}`, where, types);
  }
}

/** The file is ours, so that there is nothing to correct in it. */
function assertNotStale(recorded: ReadonlyMap<string, unknown>, opened: readonly string[]): void {
  const gone = [...recorded.keys()].filter((path) => !opened.includes(path));
  if (gone.length === 0) return;
  throw new ConfigError(
    `${CURSOR_FILE} describes what is not there: ${gone.join(', ')}. Write it anew with gen-oracle-client cursors record.`,
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
