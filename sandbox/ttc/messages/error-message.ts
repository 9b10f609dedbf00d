import type { OracleError } from '../../values/oracle-error.js';
import type { PhysicalRowid } from '../../values/physical-rowid.js';
import { FIELD_VERSION } from '../field-version.js';
import { MESSAGE } from '../message-type.js';
import type { TtcWriter } from '../ttc-writer.js';
import { type CallStatus, writeCallStatus } from './status-message.js';

const NO_POSITION = -1;
const MAX_POSITION = 0xffff;
const COMPILED_WITH_ERRORS = 0x20;
const NO_DATA_FOUND = 1403;

export interface CallOutcome {
  readonly status: CallStatus;
  /** Undefined: the call succeeded. */
  readonly error?: OracleError;
  /** 0 when the client is not to know of one. */
  readonly cursorId?: number;
  /** Rows that DML touched, or rows fetched so far. */
  readonly rowCount?: number;
  readonly lastRowid?: PhysicalRowid;
  readonly compiledWithErrors?: boolean;
  readonly batchErrors?: readonly { readonly iteration: number; readonly error: OracleError }[];
  /** A query has no more rows (ORA-01403, which the client does not show). */
  readonly exhausted?: boolean;
}

/** ERROR: how an execute or fetch ended, whether well or badly. */
export function writeError(writer: TtcWriter, fieldVersion: number, outcome: CallOutcome): void {
  const code = outcome.error?.code ?? (outcome.exhausted === true ? NO_DATA_FOUND : 0);
  const rowCount = outcome.rowCount ?? 0;
  writer.u8(MESSAGE.error);
  writeCallStatus(writer, outcome.status);
  writer
    .unsigned(rowCount)
    .unsigned(code)
    .unsigned(0)
    .unsigned(0)
    .unsigned(outcome.cursorId ?? 0);
  writer.signed(positionOf(outcome.error));
  writer
    .u8(0)
    .u8(0)
    .u8(0)
    .u8(0)
    .u8(0)
    .u8(outcome.compiledWithErrors === true ? COMPILED_WITH_ERRORS : 0);
  writeRowid(writer, outcome.lastRowid);
  writer.unsigned(0).u8(0).u8(0).unsigned(0).unsigned(0).unsigned(0);
  writeBatchErrors(writer, outcome.batchErrors ?? []);
  writer.unsigned(code).unsigned(rowCount);
  if (fieldVersion >= FIELD_VERSION.v20_1) writer.unsigned(0).unsigned(0);
  if (outcome.error !== undefined) writer.text(`${outcome.error.fullText}\n`);
  else if (outcome.exhausted === true) writer.text('ORA-01403: no data found\n');
}

/** An error that is about no place in particular is at 0. It travels in 16 bits: one beyond them is left out. */
function positionOf(error: OracleError | undefined): number {
  if (error === undefined) return NO_POSITION;
  const position = error.options.position ?? 0;
  return position > MAX_POSITION ? NO_POSITION : position;
}

function writeRowid(writer: TtcWriter, rowid: PhysicalRowid | undefined): void {
  const { dataObject, file, block, row } = rowid ?? { dataObject: 0, file: 0, block: 0, row: 0 };
  writer.unsigned(dataObject).unsigned(file).u8(0).unsigned(block).unsigned(row);
}

/** Three parallel arrays: codes, iterations, messages. */
function writeBatchErrors(writer: TtcWriter, errors: NonNullable<CallOutcome['batchErrors']>): void {
  writer.unsigned(errors.length);
  if (errors.length > 0) writer.u8(1);
  for (const { error } of errors) writer.unsigned(error.code);
  writer.unsigned(errors.length);
  if (errors.length > 0) writer.u8(1);
  for (const { iteration } of errors) writer.unsigned(iteration);
  writer.unsigned(errors.length);
  if (errors.length > 0) writer.u8(1);
  for (const { error } of errors) writer.unsigned(0).text(`${error.fullText}\n`).u16(0);
}
