/**
 * What generated zod modules are made of: zod schemas for Oracle's types, with the rules that the runtime has for arguments. Nothing here needs the driver or Node, so that
 * forms in a browser can use it, too. zod is an optional peer: the runtime's own entry point never loads this one.
 */

export { bfile, bfileName, blob, buffer, bytes } from './bytes.js';
export { type DateOptions, date, instant, isoDatetime, plainDateTime, zonedDateTime } from './datetimes.js';
export { integer, integerDecimal, integerText, key } from './integers.js';
export { dayToSecond, dayToSecondInput, yearToMonth, yearToMonthInput } from './intervals.js';
export { binaryDouble, binaryFloat, decimal, decimalText, type NumberLimits, number, wholeNumber } from './numbers.js';
export { instanceOf, json, row, vector, vectorInput } from './others.js';
export { clob, largeText, rowid, type TextLimits, text } from './texts.js';
