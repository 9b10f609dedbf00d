import type { AlterSession } from '../../syntax/ast/session-statement.js';
import { parseCompilerFlags } from '../../values/compiler-flags.js';
import type { NlsSettings } from '../../values/nls-settings.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { offsetText, parseOffset, zoneOffset } from '../../values/time-zone.js';
import type { SqlServices } from '../compile-context.js';
import type { SessionState } from '../session-state.js';
import { nlsSetting } from './nls-setting.js';

type Setting = Extract<AlterSession, { readonly action: 'set' }>['settings'][number];

/** What DBTIMEZONE says. */
const DATABASE_TIME_ZONE = '+00:00';

/** First words of the forms of ALTER SESSION other than SET. */
const OTHER_ACTIONS: ReadonlySet<string> = new Set(['ADVISE', 'CLOSE', 'DISABLE', 'ENABLE', 'FORCE', 'SYNC']);

/** Parameters that a session of Oracle's can set and one of the sandbox cannot. */
export const UNSUPPORTED_PARAMETERS: ReadonlySet<string> = new Set([
  'APPROX_FOR_AGGREGATION',
  'COMMIT_LOGGING',
  'COMMIT_WAIT',
  'COMMIT_WRITE',
  'CONSTRAINT',
  'CONSTRAINTS',
  'CONTAINER',
  'CURSOR_SHARING',
  'DB_BLOCK_CHECKING',
  'DB_FILE_MULTIBLOCK_READ_COUNT',
  'DDL_LOCK_TIMEOUT',
  'DEFAULT_COLLATION',
  'DEFERRED_SEGMENT_CREATION',
  'EDITION',
  'ERROR_ON_OVERLAP_TIME',
  'EVENTS',
  'FLAGGER',
  'GLOBAL_NAMES',
  'INSTANCE',
  'ISOLATION_LEVEL',
  'MAX_DUMP_FILE_SIZE',
  'OPTIMIZER_DYNAMIC_SAMPLING',
  'OPTIMIZER_FEATURES_ENABLE',
  'OPTIMIZER_INDEX_CACHING',
  'OPTIMIZER_INDEX_COST_ADJ',
  'OPTIMIZER_MODE',
  'OPTIMIZER_USE_INVISIBLE_INDEXES',
  'PARALLEL_DEGREE_POLICY',
  'PLSCOPE_SETTINGS',
  'PLSQL_CODE_TYPE',
  'PLSQL_DEBUG',
  'PLSQL_OPTIMIZE_LEVEL',
  'PLSQL_WARNINGS',
  'QUERY_REWRITE_ENABLED',
  'QUERY_REWRITE_INTEGRITY',
  'RECYCLEBIN',
  'RESUMABLE_TIMEOUT',
  'ROW_ARCHIVAL_VISIBILITY',
  'SESSION_CACHED_CURSORS',
  'SKIP_UNUSABLE_INDEXES',
  'SORT_AREA_SIZE',
  'SQL_TRACE',
  'SQL_TRANSLATION_PROFILE',
  'STATISTICS_LEVEL',
  'TIMED_STATISTICS',
  'TRACEFILE_IDENTIFIER',
  'WORKAREA_SIZE_POLICY',
  'XML_DB_EVENTS',
]);

/**
 * ALTER SESSION SET CURRENT_SCHEMA, TIME_ZONE, PLSQL_CCFLAGS and NLS parameters. Either all settings of a statement are made or none.
 * @throws OracleError 1435, 1882, 2097, 2248, 12705; NotSupportedError for what the sandbox does not have
 */
export function alterSession(statement: AlterSession, services: SqlServices, session: SessionState): void {
  if (statement.action === 'other') {
    const [first = ''] = statement.words;
    if (!OTHER_ACTIONS.has(first)) throw invalidOption(statement.position);
    if (isParallelism(statement.words)) {
      requireNoTransaction(statement.words, session);
      return;
    }
    throw new NotSupportedError(`ALTER SESSION ${statement.words.join(' ')}`, statement.position);
  }
  let { currentSchema, timeZone, nls, compilerFlags } = session;
  for (const setting of statement.settings) {
    if (setting.name === 'CURRENT_SCHEMA') currentSchema = schemaNamed(setting, services);
    else if (setting.name === 'TIME_ZONE') timeZone = timeZoneOf(setting);
    else if (setting.name === 'PLSQL_CCFLAGS') compilerFlags = parseCompilerFlags(setting.value);
    else nls = { ...nls, ...nlsOf(setting, nls) };
  }
  session.currentSchema = currentSchema;
  if (statement.settings.some(({ name }) => name === 'CURRENT_SCHEMA')) session.schemaSettings += 1;
  session.timeZone = timeZone;
  session.nls = nls;
  session.compilerFlags = compilerFlags;
}

/** `ENABLE PARALLEL DML` and its like: how a statement is carried out is not seen in what it gives. */
function isParallelism([action = '', word, what = '', ...rest]: readonly string[]): boolean {
  const known = ['ENABLE', 'DISABLE', 'FORCE'].includes(action) && ['DML', 'DDL', 'QUERY'].includes(what);
  return known && word === 'PARALLEL' && rest.length === 0;
}

/** @throws OracleError 12841 */
function requireNoTransaction(words: readonly string[], { transaction }: SessionState): void {
  if (!words.includes('DML') || transaction === undefined || transaction.changes.length === 0) return;
  throw new OracleError(12841, 'Cannot alter the session parallel DML state within a transaction');
}

function nlsOf(setting: Setting, nls: NlsSettings): Partial<NlsSettings> {
  const changed = nlsSetting(setting.name, setting.value, nls);
  if (changed !== undefined) return changed;
  if (UNSUPPORTED_PARAMETERS.has(setting.name)) {
    throw new NotSupportedError(`ALTER SESSION SET ${setting.name}`, setting.position);
  }
  throw invalidOption(setting.position);
}

function schemaNamed({ value }: Setting, { store }: SqlServices): string {
  if (store.findUser(value) === undefined) throw new OracleError(1435, 'user does not exist');
  return value;
}

/** An offset with two digits each, a region that there is, or the word DBTIMEZONE. */
function timeZoneOf({ value, valueKind, position }: Setting): string {
  if (valueKind === 'name' && value === 'DBTIMEZONE') return DATABASE_TIME_ZONE;
  if (valueKind === 'name' && value === 'LOCAL') throw new NotSupportedError('TIME_ZONE = LOCAL', position);
  const offset = parseOffset(value);
  if (offset !== undefined) return offsetText(offset);
  zoneOffset(value, 0);
  return value;
}

function invalidOption(position: number): OracleError {
  return new OracleError(2248, 'invalid option for ALTER SESSION', { position });
}
