import type { Drop, DroppedType } from '../ast/ddl.js';
import { parseQualifiedName } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { acceptIfExists } from './if-exists.js';

export function parseDrop(cursor: TokenCursor): Drop {
  const { position } = cursor.expect('DROP');
  const type = parseDroppedType(cursor);
  const ifExists = acceptIfExists(cursor);
  const name = parseQualifiedName(cursor, type === 'TABLE' || type === 'VIEW' ? 903 : 904);
  let [cascade, cascadeConstraints, force, purge] = [false, false, false, false];
  for (;;) {
    if (cursor.acceptSequence('CASCADE', 'CONSTRAINTS')) cascadeConstraints = true;
    else if (cursor.accept('CASCADE')) cascade = true;
    else if (cursor.accept('FORCE') || cursor.accept('VALIDATE')) force = true;
    else if (cursor.accept('PURGE')) purge = true;
    else if (!cursor.accept('ONLINE')) break;
  }
  return {
    kind: 'drop',
    type,
    ifExists,
    name,
    cascade,
    cascadeConstraints,
    force,
    purge,
    position,
    end: cursor.lastEnd,
  };
}

function parseDroppedType(cursor: TokenCursor): DroppedType {
  if (cursor.acceptSequence('MATERIALIZED', 'VIEW')) return 'MATERIALIZED VIEW';
  if (cursor.acceptSequence('PUBLIC', 'SYNONYM')) return 'PUBLIC SYNONYM';
  if (cursor.acceptSequence('PACKAGE', 'BODY')) return 'PACKAGE BODY';
  if (cursor.acceptSequence('TYPE', 'BODY')) return 'TYPE BODY';
  if (REFUSED.has(cursor.token.symbol)) throw cursor.notSupported(`DROP ${cursor.token.symbol}`);
  return cursor.expectAny(
    950,
    'TABLE',
    'VIEW',
    'INDEX',
    'SEQUENCE',
    'SYNONYM',
    'USER',
    'ROLE',
    'PROFILE',
    'PACKAGE',
    'PROCEDURE',
    'FUNCTION',
    'TRIGGER',
    'TYPE',
    'CONTEXT',
    'DIRECTORY',
  );
}

const REFUSED: ReadonlySet<string> = new Set([
  'CLUSTER',
  'DATABASE',
  'DOMAIN',
  'EDITION',
  'INDEXTYPE',
  'JAVA',
  'LIBRARY',
  'OPERATOR',
  'PUBLIC',
  'TABLESPACE',
]);
