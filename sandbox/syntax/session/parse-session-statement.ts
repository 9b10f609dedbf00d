import type {
  AlterSession,
  Commit,
  LockTable,
  Rollback,
  Savepoint,
  SessionStatement,
  SetConstraints,
  SetRole,
  SetTransaction,
} from '../ast/session-statement.js';
import { foldIdentifier } from '../lexer/characters.js';
import { parseIdentifier, parseQualifiedName, parseRoleName, parseStringValue } from '../parser/parse-names.js';
import { parsePassword } from '../parser/parse-password.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseTableName } from '../queries/parse-table-primary.js';

/** COMMIT, ROLLBACK, SAVEPOINT, SET TRANSACTION / CONSTRAINTS / ROLE, LOCK TABLE; undefined for other statements. */
export function parseSessionStatement(cursor: TokenCursor): SessionStatement | undefined {
  switch (cursor.token.symbol) {
    case 'COMMIT':
      return parseCommit(cursor);
    case 'ROLLBACK':
      return parseRollback(cursor);
    case 'SAVEPOINT':
      return parseSavepoint(cursor);
    case 'LOCK':
      return parseLockTable(cursor);
    case 'SET':
      return parseSet(cursor);
    default:
      return undefined;
  }
}

function parseCommit(cursor: TokenCursor): Commit {
  const { position } = cursor.advance();
  cursor.accept('WORK');
  const comment = cursor.accept('COMMENT') ? parseStringValue(cursor) : undefined;
  if (cursor.accept('WRITE')) while (cursor.acceptAny('WAIT', 'NOWAIT', 'IMMEDIATE', 'BATCH') !== undefined);
  if (cursor.at('FORCE')) throw cursor.notSupported('COMMIT FORCE');
  return { kind: 'commit', comment, position, end: cursor.lastEnd };
}

function parseRollback(cursor: TokenCursor): Rollback {
  const { position } = cursor.advance();
  cursor.accept('WORK');
  if (cursor.at('FORCE')) throw cursor.notSupported('ROLLBACK FORCE');
  if (!cursor.accept('TO')) return { kind: 'rollback', toSavepoint: undefined, position, end: cursor.lastEnd };
  if (cursor.isIdentifier(cursor.peek())) cursor.accept('SAVEPOINT');
  const toSavepoint = parseIdentifier(cursor);
  return { kind: 'rollback', toSavepoint, position, end: cursor.lastEnd };
}

function parseSavepoint(cursor: TokenCursor): Savepoint {
  const { position } = cursor.advance();
  const name = parseIdentifier(cursor);
  return { kind: 'savepoint', name, position, end: cursor.lastEnd };
}

function parseLockTable(cursor: TokenCursor): LockTable {
  const { position } = cursor.advance();
  cursor.expect('TABLE', 905);
  const tables = cursor.list(() => parseTableName(cursor));
  cursor.expect('IN');
  const mode = parseLockMode(cursor);
  cursor.expect('MODE');
  const wait = cursor.acceptAny('NOWAIT', 'WAIT') ?? 'WAIT';
  const seconds = wait === 'WAIT' && cursor.token.kind === 'number' ? cursor.grammar.operand(cursor) : undefined;
  return { kind: 'lock_table', tables, mode, wait, seconds, position, end: cursor.lastEnd };
}

function parseLockMode(cursor: TokenCursor): LockTable['mode'] {
  // SHARE UPDATE is the old name of ROW SHARE
  if (cursor.acceptSequence('ROW', 'SHARE') || cursor.acceptSequence('SHARE', 'UPDATE')) return 'ROW SHARE';
  if (cursor.acceptSequence('ROW', 'EXCLUSIVE')) return 'ROW EXCLUSIVE';
  if (cursor.acceptSequence('SHARE', 'ROW', 'EXCLUSIVE')) return 'SHARE ROW EXCLUSIVE';
  return cursor.expectAny(905, 'SHARE', 'EXCLUSIVE');
}

