import { type DataType, VARCHAR2 } from '../../values/data-type.js';
import { BlobValue, ClobValue } from '../../values/lob.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { numberOf, textOf } from './argument-values.js';
import { type BuiltInFunction, define, strict } from './built-in-function.js';

const CLOB: DataType = { kind: 'clob', national: false };
const NCLOB: DataType = { kind: 'clob', national: true };
const BLOB: DataType = { kind: 'blob' };
/** AL32UTF8 is the database's character set, which 0 stands for too. */
const DATABASE_CHARACTER_SETS: readonly number[] = [0, 873];

export const LOB_FUNCTIONS: readonly BuiltInFunction[] = [
  define('EMPTY_CLOB', [], CLOB, () => ClobValue.empty),
  define('EMPTY_BLOB', [], BLOB, () => BlobValue.empty),
  toClob('TO_CLOB', CLOB),
  toClob('TO_NCLOB', NCLOB),
  {
    ...strict('TO_BLOB', [BLOB], BLOB, ([value]) => value ?? null),
    typing: (types) => ({ parameters: types.map(() => BLOB), result: BLOB }),
  },
];

/** A text, or a BLOB whose bytes are one. */
function toClob(name: string, result: DataType): BuiltInFunction {
  const declared = strict(
    name,
    [VARCHAR2, VARCHAR2],
    result,
    ([value, characterSet]) => toClobValue(value, characterSet),
    {
      optional: 1,
    },
  );
  return {
    ...declared,
    typing: ([type, ...rest]) => ({
      parameters: [
        isLobType(type) ? undefined : VARCHAR2,
        ...rest.map((): DataType => ({ kind: 'number', precision: undefined, scale: undefined })),
      ],
      result,
    }),
  };
}

function isLobType(type: DataType | undefined): boolean {
  return type?.kind === 'clob' || type?.kind === 'blob';
}

function toClobValue(value: NonNullable<Value> | undefined, characterSet: NonNullable<Value> | undefined): Value {
  if (value instanceof ClobValue) return value;
  if (!(value instanceof BlobValue)) return ClobValue.temporary(textOf(value));
  const id = characterSet === undefined ? 0 : numberOf(characterSet);
  if (typeof id !== 'number' || !DATABASE_CHARACTER_SETS.includes(id)) {
    throw new NotSupportedError(`the character set ${String(id)} in TO_CLOB`);
  }
  return ClobValue.temporary(Buffer.from(value.bytes.slice()).toString('utf8'));
}
