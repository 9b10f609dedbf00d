import { groupBy, sortedBy } from '../../model/sort.js';
import type { RecordedRow, RecordedTable } from './recorded-table.js';

type Tables = ReadonlyMap<string, RecordedTable>;
type Cells = RecordedRow['cells'];

/** Tables that were not recorded, made of those that were. Their rows know no more than these. */
export function withStandIns(recorded: Tables): Tables {
  const args = recorded.get('ALL_ARGUMENTS');
  const tables = new Map(recorded);
  // Without arguments any routine would seem to have none.
  if (args === undefined) tables.delete('ALL_PROCEDURES');
  const procedures = tables.get('ALL_PROCEDURES') ?? (args && tableOf(args, proceduresOf(args, recorded)));
  if (procedures !== undefined) tables.set('ALL_PROCEDURES', procedures);
  const objects = recorded.get('ALL_OBJECTS') ?? objectsOf(procedures ?? recorded.get('ALL_PLSQL_TYPES'));
  if (objects !== undefined) tables.set('ALL_OBJECTS', args === undefined ? packagesOnly(objects) : objects);
  return tables;
}

/** One for each subprogram that has a parameter or a result. */
function proceduresOf({ records, columns }: RecordedTable, recorded: Tables): readonly Cells[] {
  const types = new Set((recorded.get('ALL_TYPES')?.records ?? []).map(({ cells }) => unitKey(cells, 'TYPE_NAME')));
  const subprograms = new Map<string, Cells>();
  for (const { cells } of records) {
    const { OWNER = null, PACKAGE_NAME = null, OBJECT_NAME = null, SUBPROGRAM_ID = null, OVERLOAD = null } = cells;
    // Methods of object types have arguments, too.
    if (PACKAGE_NAME !== null && types.has(unitKey(cells, 'PACKAGE_NAME'))) continue;
    subprograms.set(JSON.stringify([OWNER, PACKAGE_NAME, OBJECT_NAME, SUBPROGRAM_ID]), {
      OWNER,
      OBJECT_NAME: PACKAGE_NAME ?? OBJECT_NAME,
      PROCEDURE_NAME: PACKAGE_NAME === null ? null : OBJECT_NAME,
      OBJECT_TYPE: PACKAGE_NAME === null ? 'PROCEDURE' : 'PACKAGE',
      SUBPROGRAM_ID,
      OVERLOAD,
    });
  }
  const all = [...subprograms.values()];
  return columns.has('OVERLOAD') ? all : numbered(all);
}

/** With the numbers that namesakes have. */
function numbered(procedures: readonly Cells[]): readonly Cells[] {
  const nameOf = (cells: Cells) => JSON.stringify([cells['OWNER'], cells['OBJECT_NAME'], cells['PROCEDURE_NAME']]);
  return [...groupBy(procedures, nameOf).values()].flatMap((namesakes) => {
    if (namesakes.length === 1) return namesakes;
    const inOrder = namesakes.sort((a, b) => Number(a['SUBPROGRAM_ID']) - Number(b['SUBPROGRAM_ID']));
    return inOrder.map((cells, index) => ({ ...cells, OVERLOAD: String(index + 1) }));
  });
}

/** The packages and routines that other rows name. */
function objectsOf(table: RecordedTable | undefined): RecordedTable | undefined {
  if (table === undefined) return undefined;
  const objects = new Map<string, Cells>();
  for (const { cells } of table.records) {
    const name = cells['OBJECT_NAME'] ?? cells['PACKAGE_NAME'] ?? null;
    const type = cells['OBJECT_TYPE'] ?? 'PACKAGE';
    objects.set(JSON.stringify([cells['OWNER'], name]), {
      OWNER: cells['OWNER'] ?? null,
      OBJECT_NAME: name,
      OBJECT_TYPE: type,
      STATUS: 'VALID',
    });
  }
  return tableOf(
    table,
    sortedBy(objects, ([key]) => key).map(([, cells]) => cells),
  );
}

function packagesOnly(objects: RecordedTable): RecordedTable {
  return { ...objects, records: objects.records.filter(({ cells }) => cells['OBJECT_TYPE'] === 'PACKAGE') };
}

function tableOf({ file }: RecordedTable, rows: readonly Cells[]): RecordedTable {
  return {
    file,
    columns: new Set(rows.flatMap((cells) => Object.keys(cells))),
    records: rows.map((cells) => ({ line: 0, cells })),
  };
}

function unitKey(cells: Cells, column: string): string {
  return JSON.stringify([cells['OWNER'], cells[column]]);
}
