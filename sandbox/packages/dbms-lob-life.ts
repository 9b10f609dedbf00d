import { invalidLocator } from '../sql/lobs/change-lob.js';
import { closeLob, isLobOpen, openLob } from '../sql/lobs/open-lob.js';
import { valueError } from '../values/conversion-errors.js';
import { BOOLEAN, PLS_INTEGER } from '../values/data-type.js';
import { BlobValue, ClobValue, TemporaryLob } from '../values/lob.js';
import { BINARY_INTEGER_TYPE } from './argument-types.js';
import { integer } from './argument-values.js';
import { inOut, LOB_KINDS, type LobKind } from './dbms-lob-types.js';
import { invalidArgument, lobOf, requireLob } from './lob-arguments.js';
import { input, type NativeSubprogram, nativeFunction, optional, procedure } from './native-package.js';

export const LOB_READONLY = 0;
export const LOB_READWRITE = 1;
export const SESSION_DURATION = 10;
export const CALL_DURATION = 12;

/** How LOBs come and go. Source: PL/SQL Packages and Types Reference, DBMS_LOB. */
export const LOB_LIFE: readonly NativeSubprogram[] = LOB_KINDS.flatMap(lifeOf);

function lifeOf({ lob }: LobKind): readonly NativeSubprogram[] {
  const isBlob = lob.kind === 'blob';
  return [
    procedure(
      'CREATETEMPORARY',
      [inOut('LOB_LOC', lob), input('CACHE', BOOLEAN), optional('DUR', PLS_INTEGER, SESSION_DURATION)],
      ([, cache, duration]) => {
        if (typeof cache !== 'boolean') throw valueError();
        const wanted = integer(duration);
        if (wanted !== SESSION_DURATION && wanted !== CALL_DURATION) throw invalidArgument(3);
        return [isBlob ? BlobValue.temporary(new Uint8Array(0)) : ClobValue.temporary('')];
      },
    ),
    procedure('FREETEMPORARY', [inOut('LOB_LOC', lob)], ([loc]) => {
      if (!(requireLob(loc).home instanceof TemporaryLob)) throw invalidLocator();
      return [isBlob ? BlobValue.freed : ClobValue.freed];
    }),
    nativeFunction('ISTEMPORARY', [input('LOB_LOC', lob)], PLS_INTEGER, ([loc]) => {
      if (loc === ClobValue.freed || loc === BlobValue.freed) return 0;
      const held = lobOf(loc);
      return held === null ? null : Number(held.home instanceof TemporaryLob);
    }),
    procedure('OPEN', [inOut('LOB_LOC', lob), input('OPEN_MODE', BINARY_INTEGER_TYPE)], ([loc, mode], { sql }) => {
      const held = requireLob(loc);
      const wanted = integer(mode);
      if (wanted !== LOB_READONLY && wanted !== LOB_READWRITE) throw invalidArgument(2);
      openLob(held, wanted === LOB_READONLY ? 'READONLY' : 'READWRITE', sql);
      return [held];
    }),
    procedure('CLOSE', [inOut('LOB_LOC', lob)], ([loc], { sql }) => {
      const held = requireLob(loc);
      closeLob(held, sql);
      return [held];
    }),
    // There are no database links.
    nativeFunction('ISREMOTE', [input('LOB_LOC', lob)], BOOLEAN, ([loc]) => (lobOf(loc) === null ? null : false)),
    nativeFunction('ISOPEN', [input('LOB_LOC', lob)], PLS_INTEGER, ([loc], { sql }) => {
      const held = lobOf(loc);
      return held === null ? null : Number(isLobOpen(held, sql));
    }),
  ];
}
