import type { ScalarDescriptor } from '../../call-descriptor.js';
import { type Binder, type BindTypeName, REFUSED } from '../binder.js';
import {
  characterBinder,
  isWellFormed,
  MAX_NATIONAL_UNITS,
  MAX_PLSQL_BYTES,
  nationalBinder,
} from '../scalar/character.js';
import { jsonBinder, jsonOf } from '../scalar/json.js';
import { rawBinder } from '../scalar/raw.js';
import { expectedVector, textOfVector, type VectorFormat, vectorTextBinder } from '../scalar/vector.js';
import { xmlBinder } from '../scalar/xml.js';

/** A value on its way into a LOB: whole, or in pieces that are still to come. */
export type LargeValue = string | Buffer | AsyncIterable<unknown>;

/** The driver's types of LOBs. */
export type LobTypeName = Extract<BindTypeName, `${string}LOB`>;

export function isLobType(bindType: BindTypeName): bindType is LobTypeName {
  return bindType.endsWith('LOB');
}

/** A type whose values may be longer than a PL/SQL variable: those that are not travel as VARCHAR2, NVARCHAR2 or RAW, without any round trip of their own. */
export interface LargeType {
  /** What `encode` takes, in words. */
  readonly expects: string;
  /** How a value travels that a PL/SQL variable holds. Its conversions are those of LOBs, too. */
  readonly short: Binder;
  /** The longest value that may fit a PL/SQL variable, as DBMS_LOB counts. */
  readonly shortest: number;
  /** As what a longer one travels. */
  readonly lobType: LobTypeName;
  /** PL/SQL of any value that is not empty, when there is an empty one that is not NULL. */
  readonly sample: string | undefined;
  /** An empty value, if that is not NULL. */
  readonly empty: string | Buffer | undefined;
  encode(value: unknown): LargeValue | typeof REFUSED;
}

/** Undefined for a type whose values one bind holds. */
export function largeTypeOf({ kind }: Pick<ScalarDescriptor, 'kind'>): LargeType | undefined {
  switch (kind) {
    case 'clob':
      return CLOB;
    case 'nclob':
      return NCLOB;
    case 'blob':
      return BLOB;
    case 'json':
      return JSON_TEXT;
    case 'xml':
      return XML;
    default:
      return undefined;
  }
}

/** Of an element of an array bind, where a VECTOR has no bind of its own and is text. */
export function largeElementTypeOf(type: Pick<ScalarDescriptor, 'kind' | 'format'>): LargeType | undefined {
  return type.kind === 'vector' ? vectorText(type.format) : largeTypeOf(type);
}

/** Whether one bind holds every value of the type. */
export function travelsInOne(type: ScalarDescriptor): boolean {
  return type.kind !== 'bfile' && largeTypeOf(type) === undefined;
}

/** How columns and elements travel that have no way to be longer. */
export function shortBinderOf({ short, shortest }: LargeType): Binder {
  return {
    ...short,
    faults: (local) => [[`sys.dbms_lob.getlength(${local}) > ${shortest}`, 'length']],
  };
}

/** How a longer one travels. */
export function lobBinderOf({ lobType, expects, short }: LargeType): Binder {
  return { expects, bindType: lobType, encode: (value) => value, decode: (value) => short.decode(value) };
}

const TEXT = 'a string or a Readable of text';

const CLOB: LargeType = {
  expects: TEXT,
  short: characterBinder(MAX_PLSQL_BYTES),
  shortest: MAX_PLSQL_BYTES,
  lobType: 'DB_TYPE_CLOB',
  sample: `' '`,
  empty: '',
  encode: encodeText,
};

const NCLOB: LargeType = {
  ...CLOB,
  short: nationalBinder(MAX_PLSQL_BYTES),
  shortest: MAX_NATIONAL_UNITS,
  lobType: 'DB_TYPE_NCLOB',
};

export const BLOB: LargeType = {
  expects: 'a Buffer, a Uint8Array or a Readable of bytes',
  short: { ...rawBinder(MAX_PLSQL_BYTES), toBind: (local) => `sys.dbms_lob.substr(${local}, ${MAX_PLSQL_BYTES}, 1)` },
  shortest: MAX_PLSQL_BYTES,
  lobType: 'DB_TYPE_BLOB',
  sample: `hextoraw('00')`,
  empty: Buffer.alloc(0),
  encode(value) {
    if (value instanceof Uint8Array) return bytesOf(value);
    return isAsyncIterable(value) ? value : REFUSED;
  },
};

const JSON_TEXT: LargeType = {
  expects: 'a value that JSON has',
  short: jsonBinder,
  shortest: MAX_PLSQL_BYTES,
  lobType: 'DB_TYPE_CLOB',
  sample: undefined,
  empty: undefined,
  encode: (value) => jsonOf(value) ?? REFUSED,
};

const XML: LargeType = {
  expects: 'an XML document as a string',
  short: xmlBinder,
  shortest: MAX_PLSQL_BYTES,
  lobType: 'DB_TYPE_CLOB',
  sample: undefined,
  empty: undefined,
  encode: (value) => (typeof value === 'string' && isWellFormed(value) ? value : REFUSED),
};

function vectorText(format: VectorFormat | undefined): LargeType {
  return {
    expects: expectedVector(format),
    short: vectorTextBinder(format),
    shortest: MAX_PLSQL_BYTES,
    lobType: 'DB_TYPE_CLOB',
    sample: undefined,
    empty: undefined,
    encode: (value) => textOfVector(value, format) ?? REFUSED,
  };
}

function encodeText(value: unknown): LargeValue | typeof REFUSED {
  if (typeof value === 'string') return isWellFormed(value) ? value : REFUSED;
  return isAsyncIterable(value) ? value : REFUSED;
}

export function bytesOf(value: Uint8Array): Buffer {
  return Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
