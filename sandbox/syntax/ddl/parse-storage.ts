import { parseIdentifier } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { skipColumnStorage, skipParenthesis } from './parse-column-storage.js';

/** Steps over clauses about where and how rows are kept: no statement's result depends on them. Refuses those that do matter. */
export function skipStorageClauses(cursor: TokenCursor): void {
  while (skipStorageClause(cursor));
}

/** Steps over one such clause; false if none stands here. */
export function skipStorageClause(cursor: TokenCursor): boolean {
  refuseVisible(cursor);
  const { symbol } = cursor.token;
  if (STORAGE_FLAGS.has(symbol)) {
    cursor.advance();
    return true;
  }
  if (STORAGE_NUMBERS.has(symbol)) {
    cursor.advance();
    if (cursor.token.kind === 'number') cursor.advance();
    else if (symbol === 'PARALLEL' && cursor.at('(')) skipParenthesis(cursor);
    return true;
  }
  switch (symbol) {
    case 'TABLESPACE':
      cursor.advance();
      parseIdentifier(cursor);
      return true;
    case 'STORAGE':
      cursor.advance();
      skipParenthesis(cursor);
      return true;
    case 'COMPRESS':
      cursor.advance();
      if (cursor.token.kind === 'number') cursor.advance();
      else if (cursor.accept('FOR')) while (cursor.acceptAny('OLTP', 'ALL', 'OPERATIONS', 'DIRECT_LOAD') !== undefined);
      else while (cursor.acceptAny('BASIC', 'ADVANCED', 'LOW', 'HIGH') !== undefined);
      return true;
    case 'ROW':
      return skipRowCompression(cursor);
    case 'COLUMN':
      return skipColumnCompression(cursor) || skipColumnStorage(cursor);
    case 'INMEMORY':
      return skipInMemory(cursor);
    case 'INDEXING':
      cursor.advance();
      cursor.expectAny(922, 'ON', 'OFF');
      return true;
    case 'NO':
      return (
        cursor.acceptSequence('NO', 'FLASHBACK', 'ARCHIVE') || cursor.acceptSequence('NO', 'MEMOPTIMIZE', 'FOR', 'READ')
      );
    case 'MEMOPTIMIZE':
      cursor.advance();
      cursor.expect('FOR');
      cursor.expectAny(922, 'READ', 'WRITE');
      return true;
    case 'DEFAULT':
      return cursor.acceptSequence('DEFAULT', 'COLLATION', 'USING_NLS_COMP');
    case 'SEGMENT':
      cursor.advance();
      cursor.expect('CREATION');
      cursor.expectAny(922, 'IMMEDIATE', 'DEFERRED');
      return true;
    case 'COMPUTE':
      return cursor.acceptSequence('COMPUTE', 'STATISTICS');
    case 'ENABLE':
    case 'DISABLE':
      return cursor.acceptSequence(symbol, 'ROW', 'MOVEMENT');
    case 'RESULT_CACHE':
      cursor.advance();
      skipParenthesis(cursor);
      return true;
    case 'LOB':
    case 'VARRAY':
    case 'XMLTYPE':
    case 'JSON':
      return skipColumnStorage(cursor);
    case 'PARTITION':
    case 'SUBPARTITION':
      throw cursor.notSupported('partitioned tables and indexes');
    case 'CLUSTER':
      throw cursor.notSupported('table clusters');
    case 'EXTERNAL':
      throw cursor.notSupported('external tables');
    default:
      return false;
  }
}

function skipRowCompression(cursor: TokenCursor): boolean {
  if (!cursor.acceptSequence('ROW', 'STORE', 'COMPRESS')) return false;
  while (cursor.acceptAny('BASIC', 'ADVANCED') !== undefined);
  return true;
}

/** `COLUMN STORE COMPRESS FOR QUERY HIGH NO ROW LEVEL LOCKING`. */
function skipColumnCompression(cursor: TokenCursor): boolean {
  if (!cursor.acceptSequence('COLUMN', 'STORE', 'COMPRESS')) return false;
  if (cursor.accept('FOR')) {
    cursor.expectAny(922, 'QUERY', 'ARCHIVE');
    cursor.acceptAny('LOW', 'HIGH');
  }
  cursor.accept('NO');
  cursor.acceptSequence('ROW', 'LEVEL', 'LOCKING');
  return true;
}

/** `INMEMORY MEMCOMPRESS FOR QUERY LOW PRIORITY HIGH`. */
function skipInMemory(cursor: TokenCursor): boolean {
  cursor.advance();
  for (;;) {
    if (cursor.acceptSequence('NO', 'MEMCOMPRESS')) continue;
    if (cursor.acceptSequence('MEMCOMPRESS', 'FOR')) {
      cursor.expectAny(922, 'DML', 'QUERY', 'CAPACITY');
      cursor.acceptAny('LOW', 'HIGH');
    } else if (cursor.acceptSequence('MEMCOMPRESS', 'AUTO')) continue;
    else if (cursor.accept('PRIORITY')) cursor.expectAny(922, 'NONE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL');
    else if (cursor.accept('DISTRIBUTE')) cursor.acceptAny('AUTO');
    else if (cursor.accept('DUPLICATE')) cursor.accept('ALL');
    else return true;
  }
}

/** What a table is said to be that every statement on it sees, or that Oracle's other parts do. */
function refuseVisible(cursor: TokenCursor): void {
  const { symbol } = cursor.token;
  if (cursor.atSequence('ROW', 'ARCHIVAL')) throw cursor.notSupported('ROW ARCHIVAL');
  if (cursor.atSequence('FLASHBACK', 'ARCHIVE')) throw cursor.notSupported('FLASHBACK ARCHIVE');
  if (cursor.atSequence('DEFAULT', 'COLLATION') && cursor.peek(2).symbol !== 'USING_NLS_COMP') {
    throw cursor.notSupported('collations other than USING_NLS_COMP');
  }
  if (symbol === 'ANNOTATIONS') throw cursor.notSupported('ANNOTATIONS');
  if (symbol === 'ILM') throw cursor.notSupported('ILM policies');
  if (symbol === 'CLUSTERING') throw cursor.notSupported('attribute clustering');
}

const STORAGE_FLAGS: ReadonlySet<string> = new Set([
  'LOGGING',
  'NOLOGGING',
  'NOPARALLEL',
  'NOCOMPRESS',
  'CACHE',
  'NOCACHE',
  'MONITORING',
  'NOMONITORING',
  'ROWDEPENDENCIES',
  'NOROWDEPENDENCIES',
  'ONLINE',
  'REVERSE',
  'NOSORT',
  'LOCAL',
  'NOINMEMORY',
  'FILESYSTEM_LIKE_LOGGING',
]);

const STORAGE_NUMBERS: ReadonlySet<string> = new Set([
  'PCTFREE',
  'PCTUSED',
  'INITRANS',
  'MAXTRANS',
  'PARALLEL',
  'PCTTHRESHOLD',
]);
