import type { AlterCompile, AlterTrigger, DdlStatement } from '../ast/ddl.js';
import type { SessionStatement } from '../ast/session-statement.js';
import { parseIdentifier, parseQualifiedName, parseStringValue } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseAlterSystem } from '../session/parse-alter-system.js';
import { parseAlterSession } from '../session/parse-session-statement.js';
import { parseAlterTable } from './parse-alter-table.js';
import { parseAlterProfile } from './parse-profile.js';
import { parseAlterSequence } from './parse-sequence.js';
import { parseAlterUser } from './parse-user.js';

/** @throws ORA-00940 for what cannot be altered */
export function parseAlter(cursor: TokenCursor): DdlStatement | SessionStatement {
  const { position } = cursor.expect('ALTER');
  const { symbol } = cursor.token;
  switch (symbol) {
    case 'TABLE':
      return parseAlterTable(cursor, position);
    case 'SEQUENCE':
      return parseAlterSequence(cursor, position);
    case 'USER':
      return parseAlterUser(cursor, position);
    case 'PROFILE':
      return parseAlterProfile(cursor, position);
    case 'SYSTEM':
      return parseAlterSystem(cursor, position);
    case 'SESSION':
      return parseAlterSession(cursor, position);
    case 'TRIGGER':
    case 'PACKAGE':
    case 'PROCEDURE':
    case 'FUNCTION':
    case 'TYPE':
    case 'VIEW':
      cursor.advance();
      return parseAlterUnit(cursor, symbol, position);
    default:
      if (cursor.token.kind === 'word') throw cursor.notSupported(`ALTER ${symbol}`);
      throw cursor.unexpected(940);
  }
}

function parseAlterUnit(
  cursor: TokenCursor,
  type: AlterCompile['type'],
  position: number,
): AlterCompile | AlterTrigger {
  const name = parseQualifiedName(cursor);
  if (type === 'TRIGGER' && !cursor.at('COMPILE')) {
    const action = parseTriggerAction(cursor);
    return { kind: 'alter_trigger', name, action, position, end: cursor.lastEnd };
  }
  if (!cursor.at('COMPILE')) throw cursor.notSupported(`ALTER ${type} other than COMPILE`);
  cursor.advance();
  let debug = false;
  let part: AlterCompile['part'];
  let reuseSettings = false;
  let compilerFlags: string | undefined;
  for (;;) {
    if (cursor.accept('DEBUG')) debug = true;
    else if (cursor.acceptSequence('REUSE', 'SETTINGS')) reuseSettings = true;
    else if (cursor.accept('PLSQL_CCFLAGS')) {
      cursor.expect('=');
      compilerFlags = parseStringValue(cursor);
    } else {
      const word = cursor.acceptAny('SPECIFICATION', 'BODY', 'PACKAGE');
      if (word === undefined) break;
      part = word === 'PACKAGE' ? undefined : word;
    }
  }
  if (cursor.token.kind === 'word')
    throw cursor.notSupported('compiler parameters other than PLSQL_CCFLAGS in ALTER … COMPILE');
  return {
    kind: 'alter_compile',
    type,
    name,
    part,
    debug,
    reuseSettings,
    compilerFlags,
    position,
    end: cursor.lastEnd,
  };
}

function parseTriggerAction(cursor: TokenCursor): AlterTrigger['action'] {
  if (cursor.accept('RENAME')) {
    cursor.expect('TO');
    return { kind: 'rename', to: parseIdentifier(cursor) };
  }
  return { kind: cursor.expectAny(922, 'ENABLE', 'DISABLE') === 'ENABLE' ? 'enable' : 'disable' };
}
