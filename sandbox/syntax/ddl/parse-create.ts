import type { CreateRole } from '../ast/account-ddl.js';
import type { CreateContext, CreateDirectory, CreateIndex, CreateSynonym, DdlStatement } from '../ast/ddl.js';
import { parseIdentifier, parseQualifiedName, parseStringValue } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { type CreatePrefix, parseCreatePrefix } from './create-prefix.js';
import { acceptIfNotExists } from './if-exists.js';
import { parseCreateTable } from './parse-create-table.js';
import { parseCreateView } from './parse-create-view.js';
import { parseCreateProfile } from './parse-profile.js';
import { parseCreateSequence } from './parse-sequence.js';
import { skipStorageClause } from './parse-storage.js';
import { parseAuthentication, parseCreateUser } from './parse-user.js';

/** CREATE of everything but PL/SQL units. @throws ORA-00901 for what cannot be created */
export function parseCreate(cursor: TokenCursor): DdlStatement {
  const prefix = parseCreatePrefix(cursor);
  const { position } = prefix;
  switch (cursor.token.symbol) {
    case 'TABLE':
    case 'GLOBAL':
    case 'PRIVATE':
      return parseCreateTable(cursor, position);
    case 'VIEW':
    case 'MATERIALIZED':
      return parseCreateView(cursor, prefix);
    case 'INDEX':
    case 'UNIQUE':
    case 'BITMAP':
      return parseCreateIndex(cursor, position);
    case 'SEQUENCE':
      return parseCreateSequence(cursor, position);
    case 'SYNONYM':
      return parseCreateSynonym(cursor, prefix);
    case 'USER':
      return parseCreateUser(cursor, position);
    case 'ROLE':
      return parseCreateRole(cursor, position);
    case 'PROFILE':
      return parseCreateProfile(cursor, position);
    case 'CONTEXT':
      return parseCreateContext(cursor, prefix);
    case 'DIRECTORY':
      return parseCreateDirectory(cursor, prefix);
    case 'VECTOR':
    case 'HYBRID':
      throw cursor.notSupported('vector indexes');
    default:
      if (REFUSED.has(cursor.token.symbol)) throw cursor.notSupported(`CREATE ${cursor.token.symbol}`);
      throw cursor.unexpected(901);
  }
}

function parseCreateIndex(cursor: TokenCursor, position: number): CreateIndex {
  const unique = cursor.accept('UNIQUE');
  const bitmap = !unique && cursor.accept('BITMAP');
  cursor.expect('INDEX');
  const ifNotExists = acceptIfNotExists(cursor);
  const name = parseQualifiedName(cursor);
  cursor.expect('ON');
  if (cursor.at('CLUSTER')) throw cursor.notSupported('table clusters');
  const table = parseQualifiedName(cursor, 903);
  const columns = cursor.parenthesized(() =>
    cursor.list(() => {
      const expression = cursor.grammar.expression(cursor);
      return { expression, descending: cursor.acceptAny('ASC', 'DESC') === 'DESC' };
    }),
  );
  while (skipStorageClause(cursor) || cursor.acceptAny('VISIBLE', 'INVISIBLE', 'UNUSABLE') !== undefined);
  if (cursor.at('INDEXTYPE')) throw cursor.notSupported('domain indexes (INDEXTYPE IS)');
  if (cursor.at('GLOBAL')) throw cursor.notSupported('partitioned tables and indexes');
  return { kind: 'create_index', ifNotExists, unique, bitmap, name, table, columns, position, end: cursor.lastEnd };
}

function parseCreateSynonym(cursor: TokenCursor, prefix: CreatePrefix): CreateSynonym {
  cursor.expect('SYNONYM');
  const ifNotExists = acceptIfNotExists(cursor);
  const name = parseQualifiedName(cursor);
  cursor.expect('FOR', 905);
  const target = parseQualifiedName(cursor);
  const { orReplace, position } = prefix;
  return {
    kind: 'create_synonym',
    orReplace,
    ifNotExists,
    public: prefix.public,
    name,
    target,
    position,
    end: cursor.lastEnd,
  };
}

function parseCreateRole(cursor: TokenCursor, position: number): CreateRole {
  cursor.expect('ROLE');
  const ifNotExists = acceptIfNotExists(cursor);
  const name = parseIdentifier(cursor);
  const authentication = parseAuthentication(cursor) ?? { kind: 'none' };
  return { kind: 'create_role', ifNotExists, name, authentication, position, end: cursor.lastEnd };
}

function parseCreateContext(cursor: TokenCursor, { orReplace, position }: CreatePrefix): CreateContext {
  cursor.expect('CONTEXT');
  const namespace = parseIdentifier(cursor);
  cursor.expect('USING', 905);
  const packageName = parseQualifiedName(cursor);
  if (cursor.at('INITIALIZED')) throw cursor.notSupported('externally initialized contexts');
  const accessedGlobally = cursor.acceptSequence('ACCESSED', 'GLOBALLY');
  return {
    kind: 'create_context',
    orReplace,
    namespace,
    package: packageName,
    accessedGlobally,
    position,
    end: cursor.lastEnd,
  };
}

function parseCreateDirectory(cursor: TokenCursor, { orReplace, position }: CreatePrefix): CreateDirectory {
  cursor.expect('DIRECTORY');
  const name = parseIdentifier(cursor);
  cursor.expect('AS');
  const path = parseStringValue(cursor);
  return { kind: 'create_directory', orReplace, name, path, position, end: cursor.lastEnd };
}

const REFUSED: ReadonlySet<string> = new Set([
  'CLUSTER',
  'DATABASE',
  'DOMAIN',
  'EDITION',
  'FLASHBACK',
  'INDEXTYPE',
  'JAVA',
  'JSON',
  'LIBRARY',
  'MLE',
  'OPERATOR',
  'OUTLINE',
  'PFILE',
  'PROPERTY',
  'SHARED',
  'SPFILE',
  'TABLESPACE',
  'TEMPORARY',
  'UNDO',
]);
