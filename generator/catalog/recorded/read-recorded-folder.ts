import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RecordingError } from '../../errors/generator-error.js';
import { sortedBy } from '../../model/sort.js';
import { parseCsv } from './csv.js';
import { viewOfFile } from './known-views.js';
import { checkColumns, type RecordedTable } from './recorded-table.js';

/**
 * The tables of a folder with a CSV file per view, by the ALL_ names of the views: `ALL_ARGUMENTS.csv`, or the DBA_ or USER_ form. Other files are left alone.
 * @param owner whose views the USER_ forms are, which do not say; undefined when the configuration does not tell
 * @throws RecordingError for files that are no CSV, lack a column or mean the same view
 */
export async function readRecordedFolder(
  folder: string,
  owner: string | undefined,
): Promise<ReadonlyMap<string, RecordedTable>> {
  const tables = new Map<string, RecordedTable>();
  for (const name of sortedBy(await listFiles(folder), (file) => file)) {
    const view = viewOfFile(name);
    if (view === undefined) continue;
    const file = join(folder, name);
    const other = tables.get(view.name);
    if (other !== undefined)
      throw new RecordingError(`${other.file} and ${file} are the same view. Keep one of them in the folder.`);
    const table = readTable(
      await readText(file),
      file,
      view.name,
      name.toUpperCase().startsWith('USER_') ? { owner } : undefined,
    );
    checkColumns(view, table);
    tables.set(view.name, table);
  }
  if (tables.size === 0)
    throw new RecordingError(
      `${folder} has no recorded rows: a CSV file per view, such as ALL_ARGUMENTS.csv. Record them with gen-oracle-client pull --raw ${folder}.`,
    );
  return tables;
}

/** @param user for a USER_ view: whose it is */
function readTable(
  text: string,
  file: string,
  view: string,
  user: { readonly owner: string | undefined } | undefined,
): RecordedTable {
  const [header, ...records] = parseCsv(text, file);
  if (header === undefined)
    throw new RecordingError(`${file} is empty: it should begin with the names of the columns.`);
  const names = header.cells.map((name) => name.trim().toUpperCase());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new RecordingError(`${file} has the column ${twice} twice.`);
  const given: Record<string, string> = {};
  if (user !== undefined && !names.includes('OWNER')) given['OWNER'] = ownerOf(user.owner, file);
  const isNumbered = view !== 'ALL_ARGUMENTS' || names.includes('SEQUENCE');
  return {
    file,
    columns: new Set([...names, ...Object.keys(given), ...(isNumbered ? [] : ['SEQUENCE'])]),
    records: records.map(({ line, cells }, index) => {
      if (cells.length !== names.length)
        throw new RecordingError(
          `${file}, line ${line} has ${cells.length} cells, but there are ${names.length} columns.`,
        );
      const entries = names.map(
        (name, column) => [name, cells[column] === '' ? null : (cells[column] ?? null)] as const,
      );
      // SEQUENCE is the order of the rows, which recorders keep.
      const sequence = isNumbered ? {} : { SEQUENCE: String(index + 1) };
      return { line, cells: { ...Object.fromEntries(entries), ...given, ...sequence } };
    }),
  };
}

function ownerOf(owner: string | undefined, file: string): string {
  if (owner !== undefined) return owner;
  throw new RecordingError(
    `${file} does not say whose rows they are, as USER_ views do not. Configure just the schema that they were recorded in, or set connection.user to its name.`,
  );
}

async function listFiles(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw unreadable(folder, error);
  }
}

async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(path: string, error: unknown): RecordingError {
  const reason = error instanceof Error ? error.message : String(error);
  return new RecordingError(`${path} cannot be read: ${reason}.`, { cause: error });
}
