import { ProtocolViolation } from '../../tns/protocol-violation.js';
import type { BindMetadata } from '../../ttc/bind-metadata.js';
import { readBindValue } from '../../ttc/codecs/bind-value.js';
import { MESSAGE } from '../../ttc/message-type.js';
import type { TtcReader } from '../../ttc/ttc-reader.js';
import { MAX_STRING_BYTES } from '../../ttc/type-code.js';
import type { BindValue, Statement } from '../database.js';
import type { ServerCursor } from '../server-cursor.js';

const MAX_ITERATIONS = 4_194_304;
/** The driver multiplies the size of national binds by this when it describes them (withData.js). */
const NATIONAL_SIZE_FACTOR = 4;
/** What the driver writes for a LONG or LONG RAW bind whose size the caller did not state; it does not put those last. */
const SIZE_NOT_STATED = 0x7fffffff;

/**
 * Reads the values of all iterations, to the end of the request. A bind that the client does not send (RETURNING
 * binds; when it executes again, OUT binds too) is null.
 * @throws ProtocolViolation
 */
export function readBindRows(
  reader: TtcReader,
  cursor: ServerCursor,
  statement: Statement,
  iterations: number,
  again: boolean,
): readonly (readonly BindValue[])[] {
  if (iterations > MAX_ITERATIONS) throw new ProtocolViolation(`${iterations} iterations`);
  const sent = cursor.binds.map(
    (_, index) => statement.binds[index]?.returning !== true && !(again && cursor.directions?.[index] === 'OUT'),
  );
  const rows: (readonly BindValue[])[] = [];
  if (!sent.includes(true)) {
    const empty = cursor.binds.map(() => null);
    for (let index = 0; index < iterations; index += 1) rows.push(empty);
    return rows;
  }
  for (let index = 0; index < iterations; index += 1) {
    if (reader.u8() !== MESSAGE.rowData) throw new ProtocolViolation('a row of bind values expected');
    rows.push(readRow(reader, cursor.binds, sent, statement.kind === 'plsql'));
  }
  return rows;
}

/** In SQL, values of more than 32,767 bytes come after all others. */
function readRow(
  reader: TtcReader,
  binds: readonly BindMetadata[],
  sent: readonly boolean[],
  isPlsql: boolean,
): readonly BindValue[] {
  const values: BindValue[] = binds.map(() => null);
  const isLate = (bind: BindMetadata) => !isPlsql && isLong(bind);
  for (const late of [false, true]) {
    binds.forEach((bind, index) => {
      if (sent[index] === true && isLate(bind) === late) values[index] = readBind(reader, bind);
    });
  }
  return values;
}

function isLong({ maxSize, national }: BindMetadata): boolean {
  return maxSize !== SIZE_NOT_STATED && (national ? maxSize / NATIONAL_SIZE_FACTOR : maxSize) > MAX_STRING_BYTES;
}

function readBind(reader: TtcReader, bind: BindMetadata): BindValue {
  if (bind.maxElements === undefined) return readBindValue(reader, bind);
  const elements = [];
  for (let count = reader.unsigned(); count > 0; count -= 1) elements.push(readBindValue(reader, bind));
  return { elements };
}
