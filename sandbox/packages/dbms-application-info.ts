import { NUMBER, VARCHAR2 } from '../values/data-type.js';
import { BINARY_INTEGER_TYPE } from './argument-types.js';
import { integer, text } from './argument-values.js';
import { inOut } from './dbms-lob-types.js';
import { definePackage, input, optional, output, procedure } from './native-package.js';
import { SessionStore } from './session-store.js';

/** Begins a new row of V$SESSION_LONGOPS. */
const NO_HINT = -1;

const LONG_OPERATIONS = new SessionStore(() => ({ begun: 0 }));

/** Source: PL/SQL Packages and Types Reference, DBMS_APPLICATION_INFO. */
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
    procedure(
      'SET_SESSION_LONGOPS',
      [
        inOut('RINDEX', BINARY_INTEGER_TYPE),
        inOut('SLNO', BINARY_INTEGER_TYPE),
        optional('OP_NAME', VARCHAR2, null),
        optional('TARGET', BINARY_INTEGER_TYPE, 0),
        optional('CONTEXT', BINARY_INTEGER_TYPE, 0),
        optional('SOFAR', NUMBER, 0),
        optional('TOTALWORK', NUMBER, 0),
        optional('TARGET_DESC', VARCHAR2, 'unknown target'),
        optional('UNITS', VARCHAR2, null),
      ],
      // There is no V$SESSION_LONGOPS to see the row in: the caller keeps what stands for it.
      ([row, serial], context) => {
        const operations = LONG_OPERATIONS.of(context);
        if (integer(row) !== NO_HINT) return [integer(row), integer(serial)];
        operations.begun += 1;
        return [operations.begun - 1, operations.begun];
      },
    ),
    procedure('READ_MODULE', [output('MODULE_NAME', VARCHAR2), output('ACTION_NAME', VARCHAR2)], (_values, { sql }) => [
      sql.clientInfo.module,
      sql.clientInfo.action,
    ]),
    procedure('READ_CLIENT_INFO', [output('CLIENT_INFO', VARCHAR2)], (_values, { sql }) => [sql.clientInfo.clientInfo]),
  ],
  { constants: [{ name: 'SET_SESSION_LONGOPS_NOHINT', dataType: BINARY_INTEGER_TYPE, value: NO_HINT }] },
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
