import { NotSupportedError } from '../../values/oracle-error.js';
import { type BindMetadata, readBindMetadata } from '../bind-metadata.js';
import { FIELD_VERSION } from '../field-version.js';
import type { TtcReader } from '../ttc-reader.js';

const OPTION = {
  parse: 0x1,
  define: 0x10,
  execute: 0x20,
  fetch: 0x40,
  commit: 0x100,
  batchErrors: 0x80000,
} as const;
const ROW_COUNTS = 0x4000;
const VECTOR_LENGTH = 13;
const EXECUTIONS = 1;
const EXECUTION_FLAGS = 9;
/** What 16 bits can count, as in the answer. */
const MAX_BINDS = 65_535;

/** EXECUTE: parses, describes, executes and fetches, any of them, in one call. */
export interface ExecuteMessage {
  /** 0 for a statement that has no cursor yet. */
  readonly cursorId: number;
  /** Absent when the cursor's own statement is meant. */
  readonly sql: string | undefined;
  readonly execute: boolean;
  readonly fetch: boolean;
  readonly define: boolean;
  readonly autoCommit: boolean;
  readonly batchErrors: boolean;
  /** DML tells how many rows each iteration touched. */
  readonly rowCounts: boolean;
  readonly rowsToFetch: number;
  /** How often to execute a DML statement or PL/SQL block. */
  readonly executions: number;
  readonly binds: readonly BindMetadata[];
  readonly defines: readonly BindMetadata[];
}

/** The function header has been read; the rows of bind values are still to be read. */
export function readExecuteMessage(reader: TtcReader, fieldVersion: number): ExecuteMessage {
  const options = reader.unsigned();
  const cursorId = reader.unsigned();
  const hasSql = reader.u8() !== 0;
  reader.unsigned(); // length of the text
  reader.u8();
  reader.unsigned(); // length of the vector
  reader.skip(3);
  const rowsToFetch = reader.unsigned();
  reader.unsigned(); // longest LONG
  reader.u8();
  const bindCount = reader.unsigned();
  reader.skip(6);
  const defineCount = reader.unsigned();
  reader.unsigned(); // registration for change notification
  reader.skip(3);
  reader.unsigned();
  reader.u8();
  reader.unsigned();
  reader.unsigned(); // registration
  reader.u8();
  reader.unsigned(); // row counts
  reader.u8();
  if (fieldVersion >= FIELD_VERSION.v12_2) {
    reader.u8();
    reader.unsigned();
    reader.u8();
    reader.unsigned();
    reader.u8();
  }
  if (fieldVersion >= FIELD_VERSION.v12_2Extension) {
    reader.u8();
    reader.unsigned();
  }
  const sql = hasSql ? reader.text() : undefined;
  const vector = Array.from({ length: VECTOR_LENGTH }, () => reader.unsigned());
  const metadata = (count: number) => {
    if (count > MAX_BINDS) throw new NotSupportedError(`more than ${MAX_BINDS} binds or columns of a statement`);
    const list: BindMetadata[] = [];
    for (let index = 0; index < count; index += 1) list.push(readBindMetadata(reader, fieldVersion));
    return list;
  };
  const defines = (options & OPTION.define) === 0 ? [] : metadata(defineCount);
  return {
    cursorId,
    sql: (options & OPTION.parse) === 0 ? undefined : sql,
    execute: (options & OPTION.execute) !== 0,
    fetch: (options & OPTION.fetch) !== 0,
    define: (options & OPTION.define) !== 0,
    autoCommit: (options & OPTION.commit) !== 0,
    batchErrors: (options & OPTION.batchErrors) !== 0,
    rowCounts: ((vector[EXECUTION_FLAGS] ?? 0) & ROW_COUNTS) !== 0,
    rowsToFetch,
    executions: vector[EXECUTIONS] ?? 0,
    binds: metadata(bindCount),
    defines,
  };
}
