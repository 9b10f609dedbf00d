import { writeColumnValue } from '../../ttc/codecs/column-value.js';
import { writeCursor } from '../../ttc/codecs/cursor-codec.js';
import { writeLob } from '../../ttc/codecs/lob-codec.js';
import { definedColumn, isLobCode } from '../../ttc/lob-column.js';
import { writeRowData, writeRowHeader } from '../../ttc/messages/row-messages.js';
import { TYPE_CODE } from '../../ttc/type-code.js';
import { hasTrailer, type WireColumn, wireColumnOf } from '../../ttc/wire-column.js';
import { ClobValue, isLob } from '../../values/lob.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { VectorValue } from '../../values/vector.js';
import { vectorText } from '../../values/vector-text.js';
import type { RowSource } from '../database.js';
import { isRowSource } from '../is-row-source.js';
import type { ServerCursor } from '../server-cursor.js';
import type { Call } from './call.js';

/** After so many rows the event loop gets a turn: encoding them takes about a millisecond. */
const ROWS_PER_TURN = 500;

/**
 * Writes up to `count` further rows of an open cursor, and the outcome.
 * @throws OracleError 1002 when the cursor has no result set, or its rows have all been fetched
 */
export async function fetchRows(call: Call, cursor: ServerCursor, count: number): Promise<void> {
  const { rows } = cursor;
  if (rows === undefined) throw new OracleError(1002, 'fetch out of sequence');
  const columns = rows.columns.map(({ dataType }, index) =>
    definedColumn(wireColumnOf(dataType), cursor.defines[index]),
  );
  let remaining = count;
  let exhausted = false;
  let headerWritten = false;
  while (remaining > 0 && !exhausted) {
    const part = await rows.fetch(Math.min(remaining, ROWS_PER_TURN), call.signal);
    if (part.rows.length > 0 && !headerWritten) {
      writeRowHeader(call.writer, columns.length, part.rows.length);
      headerWritten = true;
    }
    for (const row of part.rows) {
      writeRowData(call.writer);
      columns.forEach((column, index) => {
        const value = row[index] ?? null;
        if (isRowSource(value)) writeNestedCursor(call, value);
        else if (isLobCode(column.typeCode)) writeLobColumn(call, column, value);
        else writeColumnValue(call.writer, column, value, call.session.types);
      });
    }
    cursor.rowsFetched += part.rows.length;
    remaining -= part.rows.length;
    exhausted = part.exhausted;
    if (remaining > 0 && !exhausted) await nextTurn();
  }
  // Cursors in its rows are read until the client closes it.
  if (exhausted && columns.every(({ typeCode }) => typeCode !== TYPE_CODE.cursor)) cursor.closeRows();
  call.writeOutcome({ rowCount: cursor.rowsFetched, exhausted });
}

function writeLobColumn(call: Call, column: WireColumn, value: Value): void {
  const lob = value instanceof VectorValue ? ClobValue.temporary(vectorText(value)) : value;
  if (!isLob(lob)) {
    writeColumnValue(call.writer, column, value, call.session.types);
    return;
  }
  writeLob(call.writer, call.describeLob(lob));
  if (hasTrailer(column)) call.writer.signed(0).unsigned(0);
}

function writeNestedCursor(call: Call, rows: RowSource): void {
  const nested = call.openRows(rows);
  nested.describedColumns = rows.columns;
  writeCursor(call.writer, call.fieldVersion, rows.columns, nested.id, call.session.types);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
