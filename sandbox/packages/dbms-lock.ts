import type { SchemaStore } from '../schema/schema-store.js';
import type { Task } from '../tasks/task.js';
import { valueError } from '../values/conversion-errors.js';
import { BOOLEAN, type DataType, NUMBER, VARCHAR2 } from '../values/data-type.js';
import { NotSupportedError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { text } from './argument-values.js';
import { commit } from './dbms-transaction.js';
import { INTEGER } from './dynamic-sql/scalar-kinds.js';
import { countOf } from './lob-arguments.js';
import {
  definePackage,
  input,
  type NativeContext,
  type NativeSubprogram,
  optional,
  output,
  procedure,
} from './native-package.js';
import { sleepSubprogram } from './sleep.js';
import { type LockOutcome, type UserLockMode, UserLocks } from './user-locks.js';

const MAXWAIT = 32_767;
const X_MODE = 6;
const MODES: readonly UserLockMode[] = [1, 2, 3, 4, 5, 6];
const MAX_GIVEN_ID = 1_073_741_823;
const MAX_ALLOCATED_ID = 1_999_999_999;
const MAX_NAME_BYTES = 128;

/** What the functions return. */
const SUCCESS = 0;
const TIMEOUT = 1;
const DEADLOCK = 2;
const PARAMETER_ERROR = 3;
/** Of REQUEST: it has the lock already; of CONVERT and RELEASE: it has not. */
const OWNERSHIP = 4;
const ILLEGAL_HANDLE = 5;

const CODES: Readonly<Record<LockOutcome, number>> = { granted: SUCCESS, timeout: TIMEOUT, deadlock: DEADLOCK };

/** The locks of a database, and the identifiers that names were given. */
class LockTable {
  readonly locks = new UserLocks();
  readonly #ids = new Map<string, number>();

  idOf(name: string): number {
    const id = this.#ids.get(name) ?? MAX_GIVEN_ID + 1 + this.#ids.size;
    this.#ids.set(name, id);
    return id;
  }
}

const TABLES = new WeakMap<SchemaStore, LockTable>();

function tableOf({ schema }: NativeContext): LockTable {
  const table = TABLES.get(schema) ?? new LockTable();
  TABLES.set(schema, table);
  return table;
}

/** A lock by its identifier, or by the handle of a name. */
const BY: readonly { readonly name: string; readonly dataType: DataType; readonly idOf: (given: Value) => number }[] = [
  { name: 'ID', dataType: INTEGER, idOf: givenId },
  { name: 'LOCKHANDLE', dataType: VARCHAR2, idOf: idOfHandle },
];

const ALLOCATING = [
  input('LOCKNAME', VARCHAR2),
  output('LOCKHANDLE', VARCHAR2),
  optional('EXPIRATION_SECS', INTEGER, 864_000),
];

/** User locks. Source: PL/SQL Packages and Types Reference, DBMS_LOCK. */
export const DBMS_LOCK = definePackage(
  'DBMS_LOCK',
  [
    {
      name: 'ALLOCATE_UNIQUE',
      parameters: ALLOCATING,
      returns: undefined,
      *run([name], context) {
        const handle = allocated(name, context);
        yield* context.transactionControl(commit(undefined));
        return { result: null, out: [handle] };
      },
    },
    procedure('ALLOCATE_UNIQUE_AUTONOMOUS', ALLOCATING, ([name], context) => [allocated(name, context)]),
    ...BY.map(({ name, dataType, idOf }) =>
      lockFunction(
        'REQUEST',
        [
          input(name, dataType),
          optional('LOCKMODE', INTEGER, X_MODE),
          optional('TIMEOUT', INTEGER, MAXWAIT),
          optional('RELEASE_ON_COMMIT', BOOLEAN, false),
        ],
        function* ([lock = null, mode, timeout, releaseOnCommit], context) {
          const [id, wanted, seconds] = [idOf(lock), modeOf(mode), countOf(timeout)];
          if (id < 0) return -id;
          if (wanted === undefined || seconds === null || seconds < 0) return PARAMETER_ERROR;
          const { locks } = tableOf(context);
          if (locks.modeOf(id, context.sql) !== undefined) return OWNERSHIP;
          const outcome = yield* locks.acquire(id, context.sql, wanted, waitOf(seconds));
          if (outcome === 'granted') releaseAtEnd(id, releaseOnCommit === true, locks, context);
          return CODES[outcome];
        },
      ),
    ),
    ...BY.map(({ name, dataType, idOf }) =>
      lockFunction(
        'CONVERT',
        [input(name, dataType), input('LOCKMODE', INTEGER), optional('TIMEOUT', NUMBER, MAXWAIT)],
        function* ([lock = null, mode, timeout], context) {
          const [id, wanted, seconds] = [idOf(lock), modeOf(mode), countOf(timeout)];
          if (id < 0) return -id;
          if (wanted === undefined || seconds === null || seconds < 0) return PARAMETER_ERROR;
          const { locks } = tableOf(context);
          if (locks.modeOf(id, context.sql) === undefined) return OWNERSHIP;
          return CODES[yield* locks.acquire(id, context.sql, wanted, waitOf(seconds))];
        },
      ),
    ),
    ...BY.map(({ name, dataType, idOf }) =>
      // biome-ignore lint/correctness/useYield: the same shape as those that wait
      lockFunction('RELEASE', [input(name, dataType)], function* ([lock = null], context) {
        const id = idOf(lock);
        if (id < 0) return -id;
        return tableOf(context).locks.release(id, context.sql) ? SUCCESS : OWNERSHIP;
      }),
    ),
    sleepSubprogram('SLEEP', 'SECONDS'),
  ],
  {
    constants: [
      ['NL_MODE', 1] as const,
      ['SS_MODE', 2] as const,
      ['SX_MODE', 3] as const,
      ['S_MODE', 4] as const,
      ['SSX_MODE', 5] as const,
      ['X_MODE', X_MODE] as const,
      ['MAXWAIT', MAXWAIT] as const,
      ['BADSECONDS_NUM', -38148] as const,
    ].map(([name, value]) => ({ name, dataType: INTEGER, value })),
    isPublic: false,
  },
);

function lockFunction(
  name: string,
  parameters: NativeSubprogram['parameters'],
  code: (values: readonly Value[], context: NativeContext) => Task<number>,
): NativeSubprogram {
  return {
    name,
    parameters,
    returns: INTEGER,
    *run(values, context) {
      return { result: yield* code(values, context), out: [] };
    },
  };
}

/** The handle of a name, which it keeps. */
function allocated(given: Value | undefined, context: NativeContext): string {
  const name = text(given);
  if (name === null) throw new NotSupportedError('DBMS_LOCK.ALLOCATE_UNIQUE without a name');
  if (Buffer.byteLength(name) > MAX_NAME_BYTES) throw valueError('character string buffer too small');
  return handleOf(tableOf(context).idOf(name));
}

/** The identifier, or the negative code of what is wrong with it. */
function givenId(given: Value): number {
  const id = countOf(given);
  return id !== null && id >= 0 && id <= MAX_GIVEN_ID ? id : -PARAMETER_ERROR;
}

/** The identifier twice, and a check. */
function handleOf(id: number): string {
  return `${id}${id}${checkOf(id)}`;
}

function checkOf(id: number): string {
  return String(id % 1000).padStart(3, '0');
}

function idOfHandle(given: Value): number {
  const handle = text(given) ?? '';
  const id = Number(handle.slice(0, String(MAX_GIVEN_ID).length));
  const isAllocated = id > MAX_GIVEN_ID && id <= MAX_ALLOCATED_ID && handle === handleOf(id);
  return isAllocated ? id : -ILLEGAL_HANDLE;
}

function modeOf(value: Value | undefined): UserLockMode | undefined {
  const number = countOf(value);
  return MODES.find((mode) => mode === number);
}

function waitOf(seconds: number): number | undefined {
  return seconds >= MAXWAIT ? undefined : seconds;
}

/** A lock lasts until its session ends, or its transaction if it was asked for so. */
function releaseAtEnd(
  id: number,
  onCommit: boolean,
  locks: UserLocks,
  { sql, localTransactionId }: NativeContext,
): void {
  sql.atEnd.set(locks, () => locks.releaseAll(sql));
  if (!onCommit) return;
  localTransactionId(true);
  sql.transaction?.whenEnded(() => locks.release(id, sql));
}
