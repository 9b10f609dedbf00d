import { BfileValue } from '../../values/bfile.js';
import { type DataType, VARCHAR2 } from '../../values/data-type.js';
import { BlobValue, ClobValue } from '../../values/lob.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { VectorValue } from '../../values/vector.js';
import { vectorText } from '../../values/vector-text.js';
import { wholeFile } from '../lobs/open-file.js';
import type { SessionState } from '../session-state.js';
import { numberOf, textOf } from './argument-values.js';
import { type BuiltInFunction, define, strict } from './built-in-function.js';

const CLOB: DataType = { kind: 'clob', national: false };
const NCLOB: DataType = { kind: 'clob', national: true };
const BLOB: DataType = { kind: 'blob' };
const BFILE: DataType = { kind: 'bfile' };
/** AL32UTF8 is the database's character set, which 0 stands for too. */
const DATABASE_CHARACTER_SETS: readonly number[] = [0, 873];

export const LOB_FUNCTIONS: readonly BuiltInFunction[] = [
  define('EMPTY_CLOB', [], CLOB, () => ClobValue.empty),
  define('EMPTY_BLOB', [], BLOB, () => BlobValue.empty),
  toClob('TO_CLOB', CLOB),
  toClob('TO_NCLOB', NCLOB),
  {
    ...strict('TO_BLOB', [BLOB], BLOB, ([value = null], session) =>
      value instanceof BfileValue ? BlobValue.temporary(wholeFile(value, session)) : value,
    ),
    typing: (types) => ({ parameters: types.map((type) => (type.kind === 'bfile' ? BFILE : BLOB)), result: BLOB }),
  },
  define('BFILENAME', [VARCHAR2, VARCHAR2], BFILE, ([directory, fileName]) => {
    if (typeof directory !== 'string' || typeof fileName !== 'string') throw new NotSupportedError('BFILENAME of NULL');
    return new BfileValue(directory, fileName);
  }),
];

/** A text, or a BLOB or file whose bytes are one. */
function toClob(name: string, result: DataType): BuiltInFunction {
  const declared = strict(
    name,
    [VARCHAR2, VARCHAR2],
    result,
    ([value, characterSet], session) => toClobValue(value, characterSet, session),
    {
      optional: 1,
    },
  );
  return {
    ...declared,
    typing: ([type, ...rest]) => ({
      parameters: [
        isLobType(type) || type?.kind === 'vector' ? undefined : VARCHAR2,
        ...rest.map((): DataType => ({ kind: 'number', precision: undefined, scale: undefined })),
      ],
      result,
    }),
  };
}

function isLobType(type: DataType | undefined): boolean {
  return type?.kind === 'clob' || type?.kind === 'blob' || type?.kind === 'bfile';
}

function toClobValue(
  value: NonNullable<Value> | undefined,
  characterSet: NonNullable<Value> | undefined,
  session: SessionState,
): Value {
  if (value instanceof ClobValue) return value;
  if (value instanceof VectorValue) return ClobValue.temporary(vectorText(value));
  if (!(value instanceof BlobValue) && !(value instanceof BfileValue)) return ClobValue.temporary(textOf(value));
  const id = characterSet === undefined ? 0 : numberOf(characterSet);
  if (typeof id !== 'number' || !DATABASE_CHARACTER_SETS.includes(id)) {
    throw new NotSupportedError(`the character set ${String(id)} in TO_CLOB`);
  }
  const bytes = value instanceof BlobValue ? value.bytes.slice() : wholeFile(value, session);
  return ClobValue.temporary(Buffer.from(bytes).toString('utf8'));
}
