import type { BfileValue } from './bfile.js';
import type { BinaryDouble, BinaryFloat } from './binary-float.js';
import type { CollectionValue, CursorReference, RecordValue } from './composite.js';
import type { OracleDate } from './date.js';
import type { IntervalDayToSecond, IntervalYearToMonth } from './interval.js';
import type { JsonHandle } from './json/json-handle.js';
import type { LobValue } from './lob.js';
import type { OracleNumber } from './number.js';
import type { Rowid } from './rowid.js';
import type { Timestamp, TimestampWithLocalTimeZone, TimestampWithTimeZone } from './timestamp.js';
import type { VectorValue } from './vector.js';

/**
 * A value of SQL or PL/SQL. Character types are JavaScript strings ('' never occurs: Oracle's empty string is null);
 * NUMBER and PLS_INTEGER are a JavaScript number when they are integers of at most 2^53-1 in magnitude and an
 * `OracleNumber` otherwise, never both for the same number; RAW is a Uint8Array; BOOLEAN a boolean;
 * CLOB and BLOB are a `ClobValue` and a `BlobValue`, which may be empty and is not null then; BFILE is a `BfileValue`, VECTOR a `VectorValue`.
 * Records, objects, collections and cursors are values too; scalar functions never get to see them. A `JsonHandle` is what the objects of
 * the JSON types have in them, and nothing else.
 * What a value is declared as (CHAR or VARCHAR2, NUMBER(9,2) or PLS_INTEGER) is known from the expression's DataType.
 */
export type Value =
  | null
  | string
  | number
  | boolean
  | OracleNumber
  | BinaryFloat
  | BinaryDouble
  | OracleDate
  | Timestamp
  | TimestampWithTimeZone
  | TimestampWithLocalTimeZone
  | IntervalYearToMonth
  | IntervalDayToSecond
  | Uint8Array
  | Rowid
  | LobValue
  | BfileValue
  | RecordValue
  | CollectionValue
  | CursorReference
  | VectorValue
  | JsonHandle;
