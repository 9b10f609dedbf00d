import type { Query } from '../../syntax/ast/query.js';
import type { TokenCursor } from '../../syntax/parser/token-cursor.js';

/**
 * SQL up to the semicolon of the statement or declaration that it is: what does not belong to it is SQL's error
 * (`PL/SQL: ORA-00933`), except the end of the text, which is PL/SQL's.
 */
export function parseEmbeddedSql<T>(cursor: TokenCursor, parse: () => T): T {
  return cursor.withinSql(() => {
    const parsed = parse();
    if (!cursor.at(';') && cursor.token.kind !== 'end') throw cursor.unexpected(933);
    return parsed;
  });
}

export function parseEmbeddedQuery(cursor: TokenCursor): Query {
  return parseEmbeddedSql(cursor, () => cursor.grammar.query(cursor));
}
