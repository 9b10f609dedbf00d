import type { Dictionary, ViewFilter } from '../dictionary.js';
import type { View } from '../views/row-reader.js';
import { COLUMN_COSTS, KNOWN_VIEWS, TYPE_VIEWS } from './known-views.js';
import { CellReader, type RecordedRow, type RecordedTable } from './recorded-table.js';
import { withStandIns } from './stand-ins.js';

/** Rows that were recorded, by the ALL_ names of their views. */
export class RecordedDictionary implements Dictionary {
  readonly account = null;
  readonly #recorded: ReadonlyMap<string, RecordedTable>;
  readonly #tables: ReadonlyMap<string, RecordedTable>;

  constructor(recorded: ReadonlyMap<string, RecordedTable>) {
    this.#recorded = recorded;
    this.#tables = withStandIns(recorded);
  }

  query<Row>(view: View<Row>, filter: ViewFilter = {}): Promise<Row[]> {
    return Promise.resolve().then(() => this.#read(view, filter));
  }

  has<Row>(view: View<Row>, column: string): Promise<boolean> {
    return Promise.resolve(this.#tables.get(view.name)?.columns.has(column) === true);
  }

  shows<Row>(view: View<Row>): boolean {
    return this.#tables.has(view.name);
  }

  /** They are not recorded: whoever is granted something is nobody else's business. */
  executeGrants(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  /** What was not recorded, and what that costs: sentences without full stop. */
  notes(): readonly string[] {
    const described = TYPE_VIEWS.some((name) => this.#recorded.has(name));
    const types = described
      ? []
      : [
          `${TYPE_VIEWS.join(', ')} were not recorded: types are known as far as rows of ALL_ARGUMENTS show their parts`,
        ];
    const views = KNOWN_VIEWS.flatMap(([view, cost]) => {
      const table = this.#recorded.get(view.name);
      if (table !== undefined) return this.#missingColumns(view, table);
      return !described && TYPE_VIEWS.includes(view.name) ? [] : [`${view.name} was not recorded: ${cost}`];
    });
    return [...views, ...types];
  }

  #read<Row>(view: View<Row>, filter: ViewFilter): Row[] {
    const table = this.#tables.get(view.name);
    if (table === undefined) return [];
    return table.records.filter(filterOf(filter)).map((row) => view.read(new CellReader(table.file, row)));
  }

  #missingColumns(view: View<unknown>, { columns }: RecordedTable): readonly string[] {
    const missing = view.columns.filter((column) => !columns.has(column));
    if (missing.length === 0) return [];
    const costs = COLUMN_COSTS[view.name] ?? {};
    const told = missing.flatMap((column) => costs[column] ?? []);
    const consequence = told.length === 0 ? 'they are taken to be NULL' : [...new Set(told)].join(', and ');
    return [`${view.name} was recorded without ${missing.join(', ')}: ${consequence}`];
  }
}

function filterOf({ equal = {}, oneOf }: ViewFilter): (row: RecordedRow) => boolean {
  const equals = Object.entries(equal);
  const values = oneOf && new Set(oneOf.values);
  return ({ cells }) => {
    const isEqual = equals.every(([column, value]) => {
      const cell = cells[column] ?? null;
      return typeof value === 'number' ? cell !== null && Number(cell) === value : cell === value;
    });
    if (!isEqual || oneOf === undefined || values === undefined) return isEqual;
    const cell = cells[oneOf.column] ?? null;
    return cell !== null && values.has(cell);
  };
}
