import { hasObjectPrivilege } from '../schema/access.js';
import { resolveObject } from '../schema/resolve-name.js';
import { errorLogName } from '../sql/dml/error-log.js';
import type { Task } from '../tasks/task.js';
import { BOOLEAN, type DataType, VARCHAR2 } from '../values/data-type.js';
import { OracleError } from '../values/oracle-error.js';
import { text } from './argument-values.js';
import { leadingName } from './name-lists.js';
import { definePackage, input, type NativeContext, optional, pausingProcedure } from './native-package.js';

/** Source: PL/SQL Packages and Types Reference, DBMS_ERRLOG. */
export const DBMS_ERRLOG = definePackage('DBMS_ERRLOG', [
  pausingProcedure(
    'CREATE_ERROR_LOG',
    [
      input('DML_TABLE_NAME', VARCHAR2),
      optional('ERR_LOG_TABLE_NAME', VARCHAR2, null),
      optional('ERR_LOG_TABLE_OWNER', VARCHAR2, null),
      optional('ERR_LOG_TABLE_SPACE', VARCHAR2, null),
      optional('SKIP_UNSUPPORTED', BOOLEAN, false),
    ],
    ([table, name, owner, tablespace, skips], context) =>
      createErrorLog(text(table) ?? '', text(name), text(owner), text(tablespace), skips === true, context),
  ),
]);

const OF_THE_LOG = [
  'ORA_ERR_NUMBER$ NUMBER',
  'ORA_ERR_MESG$ VARCHAR2(2000)',
  'ORA_ERR_ROWID$ ROWID',
  'ORA_ERR_OPTYP$ VARCHAR2(2)',
  'ORA_ERR_TAG$ VARCHAR2(2000)',
];

/** @throws OracleError 942, 20069 for columns that a log cannot have, and what CREATE TABLE raises */
function* createErrorLog(
  table: string,
  name: string | null,
  owner: string | null,
  tablespace: string | null,
  skipsUnsupported: boolean,
  context: NativeContext,
): Task<void> {
  const { schema, sql } = context;
  const parts = nameParts(table);
  const object = resolveObject(schema, parts, sql.currentSchema);
  const isTable = object?.type === 'TABLE' || object?.type === 'VIEW';
  if (!isTable || !hasObjectPrivilege(schema, sql.domain, object, 'READ')) {
    throw new OracleError(942, 'table or view does not exist');
  }
  const columns = object.columns.flatMap((column) =>
    'hidden' in column && (column.hidden || column.virtual !== undefined) ? [] : [column],
  );
  const unsupported = columns.filter(({ dataType }) => loggedType(dataType) === undefined);
  if (unsupported.length > 0 && !skipsUnsupported) {
    const names = unsupported.map((column) => column.name).join(', ');
    throw new OracleError(20069, `Unsupported column type(s) found: ${names}`);
  }
  const copied = columns.flatMap(({ name: column, dataType }) => {
    const type = loggedType(dataType);
    return type === undefined ? [] : [`"${column}" ${type}`];
  });
  const schemaName = owner === null ? sql.currentSchema : (nameParts(owner)[0] ?? '');
  const logName = name === null ? errorLogName(object.name) : (nameParts(name)[0] ?? '');
  const space = tablespace === null ? '' : ` TABLESPACE "${nameParts(tablespace)[0] ?? ''}"`;
  const create = `CREATE TABLE "${schemaName}"."${logName}" (${[...OF_THE_LOG, ...copied].join(', ')})${space}`;
  yield* context.parseStatement(create).execute(new Map());
}

function nameParts(text: string): readonly string[] {
  return leadingName(text, 2).parts.map((part) => part.name);
}

/** What a column's values are logged as; undefined for LONG, LOBs, objects and the like. */
function loggedType(dataType: DataType): string | undefined {
  switch (dataType.kind) {
    case 'varchar2':
    case 'char':
      return dataType.national ? 'NVARCHAR2(2000)' : 'VARCHAR2(4000)';
    case 'raw':
      return 'RAW(2000)';
    case 'rowid':
    case 'urowid':
      return 'UROWID';
    case 'number':
    case 'binary_float':
    case 'binary_double':
    case 'date':
    case 'timestamp':
    case 'timestamp_tz':
    case 'timestamp_ltz':
    case 'interval_ym':
    case 'interval_ds':
    case 'boolean':
      return 'VARCHAR2(4000)';
    default:
      return undefined;
  }
}
