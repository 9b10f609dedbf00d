/** Oracle's external type codes, as they stand in bind and column metadata. */
export const TYPE_CODE = {
  varchar: 1,
  number: 2,
  binaryInteger: 3,
  long: 8,
  rowid: 11,
  date: 12,
  raw: 23,
  longRaw: 24,
  char: 96,
  binaryFloat: 100,
  binaryDouble: 101,
  cursor: 102,
  object: 109,
  clob: 112,
  blob: 113,
  bfile: 114,
  json: 119,
  vector: 127,
  timestamp: 180,
  timestampTz: 181,
  intervalYearToMonth: 182,
  intervalDayToSecond: 183,
  urowid: 208,
  timestampLtz: 231,
  boolean: 252,
} as const;

/** Character set forms: not a character type, the database's character set, the national one. */
export const CHARACTER_SET_FORM = { none: 0, implicit: 1, national: 2 } as const;

/** AL32UTF8: what the driver names with every character type. */
export const UTF8_CHARACTER_SET = 873;

/** Longest VARCHAR2, NVARCHAR2 and RAW in bytes; what is longer travels as LONG. */
export const MAX_STRING_BYTES = 32767;
