import { byCodeUnits } from '../../model/sort.js';
import type { Dictionary, ViewFilter } from '../dictionary.js';
import type { View } from '../views/row-reader.js';
import { formatCsv } from './csv.js';
import { KNOWN_VIEWS, SOURCE_VIEW } from './known-views.js';

type Cell = string | number | null;

export interface RecordedFile {
  /** `ALL_ARGUMENTS.csv` */
  readonly path: string;
  readonly text: string;
}

/** Passes questions on and keeps the answers. */
export class RecordingDictionary implements Dictionary {
  readonly account: string | null;
  readonly #dictionary: Dictionary;
  /** By view: each row once, however often it was read. */
  readonly #rows = new Map<string, Map<string, readonly Cell[]>>();
  readonly #columns = new Map<string, readonly string[]>();

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
    this.account = dictionary.account;
  }

  async query<Row>(view: View<Row>, filter?: ViewFilter): Promise<Row[]> {
    const rows = await this.#dictionary.query(view, filter);
    const columns = await this.#columnsOf(view);
    const kept = this.#rows.get(view.name) ?? new Map<string, readonly Cell[]>();
    for (const row of rows) {
      const cells = columns.map((column) => cellOf(row, column));
      kept.set(JSON.stringify(cells), cells);
    }
    this.#rows.set(view.name, kept);
    return rows;
  }

  has<Row>(view: View<Row>, column: string): Promise<boolean> {
    return this.#dictionary.has(view, column);
  }

  shows<Row>(view: View<Row>): boolean {
    return this.#dictionary.shows(view);
  }

  /** Recorded rows tell no users. */
  executeGrants(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  /**
   * A file per view, whether or not it was asked about: the same for the same rows.
   * @param withSource whether the texts of packages are among them
   */
  files(withSource: boolean): readonly RecordedFile[] {
    const views = KNOWN_VIEWS.map(([view]) => view).filter((view) => withSource || view.name !== SOURCE_VIEW);
    return views.map((view) => {
      const rows = [...(this.#rows.get(view.name)?.values() ?? [])].sort(byCells);
      return { path: `${view.name}.csv`, text: formatCsv([this.#columns.get(view.name) ?? view.columns, ...rows]) };
    });
  }

  /** Those that are read: optional ones where the view has them. */
  async #columnsOf<Row>(view: View<Row>): Promise<readonly string[]> {
    const known = this.#columns.get(view.name);
    if (known !== undefined) return known;
    const columns = [...view.columns];
    for (const column of view.optionalColumns) if (await this.has(view, column)) columns.push(column);
    this.#columns.set(view.name, columns);
    return columns;
  }
}

function cellOf(row: unknown, column: string): Cell {
  const value: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, column) : null;
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** Numbers by size, texts by code units, nothing first. */
function byCells(a: readonly Cell[], b: readonly Cell[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? null;
    if (left === right) continue;
    if (left === null) return -1;
    if (right === null) return 1;
    return typeof left === 'number' && typeof right === 'number'
      ? left - right
      : byCodeUnits(String(left), String(right));
  }
  return 0;
}
