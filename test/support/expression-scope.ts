import { SchemaStore } from '../../sandbox/schema/schema-store.js';
import { compileExpression } from '../../sandbox/sql/expressions/compile-expression.js';
import { evaluate } from '../../sandbox/sql/expressions/compiled.js';
import type { Scope } from '../../sandbox/sql/expressions/scope.js';
import { ServerFiles } from '../../sandbox/sql/lobs/server-files.js';
import { type SessionIdentity, SessionState } from '../../sandbox/sql/session-state.js';
import { parseExpression } from '../../sandbox/syntax/expressions/parse-expression.js';
import { tokenize } from '../../sandbox/syntax/lexer/tokenize.js';
import { SQL_GRAMMAR } from '../../sandbox/syntax/parser/sql-grammar.js';
import { TokenCursor } from '../../sandbox/syntax/parser/token-cursor.js';
import { runTask } from '../../sandbox/tasks/run-task.js';
import { toText } from '../../sandbox/values/convert.js';
import { BOOLEAN, DATE, type DataType, NUMBER, PLS_INTEGER, VARCHAR2 } from '../../sandbox/values/data-type.js';
import { ClobValue } from '../../sandbox/values/lob.js';
import { DEFAULT_NLS } from '../../sandbox/values/nls-settings.js';
import { OracleError } from '../../sandbox/values/oracle-error.js';
import { PlsqlCompileError } from '../../sandbox/values/plsql-compile-error.js';
import type { Value } from '../../sandbox/values/value.js';

const IDENTITY: SessionIdentity = {
  sid: 1,
  serial: 1,
  audsid: 1,
  sessionUser: 'SCOTT',
  sessionUserId: 100,
  proxyUser: undefined,
  program: 'test',
  machine: 'localhost',
  osUser: 'tester',
  terminal: 'unknown',
  processId: '1',
  driverName: 'test',
  pooled: false,
  serviceName: 'SANDBOX',
  databaseName: 'SANDBOX',
  edition: 'ORA$BASE',
  logonTime: new Date(0),
  enableableRoles: undefined,
};

/** A session at noon of 15 June 2024 UTC, its clock two hours ahead. */
const SESSION = new SessionState(
  IDENTITY,
  { domain: { user: 'SCOTT', roles: new Set() }, nls: DEFAULT_NLS, timeZone: '+02:00' },
  {
    clock: () => new Date(Date.UTC(2024, 5, 15, 12)),
    random: () => 0.5,
    files: new ServerFiles(new SchemaStore(), new Map()),
  },
);

interface Variable {
  readonly dataType: DataType;
  readonly value: Value;
}

/** Names that every test expression may use, and how often it read `TICK`. */
interface TestFrame {
  ticks: number;
}

const VARIABLES: ReadonlyMap<string, Variable> = new Map([
  ['V_TEXT', { dataType: VARCHAR2, value: 'ab' }],
  ['V_BLANKS', { dataType: VARCHAR2, value: 'ab  ' }],
  ['C_TEXT', { dataType: { ...VARCHAR2, kind: 'char', length: 4 }, value: 'ab  ' }],
  ['N', { dataType: NUMBER, value: 7 }],
  ['N_NULL', { dataType: NUMBER, value: null }],
  ['V_NULL', { dataType: VARCHAR2, value: null }],
  ['D_NULL', { dataType: DATE, value: null }],
  ['B_NULL', { dataType: BOOLEAN, value: null }],
  ['I', { dataType: PLS_INTEGER, value: 2147483647 }],
  ['SI', { dataType: { ...PLS_INTEGER, notNull: true, name: 'SIMPLE_INTEGER' }, value: 2147483647 }],
  ['LOB', { dataType: { kind: 'clob', national: false }, value: ClobValue.temporary('long') }],
]);

/** `TICK` counts how often it is evaluated; `PAUSE` is 1, and a task. */
function testScope(language: 'sql' | 'plsql'): Scope<TestFrame> {
  return {
    language,
    session: () => SESSION,
    resolveName(name) {
      const [{ name: only }] = name.parts;
      if (name.parts.length > 1) return undefined;
      if (only === 'TICK') {
        return {
          pauses: false,
          dataType: NUMBER,
          evaluate(frame) {
            frame.ticks += 1;
            return frame.ticks;
          },
        };
      }
      if (only === 'PAUSE') {
        return {
          pauses: true,
          dataType: NUMBER,
          *run() {
            yield { kind: 'slice' };
            return 1;
          },
        };
      }
      const variable = VARIABLES.get(only);
      return variable === undefined
        ? undefined
        : { pauses: false, dataType: variable.dataType, evaluate: () => variable.value };
    },
    resolveBind: () => undefined,
    resolveCall: () => undefined,
    resolveMember: () => undefined,
    resolveType(type) {
      if (type.kind !== 'scalar_type') throw new TypeError('only scalar types have been foreseen');
      const size = (part: unknown) => (typeof part === 'number' ? part : undefined);
      const [length, precision] = [size(type.length), size(type.precision)];
      switch (type.name) {
        case 'VARCHAR2':
          return { ...VARCHAR2, length };
        case 'CHAR':
          return { ...VARCHAR2, kind: 'char', length: length ?? 1 };
        case 'NUMBER':
          return { kind: 'number', precision, scale: precision === undefined ? undefined : (size(type.scale) ?? 0) };
        case 'TIMESTAMP':
          return { kind: 'timestamp', precision: precision ?? 6 };
        case 'INTERVAL DAY TO SECOND':
          return { kind: 'interval_ds', dayPrecision: precision ?? 2, secondPrecision: size(type.scale) ?? 6 };
        default:
          return type.name === 'DATE' ? DATE : { kind: 'binary_double' };
      }
    },
  };
}

function compile(source: string, language: 'sql' | 'plsql') {
  const cursor = new TokenCursor(source, tokenize(source), language, SQL_GRAMMAR);
  const expression = parseExpression(cursor);
  if (cursor.token.kind !== 'end') throw new Error(`'${source}' goes on after an expression`);
  return compileExpression(expression, testScope(language));
}

/** The value of an expression as text, null for null. */
export async function resultOf(source: string, language: 'sql' | 'plsql' = 'sql'): Promise<string | null> {
  const value = await runTask(evaluate(compile(source, language), { ticks: 0 }), SESSION.slice);
  return value === null ? null : toText(value, SESSION);
}

export function typeOf(source: string, language: 'sql' | 'plsql' = 'sql'): DataType {
  return compile(source, language).dataType;
}

/** Whether it evaluates without a task. */
export function isDirect(source: string): boolean {
  return !compile(source, 'sql').pauses;
}

/** How often an expression evaluates `TICK`. */
export async function ticksOf(source: string): Promise<number> {
  const frame: TestFrame = { ticks: 0 };
  await runTask(evaluate(compile(source, 'sql'), frame), SESSION.slice);
  return frame.ticks;
}

/** The error that an expression ends with, when it is compiled or evaluated; 'no error' if it does not. */
export async function errorOf(source: string, language: 'sql' | 'plsql' = 'sql'): Promise<string> {
  try {
    await resultOf(source, language);
    return 'no error';
  } catch (error) {
    if (error instanceof OracleError) return error.fullText;
    if (error instanceof PlsqlCompileError) return error.message;
    throw error;
  }
}
