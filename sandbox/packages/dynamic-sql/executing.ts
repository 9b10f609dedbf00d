import type { Task } from '../../tasks/task.js';
import { CollectionValue } from '../../values/composite.js';
import { BOOLEAN, type CollectionType, type DataType, VARCHAR2 } from '../../values/data-type.js';
import { ClobValue } from '../../values/lob.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { integer, text } from '../argument-values.js';
import { CLOB } from '../dbms-lob-types.js';
import {
  input,
  type NativeContext,
  type NativeSubprogram,
  nativeFunction,
  optional,
  output,
  procedure,
} from '../native-package.js';
import type { NativeStatement } from '../native-statement.js';
import { bindArray, variableValues } from './array-binding.js';
import { bindName } from './bind-name.js';
import { BOUND_KINDS, CHAR, INTEGER, RAW, ROWID } from './scalar-kinds.js';
import type { SqlCursor } from './sql-cursor.js';
import { SCALAR_TABLES, VARCHAR2A, VARCHAR2S } from './table-types.js';

const C = input('C', INTEGER);

/** Statements: parsing, binding, execution, and fetching what a query gives. */
export const EXECUTING: readonly NativeSubprogram[] = [
  parse(VARCHAR2),
  parse(CLOB),
  parseParts(VARCHAR2A),
  parseParts(VARCHAR2S),
  ...BOUND_KINDS.map((dataType) => bindVariable('BIND_VARIABLE', dataType)),
  ...bindSized('BIND_VARIABLE', VARCHAR2),
  ...bindSized('BIND_VARIABLE_CHAR', CHAR),
  ...bindSized('BIND_VARIABLE_RAW', RAW),
  bindVariable('BIND_VARIABLE_ROWID', ROWID),
  ...BOUND_KINDS.map((dataType) => variableValue('VARIABLE_VALUE', dataType)),
  variableValue('VARIABLE_VALUE', VARCHAR2),
  variableValue('VARIABLE_VALUE_CHAR', CHAR),
  variableValue('VARIABLE_VALUE_RAW', RAW),
  variableValue('VARIABLE_VALUE_ROWID', ROWID),
  ...SCALAR_TABLES.flatMap(bindArray),
  ...SCALAR_TABLES.map(variableValues),
  {
    name: 'EXECUTE',
    parameters: [C],
    returns: INTEGER,
    *run([number], context) {
      const cursor = context.sqlCursors.find(integer(number));
      const result = yield* cursor.execute(context.sql.domain);
      context.sqlCursors.lastRowCount = 0;
      return { result, out: [] };
    },
  },
  {
    name: 'FETCH_ROWS',
    parameters: [C],
    returns: INTEGER,
    *run([number], context) {
      const cursor = context.sqlCursors.find(integer(number));
      const result = yield* cursor.fetch();
      noteRowCount(context, cursor);
      return { result, out: [] };
    },
  },
  {
    name: 'EXECUTE_AND_FETCH',
    parameters: [C, optional('EXACT', BOOLEAN, false)],
    returns: INTEGER,
    *run([number, exact], context) {
      const cursor = context.sqlCursors.find(integer(number));
      yield* cursor.execute(context.sql.domain);
      try {
        return { result: yield* exact === true ? cursor.fetchOnly() : cursor.fetch(), out: [] };
      } finally {
        noteRowCount(context, cursor);
      }
    },
  },
  nativeFunction('LAST_ROW_COUNT', [], INTEGER, (_values, { sqlCursors }) => {
    sqlCursors.requireAccess();
    return sqlCursors.lastRowCount;
  }),
  nativeFunction('LAST_ERROR_POSITION', [], INTEGER, (_values, { sqlCursors }) => {
    sqlCursors.requireAccess();
    return sqlCursors.lastErrorPosition;
  }),
];

function noteRowCount({ sqlCursors }: NativeContext, { rowCount }: SqlCursor): void {
  sqlCursors.lastRowCount = rowCount;
}

function parse(dataType: DataType): NativeSubprogram {
  return {
    name: 'PARSE',
    parameters: [C, input('STATEMENT', dataType), input('LANGUAGE_FLAG', INTEGER)],
    returns: undefined,
    *run([number, statement, flag], context) {
      const cursor = context.sqlCursors.find(integer(number));
      yield* parseInto(cursor, statementText(statement), integer(flag), context);
      return { result: null, out: [] };
    },
  };
}

