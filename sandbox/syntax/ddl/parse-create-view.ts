import type { CreateView } from '../ast/ddl.js';
import { parseIdentifierList, parseQualifiedName } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseRestriction } from '../queries/parse-restriction.js';
import type { CreatePrefix } from './create-prefix.js';
import { acceptIfNotExists } from './if-exists.js';
import { skipStorageClauses } from './parse-storage.js';

/** From MATERIALIZED or VIEW on. */
export function parseCreateView(cursor: TokenCursor, prefix: CreatePrefix): CreateView {
  const materialized = cursor.accept('MATERIALIZED');
  cursor.expect('VIEW', 901);
  const ifNotExists = acceptIfNotExists(cursor);
  const name = parseQualifiedName(cursor, 903);
  if (cursor.at('OF')) throw cursor.notSupported('object views');
  const columns = cursor.at('(') ? parseIdentifierList(cursor) : [];
  if (materialized) skipRefreshClauses(cursor);
  else if (cursor.accept('BEQUEATH')) cursor.expectAny(922, 'DEFINER', 'CURRENT_USER');
  cursor.expect('AS');
  const { position } = cursor;
  const query = cursor.grammar.query(cursor);
  const queryText = cursor.source.slice(position, cursor.lastEnd);
  return {
    kind: 'create_view',
    orReplace: prefix.orReplace,
    ifNotExists,
    force: prefix.force,
    materialized,
    name,
    columns,
    query,
    queryText,
    ...parseRestriction(cursor),
    position: prefix.position,
    end: cursor.lastEnd,
  };
}

/** When a materialized view is filled: BUILD, REFRESH, QUERY REWRITE. */
function skipRefreshClauses(cursor: TokenCursor): void {
  for (;;) {
    skipStorageClauses(cursor);
    if (cursor.accept('BUILD')) cursor.expectAny(922, 'IMMEDIATE', 'DEFERRED');
    else if (cursor.accept('REFRESH')) {
      while (cursor.acceptAny('FAST', 'COMPLETE', 'FORCE', 'ON', 'DEMAND', 'COMMIT') !== undefined);
      if (cursor.at('START') || cursor.at('NEXT'))
        throw cursor.notSupported('scheduled refreshes of materialized views');
    } else if (cursor.acceptSequence('NEVER', 'REFRESH')) continue;
    else if (cursor.at('ENABLE') || cursor.at('DISABLE')) {
      cursor.advance();
      cursor.expectSequence('QUERY', 'REWRITE');
    } else return;
  }
}
