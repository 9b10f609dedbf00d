import { readFileSync } from 'node:fs';

/** A recorded view: rows by the names of the header. The recorder quoted nothing; an empty cell is NULL. */
export function readCsv(path: string): readonly Readonly<Record<string, string | null>>[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').replaceAll('\r', '').trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, index) => [name, cells[index] === '' ? null : (cells[index] ?? null)]));
  });
}