/** A statement in parts, put together with line feeds between or without. */
function parseParts(table: CollectionType): NativeSubprogram {
  return {
    name: 'PARSE',
    parameters: [
      C,
      input('STATEMENT', table),
      input('LB', INTEGER),
      input('UB', INTEGER),
      input('LFFLG', BOOLEAN),
      input('LANGUAGE_FLAG', INTEGER),
    ],
    returns: undefined,
    *run([number, parts, low, high, lineFeeds, flag], context) {
      const cursor = context.sqlCursors.find(integer(number));
      let joined = '';
      for (let index = integer(low) ?? 1; index <= (integer(high) ?? 0); index += 1) {
        const part = parts instanceof CollectionValue ? parts.get(index) : undefined;
        if (part === undefined) throw new OracleError(1403, 'no data found');
        joined += `${text(part) ?? ''}${lineFeeds === true ? '\n' : ''}`;
      }
      yield* parseInto(cursor, statementText(joined), integer(flag), context);
      return { result: null, out: [] };
    },
  };
}

function* parseInto(cursor: SqlCursor, statement: string, flag: number | null, context: NativeContext): Task<void> {
  if (!LANGUAGE_FLAGS.has(flag)) throw new NotSupportedError('DBMS_SQL.PARSE with that language flag');
  const parsed = parsedOrNoted(statement, context);
  if (parsed.kind === 'ddl') yield* parsed.execute(new Map());
  cursor.parse(parsed.kind === 'ddl' ? carriedOut(parsed) : parsed, context.sql.domain);
}

/** What is wrong is found again by LAST_ERROR_POSITION, as an offset in bytes. */
function parsedOrNoted(statement: string, { sqlCursors, parseStatement }: NativeContext): NativeStatement {
  sqlCursors.lastErrorPosition = 0;
  try {
    return parseStatement(statement);
  } catch (error) {
    const position = error instanceof OracleError ? (error.options.position ?? 0) : 0;
    sqlCursors.lastErrorPosition = Buffer.byteLength(statement.slice(0, position));
    throw error;
  }
}

/** DDL, which is carried out when it is parsed: its execution does nothing more. */
function carriedOut(ddl: NativeStatement): NativeStatement {
  return {
    ...ddl,
    // biome-ignore lint/correctness/useYield: the same shape as statements that pause
    *execute() {
      return { rowCount: 0, out: new Map(), returned: [] };
    },
  };
}

/** V6, NATIVE and V7, which do the same to the statements that the sandbox knows. */
const LANGUAGE_FLAGS: ReadonlySet<number | null> = new Set([0, 1, 2]);

function statementText(statement: Value | undefined): string {
  const given = statement instanceof ClobValue ? statement.text : text(statement);
  if (given === null || given === '') throw new OracleError(900, 'invalid SQL statement');
  return given;
}

function bindVariable(name: string, dataType: DataType): NativeSubprogram {
  return procedure(
    name,
    [C, input('NAME', VARCHAR2), input('VALUE', dataType)],
    ([number, variable, value = null], { sql, sqlCursors }) => {
      sqlCursors.find(integer(number)).bind(bindName(variable), { dataType, value }, sql.domain);
      return undefined;
    },
  );
}

/** With and without the size of an OUT value, which is the value's length where it is not said. */
function bindSized(name: string, dataType: DataType): readonly NativeSubprogram[] {
  const parameters = [C, input('NAME', VARCHAR2), input('VALUE', dataType)];
  return [
    bindVariable(name, dataType),
    procedure(
      name,
      [...parameters, input('OUT_VALUE_SIZE', INTEGER)],
      ([number, variable, value = null, size], context) => {
        const type = ofLength(dataType, integer(size) ?? undefined);
        context.sqlCursors
          .find(integer(number))
          .bind(bindName(variable), { dataType: type, value }, context.sql.domain);
        return undefined;
      },
    ),
  ];
}

function ofLength(dataType: DataType, length: number | undefined): DataType {
  return dataType.kind === 'varchar2' || dataType.kind === 'char' || dataType.kind === 'raw'
    ? { ...dataType, length }
    : dataType;
}

function variableValue(name: string, dataType: DataType): NativeSubprogram {
  return procedure(
    name,
    [C, input('NAME', VARCHAR2), output('VALUE', dataType)],
    ([number, variable], { sqlCursors }) => [
      sqlCursors.find(integer(number)).variable(bindName(variable), dataType.kind),
    ],
  );
}
