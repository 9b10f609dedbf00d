import type { ObjectTypes } from '../codecs/object-value.js';
import { MESSAGE } from '../message-type.js';
import type { TtcWriter } from '../ttc-writer.js';
import type { DescribedColumn } from '../wire-column.js';
import { writeDescription } from './describe-message.js';

export interface ImplicitResult {
  readonly cursorId: number;
  readonly columns: readonly DescribedColumn[];
}

/** IMPLICIT RESULT SET: the cursors of DBMS_SQL.RETURN_RESULT. */
export function writeImplicitResults(
  writer: TtcWriter,
  fieldVersion: number,
  results: readonly ImplicitResult[],
  types: ObjectTypes,
): void {
  writer.u8(MESSAGE.implicitResults).unsigned(results.length);
  for (const { cursorId, columns } of results) {
    writer.u8(0);
    writeDescription(writer, fieldVersion, columns, types);
    writer.unsigned(cursorId);
  }
}
