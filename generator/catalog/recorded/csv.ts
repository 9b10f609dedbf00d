import { RecordingError } from '../../errors/generator-error.js';

/** Cells of one record, and where it begins, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Comma-separated values as RFC 4180 has them: cells in quotes may hold commas, line breaks and doubled quotes. CRLF ends a line as LF does. Lines without
 * anything are none.
 * @param file for messages
 * @throws RecordingError for quotes that are not closed, or in the middle of a cell
 */
export function parseCsv(text: string, file: string): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  let line = 1;
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const first = line;
    const cells: string[] = [];
    for (let more = true; more; ) {
      const cell = text[at] === '"' ? quotedCell(text, at, file, line) : plainCell(text, at, file, line);
      cells.push(cell.text);
      line += cell.breaks;
      at = cell.end;
      more = text[at] === ',';
      if (more) at += 1;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    line += 1;
    if (cells.length > 1 || cells[0] !== '') records.push({ line: first, cells });
  }
  return records;
}

/** With LF line ends. Null is an empty cell; Oracle has no empty text. */
export function formatCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(formatCell).join(',')}\n`).join('');
}

interface Cell {
  readonly text: string;
  /** Where what follows it begins. */
  readonly end: number;
  /** How many lines it ends. */
  readonly breaks: number;
}

function plainCell(text: string, start: number, file: string, line: number): Cell {
  let end = start;
  while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r') end += 1;
  const cell = text.slice(start, end);
  if (cell.includes('"'))
    throw new RecordingError(`${file}, line ${line}: a quotation mark inside of a cell that does not begin with one.`);
  return { text: cell, end, breaks: 0 };
}

function quotedCell(text: string, start: number, file: string, line: number): Cell {
  let cell = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) throw new RecordingError(`${file}, line ${line}: a cell's quotation mark is not closed.`);
    cell += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      const next = text[quote + 1];
      if (next !== undefined && next !== ',' && next !== '\n' && next !== '\r')
        throw new RecordingError(`${file}, line ${line}: there is something behind a cell's closing quotation mark.`);
      return { text: cell, end: quote + 1, breaks: cell.split('\n').length - 1 };
    }
    cell += '"';
    from = quote + 2;
  }
}

function formatCell(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
