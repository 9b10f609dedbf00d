import { hasSessionless } from '../sql/branches/sessionless.js';
import type { Task } from '../tasks/task.js';
import { PLS_INTEGER, VARCHAR2 } from '../values/data-type.js';
import { OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { hexadecimal } from '../values/xid.js';
import { integer } from './argument-values.js';
import {
  input,
  type NativeConstant,
  type NativeContext,
  type NativeOutcome,
  type NativeSubprogram,
  nativeFunction,
  procedure,
} from './native-package.js';
import { bytes, RAW } from './raw-arguments.js';

const SESSIONLESS = 1;
/** Which numbers stand for these is documented nowhere: programs go by the names. */
const MODES: ReadonlyMap<number, 'new' | 'resume'> = new Map([
  [1, 'new'],
  [4, 'resume'],
]);

/** DBMS_TRANSACTION's part for sessionless transactions. Source: Database Development Guide, "Developing Applications with Sessionless Transactions". */
export const SESSIONLESS_SUBPROGRAMS: readonly NativeSubprogram[] = [
  {
    name: 'START_TRANSACTION',
    parameters: [
      input('XID', RAW),
      input('TRANSACTION_TYPE', PLS_INTEGER),
      input('TIMEOUT', PLS_INTEGER),
      input('FLAG', PLS_INTEGER),
    ],
    returns: VARCHAR2,
    run: start,
  },
  procedure('SUSPEND_TRANSACTION', [], (_values, context) => {
    context.sessionless.suspend();
    return undefined;
  }),
  nativeFunction('GET_TRANSACTION_ID', [], VARCHAR2, (_values, context) => {
    const id = context.sessionless.id();
    return id === undefined ? null : hexadecimal(id);
  }),
];

export const SESSIONLESS_CONSTANTS: readonly NativeConstant[] = [
  constant('TRANSACTION_TYPE_SESSIONLESS', SESSIONLESS),
  ...[...MODES].map(([value, mode]) => constant(`TRANSACTION_${mode.toUpperCase()}`, value)),
];

function* start([id, type, timeout, flag]: readonly Value[], context: NativeContext): Task<NativeOutcome> {
  const mode = MODES.get(integer(flag) ?? 0);
  if (mode === undefined || integer(type) !== SESSIONLESS) {
    throw new OracleError(
      26213,
      'The flag to distinguish beginning or resuming a sessionless transaction is missing or incorrect.',
    );
  }
  const transactionId = bytes(id) ?? undefined;
  const seconds = integer(timeout) ?? 0;
  const started = yield* context.sessionless.start({ transactionId, seconds, mode, startedBy: 'server' });
  return { result: hexadecimal(started), out: [] };
}

function constant(name: string, value: number): NativeConstant {
  return {
    name,
    dataType: PLS_INTEGER,
    value: (version) => (hasSessionless(version) ? value : undefined),
  };
}
