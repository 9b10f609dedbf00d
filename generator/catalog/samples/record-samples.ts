import type { BindParameters, Connection, ResultSet } from 'oracledb';
import type { Config, CursorSample } from '../../config/config.js';
import type { RecordedColumn, RecordedCursors, RecordedImplicitResults } from '../../config/recorded-cursors.js';
import { formatSqlName } from '../../config/sql-name.js';
import { DatabaseError } from '../../errors/generator-error.js';
import type { Catalog } from '../../model/catalog.js';
import { describeDriverError } from '../driver-error.js';
import { withConnection } from '../with-connection.js';
import { describeColumn } from './describe-column.js';
import { type CursorBind, type SampleBlock, sampleBlock } from './sample-block.js';
import { sampleRoutine } from './sample-routine.js';

export interface RecordedSamples {
  /** By routine and parameter, RETURN for a function's own value. */
  readonly cursors: RecordedCursors;
  /** By routine. */
  readonly implicitResults: RecordedImplicitResults;
  /** What was not recorded, in sentences without full stop. */
  readonly notes: readonly string[];
}

/** How texts for dates are read. */
const SESSION = [
  ['NLS_DATE_FORMAT', 'YYYY-MM-DD"T"HH24:MI:SS'],
  ['NLS_TIMESTAMP_FORMAT', 'YYYY-MM-DD"T"HH24:MI:SS.FF'],
  ['NLS_TIMESTAMP_TZ_FORMAT', 'YYYY-MM-DD"T"HH24:MI:SS.FFTZH:TZM'],
  ['NLS_NUMERIC_CHARACTERS', '.,'],
] as const;

/**
 * Makes the configured sample calls, each over a connection of its user, and describes the cursors that they open. Everything is rolled back.
 * @throws ConfigError for a sample that cannot be called
 * @throws DatabaseError when a login or call fails
 */
export async function recordSamples(catalog: Catalog, config: Config): Promise<RecordedSamples> {
  const owners = new Map(config.schemas.map(({ name, owner }) => [name, owner]));
  const calls = [...config.cursorSamples].map(([path, sample]) => {
    const routine = sampleRoutine(catalog, path, sample);
    return { path, sample, block: sampleBlock(routine, sample, owners.get(routine.schema) ?? routine.schema) };
  });
  const cursors = new Map<string, readonly RecordedColumn[]>();
  const implicitResults = new Map<string, readonly (readonly RecordedColumn[])[]>();
  const notes: string[] = [];
  for (const { path, sample, block } of calls) {
    const found = await callSample(path, sample, block, config);
    for (const described of found.cursors) {
      const cursor = `${path}.${formatSqlName(described.parameter)}`;
      const columns = recordable(cursor, described.columns, notes);
      if (columns.length > 0) cursors.set(cursor, columns);
    }
    const results = found.implicitResults.map((columns, index) =>
      recordable(`${path}, implicit result ${index + 1}`, columns, notes),
    );
    if (results.length > 0 && results.every(({ length }) => length > 0)) implicitResults.set(path, results);
    if (found.cursors.length + results.length === 0) notes.push(`${path} gave no cursor and no implicit result`);
  }
  return { cursors, implicitResults, notes };
}

type Columns = ResultSet<unknown>['metaData'];

interface DescribedResults {
  readonly cursors: readonly DescribedCursor[];
  readonly implicitResults: readonly Columns[];
}

interface DescribedCursor {
  readonly parameter: string;
  /** Null when the routine did not open it. */
  readonly columns: Columns | null;
}

async function callSample(
  path: string,
  { user }: CursorSample,
  block: SampleBlock,
  { connection: account }: Config,
): Promise<DescribedResults> {
  const login = user === null ? account : { ...account, user: `${account.user}[${formatSqlName(user)}]` };
  return withConnection(login, async (connection) => {
    try {
      return await describeCursors(connection, block);
    } catch (error) {
      const whose = user === null ? '' : ` by ${user}`;
      throw new DatabaseError(`The sample call of ${path}${whose} failed: ${describeDriverError(error)}.`, {
        cause: error,
      });
    } finally {
      await connection.rollback();
    }
  });
}

async function describeCursors(connection: Connection, block: SampleBlock): Promise<DescribedResults> {
  const { default: oracledb } = await import('oracledb');
  for (const [parameter, value] of SESSION) await connection.execute(`ALTER SESSION SET ${parameter} = '${value}'`);
  const binds: BindParameters = Object.fromEntries(block.binds);
  for (const { cursor, isOpen } of block.cursors) {
    binds[cursor] = { dir: oracledb.BIND_OUT, type: oracledb.DB_TYPE_CURSOR };
    binds[isOpen] = { dir: oracledb.BIND_OUT, type: oracledb.DB_TYPE_NUMBER };
  }
  const { outBinds, implicitResults = [] } = await connection.execute<Record<string, unknown>>(block.text, binds, {
    resultSet: true,
  });
  const cursors: DescribedCursor[] = [];
  for (const bind of block.cursors) cursors.push(await describeCursor(bind, outBinds ?? {}));
  const results: Columns[] = [];
  for (const resultSet of implicitResults) {
    if (!isResultSet(resultSet)) throw new TypeError('an implicit result is no ResultSet.');
    results.push(resultSet.metaData);
    await resultSet.close();
  }
  return { cursors, implicitResults: results };
}

async function describeCursor(
  { parameter, cursor, isOpen }: CursorBind,
  outBinds: Readonly<Record<string, unknown>>,
): Promise<DescribedCursor> {
  const resultSet = outBinds[cursor];
  if (!isResultSet(resultSet)) throw new TypeError(`${parameter} is no ResultSet.`);
  const columns = resultSet.metaData;
  await resultSet.close();
  return { parameter, columns: outBinds[isOpen] === 1 ? columns : null };
}

function isResultSet(value: unknown): value is ResultSet<unknown> {
  return typeof value === 'object' && value !== null && 'metaData' in value && 'close' in value;
}

/** Each name once, because columns are found by it. */
function recordable(cursor: string, columns: Columns | null, notes: string[]): readonly RecordedColumn[] {
  if (columns === null) {
    notes.push(`${cursor} was not opened; choose arguments that make the routine open it`);
    return [];
  }
  const recorded = new Map<string, RecordedColumn>();
  for (const column of columns) {
    const name = column.dbColumnName ?? column.name;
    const described = describeColumn(column);
    if (described === undefined) notes.push(`${cursor}, column ${name}: ${column.dbTypeName} is left out`);
    else if (recorded.has(name)) notes.push(`${cursor}, column ${name} is there twice; the first one is taken`);
    else recorded.set(name, described);
  }
  return [...recorded.values()];
}
