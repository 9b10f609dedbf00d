import { ProtocolViolation } from '../../tns/protocol-violation.js';
import type { BindMetadata } from '../../ttc/bind-metadata.js';
import { readBindValue, readCursorId } from '../../ttc/codecs/bind-value.js';
import { readLocator } from '../../ttc/codecs/lob-codec.js';
import type { ObjectTypes } from '../../ttc/codecs/object-value.js';
import { isLobCode } from '../../ttc/lob-column.js';
import { MESSAGE } from '../../ttc/message-type.js';
import type { TtcReader } from '../../ttc/ttc-reader.js';
import { MAX_STRING_BYTES, TYPE_CODE } from '../../ttc/type-code.js';
import { OracleError } from '../../values/oracle-error.js';
import type { CursorTable } from '../cursor-table.js';
import type { BindValue, Statement } from '../database.js';
import type { LobTable } from '../lob-table.js';
import type { ServerCursor } from '../server-cursor.js';

const MAX_ITERATIONS = 4_194_304;
/** The driver multiplies the size of national binds by this when it describes them (withData.js). */
const NATIONAL_SIZE_FACTOR = 4;
/** What the driver writes for a LONG or LONG RAW bind whose size the caller did not state; it does not put those last. */
const SIZE_NOT_STATED = 0x7fffffff;

export interface BindRowsOptions {
  readonly executions: number;
  /** With what the client knows from before: which binds it need not send. */
  readonly again: boolean;
  readonly types: ObjectTypes;
  readonly lobs: Pick<LobTable, 'find'>;
  readonly cursors: Pick<CursorTable, 'find'>;
}

/** What a value may name instead of being sent itself. */
type ValueSources = Pick<BindRowsOptions, 'types' | 'lobs' | 'cursors'>;

/**
 * Reads the values of all iterations, to the end of the request. A bind that the client does not send (RETURNING
 * binds; when it executes again, OUT binds too) is null.
 * @throws ProtocolViolation
 */
export function readBindRows(
  reader: TtcReader,
  cursor: ServerCursor,
  statement: Statement,
  { executions: iterations, again, ...sources }: BindRowsOptions,
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
    rows.push(readRow(reader, cursor.binds, sent, { ...sources, isPlsql: statement.kind === 'plsql' }));
  }
  return rows;
}

/** In SQL, values of more than 32,767 bytes come after all others. */
function readRow(
  reader: TtcReader,
  binds: readonly BindMetadata[],
  sent: readonly boolean[],
  { isPlsql, ...sources }: ValueSources & { readonly isPlsql: boolean },
): readonly BindValue[] {
  const values: BindValue[] = binds.map(() => null);
  const isLate = (bind: BindMetadata) => !isPlsql && isLong(bind);
  for (const late of [false, true]) {
    binds.forEach((bind, index) => {
      if (sent[index] === true && isLate(bind) === late) values[index] = readBind(reader, bind, sources);
    });
  }
  return values;
}

function isLong({ typeCode, maxSize, national }: BindMetadata): boolean {
  // The driver gives JSON and VECTOR the largest sizes, but does not put them last.
  if (typeCode === TYPE_CODE.json || typeCode === TYPE_CODE.vector) return false;
  return maxSize !== SIZE_NOT_STATED && (national ? maxSize / NATIONAL_SIZE_FACTOR : maxSize) > MAX_STRING_BYTES;
}

function readBind(reader: TtcReader, bind: BindMetadata, { types, lobs, cursors }: ValueSources): BindValue {
  if (isLobCode(bind.typeCode)) {
    const locator = readLocator(reader);
    return locator === null ? null : lobs.find(locator);
  }
  if (bind.typeCode === TYPE_CODE.cursor && bind.maxElements === undefined) return readCursor(reader, cursors);
  if (bind.maxElements === undefined) return readBindValue(reader, bind, types);
  const elements = [];
  const size = reader.unsigned();
  if (size > bind.maxElements) throw new ProtocolViolation(`${size} elements of an array of ${bind.maxElements}`);
  for (let count = size; count > 0; count -= 1) elements.push(readBindValue(reader, bind, types));
  return { elements };
}

/** @throws OracleError 1001 for a cursor that is not open */
function readCursor(reader: TtcReader, cursors: ValueSources['cursors']): BindValue {
  const id = readCursorId(reader);
  if (id === null) return null;
  const { rows } = cursors.find(id);
  if (rows === undefined) throw new OracleError(1001, 'invalid cursor');
  return rows;
}