function parseSet(cursor: TokenCursor): SetTransaction | SetConstraints | SetRole {
  const { position } = cursor.advance();
  switch (cursor.expectAny(922, 'TRANSACTION', 'CONSTRAINTS', 'CONSTRAINT', 'ROLE')) {
    case 'TRANSACTION':
      return parseSetTransaction(cursor, position);
    case 'ROLE':
      return parseSetRole(cursor, position);
    default: {
      const names = cursor.accept('ALL') ? [] : cursor.list(() => parseQualifiedName(cursor));
      const deferred = cursor.expectAny(905, 'DEFERRED', 'IMMEDIATE') === 'DEFERRED';
      return { kind: 'set_constraints', names, deferred, position, end: cursor.lastEnd };
    }
  }
}

function parseSetTransaction(cursor: TokenCursor, position: number): SetTransaction {
  let mode: SetTransaction['mode'];
  if (cursor.accept('READ')) mode = cursor.expectAny(922, 'ONLY', 'WRITE') === 'ONLY' ? 'READ ONLY' : 'READ WRITE';
  else if (cursor.acceptSequence('ISOLATION', 'LEVEL')) {
    if (cursor.acceptSequence('READ', 'COMMITTED')) mode = 'READ COMMITTED';
    else mode = cursor.expectAny(922, 'SERIALIZABLE');
  } else if (cursor.at('USE')) throw cursor.notSupported('SET TRANSACTION USE ROLLBACK SEGMENT');
  const name = cursor.accept('NAME') ? parseStringValue(cursor) : undefined;
  if (mode === undefined && name === undefined) throw cursor.unexpected(922, 'READ', 'ISOLATION', 'NAME');
  return { kind: 'set_transaction', mode, name, position, end: cursor.lastEnd };
}

function parseSetRole(cursor: TokenCursor, position: number): SetRole {
  const role = (): SetRole['roles'][number] => {
    const name = parseRoleName(cursor);
    const password = cursor.acceptSequence('IDENTIFIED', 'BY') ? parsePassword(cursor) : undefined;
    return { name, password };
  };
  let mode: SetRole['mode'] = 'LISTED';
  let roles: SetRole['roles'] = [];
  if (cursor.accept('NONE')) mode = 'NONE';
  else if (cursor.accept('ALL')) {
    mode = 'ALL';
    if (cursor.accept('EXCEPT')) roles = cursor.list(role);
  } else roles = cursor.list(role);
  return { kind: 'set_role', mode, roles, position, end: cursor.lastEnd };
}

/** `ALTER SESSION …`, the first word of which has been taken. */
export function parseAlterSession(cursor: TokenCursor, position: number): AlterSession {
  cursor.expect('SESSION');
  if (!cursor.accept('SET')) {
    const words: string[] = [];
    while (cursor.token.kind === 'word') words.push(cursor.advance().symbol);
    if (words.length === 0) throw cursor.unexpected(2248);
    return { kind: 'alter_session', action: 'other', words, position, end: cursor.lastEnd };
  }
  const settings = [parseSetting(cursor)];
  while (cursor.token.kind === 'word') settings.push(parseSetting(cursor));
  return { kind: 'alter_session', action: 'set', settings, position, end: cursor.lastEnd };
}

type Setting = Extract<AlterSession, { action: 'set' }>['settings'][number];

function parseSetting(cursor: TokenCursor): Setting {
  const { token } = cursor;
  if (token.kind !== 'word' && token.kind !== 'quoted_identifier') throw cursor.unexpected(2248, '<a parameter>');
  cursor.advance();
  if (token.symbol === 'EVENTS') throw cursor.notSupported('ALTER SESSION SET EVENTS');
  cursor.expect('=', 927);
  const sign = cursor.accept('-') ? '-' : '';
  const { kind, value } = cursor.token;
  if (kind !== 'word' && kind !== 'quoted_identifier' && kind !== 'string' && kind !== 'number') {
    throw cursor.unexpected(922, '<a value>');
  }
  cursor.advance();
  const valueKind = kind === 'string' || kind === 'number' ? kind : 'name';
  return { name: foldIdentifier(token.value), value: sign + value, valueKind, position: token.position };
}
