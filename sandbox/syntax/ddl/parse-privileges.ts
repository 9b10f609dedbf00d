import type { Grant, Privilege, PrivilegeObject, Revoke } from '../ast/account-ddl.js';
import type { Identifier } from '../ast/name.js';
import { identifierOf, parseIdentifier, parseIdentifierList, parseQualifiedName } from '../parser/parse-names.js';
import { parsePassword } from '../parser/parse-password.js';
import type { TokenCursor } from '../parser/token-cursor.js';

/** `GRANT … [ON …] TO …`. */
export function parseGrant(cursor: TokenCursor): Grant {
  const { position } = cursor.expect('GRANT');
  const privileges = cursor.list(() => parsePrivilege(cursor));
  const on = cursor.at('ON') ? parsePrivilegeObject(cursor) : undefined;
  cursor.expect('TO');
  const grantees = parseGrantees(cursor);
  const passwords = cursor.acceptSequence('IDENTIFIED', 'BY') ? cursor.list(() => parsePassword(cursor)) : [];
  let [withAdminOption, withGrantOption, withHierarchyOption] = [false, false, false];
  while (cursor.accept('WITH')) {
    const option = cursor.expectAny(905, 'ADMIN', 'GRANT', 'HIERARCHY', 'DELEGATE');
    cursor.expect('OPTION');
    withAdminOption ||= option === 'ADMIN';
    withGrantOption ||= option === 'GRANT';
    withHierarchyOption ||= option === 'HIERARCHY';
  }
  refuseContainer(cursor);
  return {
    kind: 'grant',
    privileges,
    on,
    grantees,
    passwords,
    withAdminOption,
    withGrantOption,
    withHierarchyOption,
    position,
    end: cursor.lastEnd,
  };
}

/** `REVOKE … [ON …] FROM …`. */
export function parseRevoke(cursor: TokenCursor): Revoke {
  const { position } = cursor.expect('REVOKE');
  const privileges = cursor.list(() => parsePrivilege(cursor));
  const on = cursor.at('ON') ? parsePrivilegeObject(cursor) : undefined;
  cursor.expect('FROM', 905);
  const grantees = parseGrantees(cursor);
  const cascadeConstraints = cursor.acceptSequence('CASCADE', 'CONSTRAINTS');
  const force = cursor.accept('FORCE');
  refuseContainer(cursor);
  return { kind: 'revoke', privileges, on, grantees, cascadeConstraints, force, position, end: cursor.lastEnd };
}

/** One or more words up to a comma, a column list, ON, TO or FROM; a quoted name is a role. */
function parsePrivilege(cursor: TokenCursor): Privilege {
  const { position, token } = cursor;
  if (token.kind === 'quoted_identifier') {
    const identifier = identifierOf(cursor.advance());
    return { name: identifier.name, identifier, columns: [], position, end: cursor.lastEnd };
  }
  const words: string[] = [];
  while (cursor.token.kind === 'word' && !cursor.atAny(AFTER_PRIVILEGE)) words.push(cursor.advance().symbol);
  if (words.length === 0) throw cursor.unexpected(990, '<a privilege>');
  const identifier = words.length === 1 ? identifierOf(token) : undefined;
  const name = words.length === 1 && words[0] === 'ALL' ? 'ALL PRIVILEGES' : words.join(' ');
  const columns = cursor.at('(') ? parseIdentifierList(cursor) : [];
  return { name, identifier, columns, position, end: cursor.lastEnd };
}

function parsePrivilegeObject(cursor: TokenCursor): PrivilegeObject {
  cursor.expect('ON');
  const { position } = cursor;
  const type = acceptObjectType(cursor);
  const name = parseQualifiedName(cursor, 903);
  return { type, name, position, end: cursor.lastEnd };
}

/** The words are not reserved: they name a type only where a name follows. */
function acceptObjectType(cursor: TokenCursor): PrivilegeObject['type'] {
  if (cursor.acceptSequence('MINING', 'MODEL')) return 'MINING MODEL';
  if (cursor.acceptSequence('JAVA', 'SOURCE')) return 'JAVA SOURCE';
  if (cursor.acceptSequence('JAVA', 'RESOURCE')) return 'JAVA RESOURCE';
  if (!cursor.isIdentifier(cursor.peek())) return 'OBJECT';
  return cursor.acceptAny('DIRECTORY', 'USER', 'EDITION', 'SCHEMA') ?? 'OBJECT';
}

function parseGrantees(cursor: TokenCursor): Identifier[] {
  return cursor.list(() => {
    if (cursor.at('PUBLIC')) return identifierOf(cursor.advance());
    const unit = cursor.at('PACKAGE') || cursor.at('PROCEDURE') || cursor.at('FUNCTION');
    if (unit && cursor.isIdentifier(cursor.peek())) throw cursor.notSupported('roles granted to program units');
    return parseIdentifier(cursor, 987);
  });
}

function refuseContainer(cursor: TokenCursor): void {
  if (cursor.at('CONTAINER')) throw cursor.notSupported('CONTAINER = … (the sandbox is one database)');
}

const AFTER_PRIVILEGE: ReadonlySet<string> = new Set(['ON', 'TO', 'FROM']);
