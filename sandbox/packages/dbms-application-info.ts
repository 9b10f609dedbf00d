import { VARCHAR2 } from '../values/data-type.js';
import { BINARY_INTEGER_TYPE } from './argument-types.js';
import { text } from './argument-values.js';
import { definePackage, input, output, procedure } from './native-package.js';

export const DBMS_APPLICATION_INFO = definePackage(
  'DBMS_APPLICATION_INFO',
  [
    procedure(
      'SET_MODULE',
      [input('MODULE_NAME', VARCHAR2), input('ACTION_NAME', VARCHAR2)],
      ([module, action], { sql }) => {
        sql.clientInfo.module = cut(text(module), MODULE_BYTES);
        sql.clientInfo.action = cut(text(action), ACTION_BYTES);
        return undefined;
      },
    ),
    procedure('SET_ACTION', [input('ACTION_NAME', VARCHAR2)], ([action], { sql }) => {
      sql.clientInfo.action = cut(text(action), ACTION_BYTES);
      return undefined;
    }),
    procedure('SET_CLIENT_INFO', [input('CLIENT_INFO', VARCHAR2)], ([info], { sql }) => {
      sql.clientInfo.clientInfo = cut(text(info), CLIENT_INFO_BYTES);
      return undefined;
    }),
    procedure('READ_MODULE', [output('MODULE_NAME', VARCHAR2), output('ACTION_NAME', VARCHAR2)], (_values, { sql }) => [
      sql.clientInfo.module,
      sql.clientInfo.action,
    ]),
    procedure('READ_CLIENT_INFO', [output('CLIENT_INFO', VARCHAR2)], (_values, { sql }) => [sql.clientInfo.clientInfo]),
  ],
  { constants: [{ name: 'SET_SESSION_LONGOPS_NOHINT', dataType: BINARY_INTEGER_TYPE, value: -1 }] },
);

const MODULE_BYTES = 64;
const ACTION_BYTES = 64;
const CLIENT_INFO_BYTES = 64;

/** These packages silently cut what is too long. */
export function cut(value: string | null, bytes: number): string | null {
  if (value === null) return null;
  let kept = value;
  while (Buffer.byteLength(kept) > bytes) kept = [...kept].slice(0, -1).join('');
  return kept;
}
