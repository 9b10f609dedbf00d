import { CollectionValue } from '../values/composite.js';
import { type CollectionType, NUMBER, PLS_INTEGER, VARCHAR2 } from '../values/data-type.js';
import { OracleError } from '../values/oracle-error.js';
import { integer, text } from './argument-values.js';
import { definePackage, input, type NativeContext, optional, output, procedure } from './native-package.js';
import { SessionStore } from './session-store.js';

const MAX_LINE_BYTES = 32767;

/** Lines wait here until GET_LINE takes them; nothing is kept while the package is not enabled. */
interface OutputBuffer {
  enabled: boolean;
  /** Bytes; null is unlimited. */
  limit: number | null;
  used: number;
  readonly lines: string[];
  /** What PUT has begun and NEW_LINE will end. */
  pending: string;
}

const buffers = new SessionStore<OutputBuffer>(() => ({
  enabled: false,
  limit: 20000,
  used: 0,
  lines: [],
  pending: '',
}));

const CHARARR: CollectionType = {
  kind: 'collection',
  identity: { owner: 'SYS', packageName: 'DBMS_OUTPUT', name: 'CHARARR' },
  form: 'index_by_integer',
  element: { ...VARCHAR2, length: MAX_LINE_BYTES },
  elementNotNull: false,
};

export const DBMS_OUTPUT = definePackage(
  'DBMS_OUTPUT',
  [
    procedure('ENABLE', [optional('BUFFER_SIZE', PLS_INTEGER, 20000)], ([size], context) => {
      const buffer = buffers.of(context);
      buffer.enabled = true;
      const limit = integer(size);
      buffer.limit = limit === null ? null : Math.max(2000, limit);
      return undefined;
    }),
    procedure('DISABLE', [], (_values, context) => {
      buffers.forget(context);
      return undefined;
    }),
    procedure('PUT_LINE', [input('A', VARCHAR2)], ([line], context) => {
      put(context, text(line) ?? '');
      newLine(context);
      return undefined;
    }),
    procedure('PUT', [input('A', VARCHAR2)], ([part], context) => {
      put(context, text(part) ?? '');
      return undefined;
    }),
    procedure('NEW_LINE', [], (_values, context) => {
      newLine(context);
      return undefined;
    }),
    procedure('GET_LINE', [output('LINE', VARCHAR2), output('STATUS', PLS_INTEGER)], (_values, context) => {
      const line = takeLine(context);
      return line === undefined ? [null, 1] : [line === '' ? null : line, 0];
    }),
    procedure(
      'GET_LINES',
      [output('LINES', CHARARR), { name: 'NUMLINES', mode: 'IN OUT', dataType: NUMBER }],
      ([, wanted], context) => {
        const lines = new CollectionValue(CHARARR);
        const count = integer(wanted) ?? 0;
        while (lines.size < count) {
          const line = takeLine(context);
          if (line === undefined) break;
          lines.set(lines.size + 1, line === '' ? null : line);
        }
        return [lines, lines.size];
      },
    ),
  ],
  { types: [{ name: 'CHARARR', dataType: CHARARR }] },
);

function put(context: NativeContext, part: string): void {
  const buffer = buffers.of(context);
  if (!buffer.enabled) return;
  if (Buffer.byteLength(buffer.pending) + Buffer.byteLength(part) > MAX_LINE_BYTES) {
    buffer.pending = '';
    throw new OracleError(20000, `ORU-10028: line length overflow, limit of ${MAX_LINE_BYTES} bytes per line`);
  }
  buffer.pending += part;
}

function newLine(context: NativeContext): void {
  const buffer = buffers.of(context);
  if (!buffer.enabled) return;
  const bytes = Buffer.byteLength(buffer.pending);
  if (buffer.limit !== null && buffer.used + bytes > buffer.limit) {
    buffer.pending = '';
    throw new OracleError(20000, `ORU-10027: buffer overflow, limit of ${buffer.limit} bytes`);
  }
  buffer.used += bytes;
  buffer.lines.push(buffer.pending);
  buffer.pending = '';
}

function takeLine(context: NativeContext): string | undefined {
  const buffer = buffers.of(context);
  const line = buffer.lines.shift();
  if (line !== undefined) buffer.used -= Buffer.byteLength(line);
  return line;
}
