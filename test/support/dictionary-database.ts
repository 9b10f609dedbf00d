import type { DictionaryRows } from '../../generator/catalog/rows.js';
import type { ColumnDescription } from '../../sandbox/session/database.js';
import type { Value } from '../../sandbox/values/value.js';
import { rowSource, type Script, type ScriptedDatabase } from './scripted-database.js';

type Row = Readonly<Record<string, unknown>>;

/** A dictionary view as a scripted database shows it. */
export interface ServedView {
  readonly name: string;
  /** All columns that this version of the view has. */
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** The four views behind rows of one schema. */
export function viewsOf(
  rows: DictionaryRows,
): Readonly<Record<'components' | 'objects' | 'procedures' | 'arguments', ServedView>> {
  const view = (name: string, all: readonly object[]): ServedView => ({
    name,
    columns: Object.keys(all[0] ?? {}),
    rows: all.map((row) => Object.fromEntries(Object.entries(row))),
  });
  return {
    components: view('PRODUCT_COMPONENT_VERSION', rows.components),
    objects: view(
      'ALL_OBJECTS',
      rows.schemas.flatMap((schema) => schema.objects),
    ),
    procedures: view(
      'ALL_PROCEDURES',
      rows.schemas.flatMap((schema) => schema.procedures),
    ),
    arguments: view(
      'ALL_ARGUMENTS',
      rows.schemas.flatMap((schema) => schema.arguments),
    ),
  };
}

/**
 * Scripts the answer to exactly this statement; any other is ORA-00942.
 * @param condition the WHERE clause; its binds are `:b1`, `:b2` …
 * @param meant which rows the condition lets through, given the values bound
 */
export function serveQuery(
  database: ScriptedDatabase,
  view: ServedView,
  selected: readonly string[],
  condition: string,
  meant: (row: Row, values: readonly unknown[]) => boolean,
): void {
  const columns = selected.map((name) => describeColumn(name, view.rows));
  const script: Script = {
    kind: 'query',
    binds: Array.from({ length: condition.split(':b').length - 1 }, (_, index) => `B${index + 1}`),
    columns,
    execute: ({ iterations }) => {
      const rows = view.rows.filter((row) => meant(row, iterations[0] ?? []));
      return {
        rowCount: 0,
        rows: rowSource(
          columns,
          rows.map((row) => selected.map((name) => cellOf(row, name))),
        ),
      };
    },
  };
  database.script(
    `SELECT ${selected.join(', ')} FROM ${view.name}${condition === '' ? '' : ` WHERE ${condition}`}`,
    script,
  );
}

/** Scripts the statement by which the columns of a view are found out. */
export function serveDescription(database: ScriptedDatabase, view: ServedView): void {
  const columns = view.columns.map((name) => describeColumn(name, view.rows));
  database.script(`SELECT * FROM ${view.name} WHERE 1 = 0`, {
    kind: 'query',
    columns,
    execute: () => ({ rowCount: 0, rows: rowSource(columns, []) }),
  });
}

function describeColumn(name: string, rows: readonly Row[]): ColumnDescription {
  const numeric = rows.some((row) => typeof row[name] === 'number');
  return {
    name,
    nullable: true,
    dataType: numeric
      ? { kind: 'number', precision: undefined, scale: undefined }
      : { kind: 'varchar2', national: false, length: 4000, lengthUnit: 'byte' },
  };
}

function cellOf(row: Row, name: string): Value {
  const value = row[name];
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
