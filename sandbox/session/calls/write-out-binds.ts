import type { BindMetadata } from '../../ttc/bind-metadata.js';
import { writeBindNull, writeBindValue, writeReturnedValue } from '../../ttc/codecs/bind-value.js';
import { writeCursor, writeNullCursor } from '../../ttc/codecs/cursor-codec.js';
import { writeLob } from '../../ttc/codecs/lob-codec.js';
import { isLobCode } from '../../ttc/lob-column.js';
import { writeRowData } from '../../ttc/messages/row-messages.js';
import { TYPE_CODE } from '../../ttc/type-code.js';
import { isLob } from '../../values/lob.js';
import type { Value } from '../../values/value.js';
import type { ArrayBindValue, BindValue, RowSource } from '../database.js';
import { isRowSource } from '../is-row-source.js';
import type { Call } from './call.js';

/** PL/SQL: one row per iteration with the value of each bind that is not IN. */
export function writeOutBinds(
  call: Call,
  binds: readonly BindMetadata[],
  iterations: readonly (readonly BindValue[])[],
): void {
  if (binds.length === 0) return;
  for (const values of iterations) {
    writeRowData(call.writer);
    binds.forEach((bind, index) => {
      writeOutBind(call, bind, values[index] ?? null);
    });
  }
}

/** DML … RETURNING: one row per iteration; each bind has one value per affected row. */
export function writeReturnedValues(
  call: Call,
  binds: readonly BindMetadata[],
  iterations: readonly (readonly (readonly Value[])[])[],
): void {
  for (const returned of iterations) {
    writeRowData(call.writer);
    binds.forEach((bind, index) => {
      const values = returned[index] ?? [];
      call.writer.unsigned(values.length);
      for (const value of values) {
        if (value === null || isLobCode(bind.typeCode)) writeScalar(call, bind, value);
        else writeReturnedValue(call.writer, bind, value, call.session.types);
      }
    });
  }
}

function writeOutBind(call: Call, bind: BindMetadata, value: BindValue): void {
  if (bind.maxElements !== undefined) {
    const elements = isArray(value) ? value.elements : [];
    call.writer.unsigned(elements.length);
    for (const element of elements) writeScalar(call, bind, element);
  } else if (isRowSource(value)) {
    writeRefCursor(call, value);
  } else if (isArray(value)) {
    throw new TypeError('an array for a bind that is none');
  } else {
    writeScalar(call, bind, value);
  }
}

function writeScalar(call: Call, bind: BindMetadata, value: Value): void {
  if (isLob(value) && isLobCode(bind.typeCode)) {
    writeLob(call.writer, call.describeLob(value));
    call.writer.signed(0);
  } else if (value !== null) {
    writeBindValue(call.writer, bind, value, call.session.types);
    call.writer.signed(0);
  } else if (bind.typeCode === TYPE_CODE.cursor) {
    writeNullCursor(call.writer, call.fieldVersion, call.session.types);
    call.writer.signed(0);
  } else {
    writeBindNull(call.writer, bind);
  }
}

function writeRefCursor(call: Call, rows: RowSource): void {
  const cursor = call.openRows(rows);
  cursor.describedColumns = rows.columns;
  writeCursor(call.writer, call.fieldVersion, rows.columns, cursor.id, call.session.types);
  call.writer.signed(0);
}

function isArray(value: BindValue): value is ArrayBindValue {
  return value !== null && typeof value === 'object' && 'elements' in value;
}
