import { formatSqlPath, parseSqlPath } from './sql-name.js';

/**
 * Entries by dotted Oracle name, spelled as in the database.
 * @param lengths how many parts a path may have
 */
export function byPath<T>(
  given: Readonly<Record<string, T>>,
  where: string,
  example: string,
  lengths: readonly number[],
  complaints: string[],
): ReadonlyMap<string, T> {
  const read = new Map<string, T>();
  for (const [path, value] of Object.entries(given)) {
    const parts = parseSqlPath(path)?.map(withoutRowtype);
    const name = parts === undefined || !lengths.includes(parts.length) ? undefined : formatSqlPath(parts);
    if (name === undefined) complaints.push(`${where}: "${path}" is not a dotted Oracle name such as ${example}`);
    else if (read.has(name)) complaints.push(`${where}: ${name} is there twice`);
    else read.set(name, value);
  }
  return read;
}

/** A row is named by its table, view or cursor. */
export function withoutRowtype(part: string): string {
  const suffix = '%ROWTYPE';
  return part.endsWith(suffix) ? part.slice(0, -suffix.length) : part;
}
