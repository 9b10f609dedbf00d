import { parseIdentifier, parseIdentifierList, parseQualifiedName } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';

/** Steps over clauses about where and how rows are kept: no statement's result depends on them. Refuses those that do matter. */
export function skipStorageClauses(cursor: TokenCursor): void {
  while (skipStorageClause(cursor));
}

/** Steps over one such clause; false if none stands here. */
export function skipStorageClause(cursor: TokenCursor): boolean {
  const { symbol } = cursor.token;
  if (STORAGE_FLAGS.has(symbol)) {
    cursor.advance();
    return true;
  }
  if (STORAGE_NUMBERS.has(symbol)) {
    cursor.advance();
    if (cursor.token.kind === 'number') cursor.advance();
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
      return skipLobStorage(cursor);
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

/** `LOB (doc) STORE AS …`, `VARRAY v STORE AS LOB …`. */
function skipLobStorage(cursor: TokenCursor): boolean {
  const { symbol } = cursor.advance();
  if (symbol === 'LOB') parseIdentifierList(cursor);
  else parseQualifiedName(cursor);
  cursor.expectSequence('STORE', 'AS');
  cursor.acceptAny('SECUREFILE', 'BASICFILE');
  cursor.accept('LOB');
  if (cursor.token.kind === 'quoted_identifier' || (cursor.isIdentifier() && !isStorageStart(cursor)))
    parseIdentifier(cursor);
  while (cursor.at('(')) skipParenthesis(cursor);
  return true;
}

function isStorageStart(cursor: TokenCursor): boolean {
  const { symbol } = cursor.token;
  return STORAGE_FLAGS.has(symbol) || STORAGE_NUMBERS.has(symbol) || symbol === 'TABLESPACE' || symbol === 'STORAGE';
}

export function skipParenthesis(cursor: TokenCursor): void {
  cursor.expect('(');
  for (let depth = 1; depth > 0; cursor.advance()) {
    if (cursor.token.kind === 'end') throw cursor.unexpected(907, ')');
    if (cursor.at('(')) depth += 1;
    else if (cursor.at(')')) depth -= 1;
  }
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
  'INMEMORY',
]);

const STORAGE_NUMBERS: ReadonlySet<string> = new Set([
  'PCTFREE',
  'PCTUSED',
  'INITRANS',
  'MAXTRANS',
  'PARALLEL',
  'PCTTHRESHOLD',
]);
