import { parseIdentifier, parseIdentifierList, parseQualifiedName } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';

/**
 * Steps over one clause about where the values of columns are kept, which no statement's result depends on; false if none stands
 * here. Source: SQL Language Reference, "CREATE TABLE", column_properties.
 */
export function skipColumnStorage(cursor: TokenCursor): boolean {
  switch (cursor.token.symbol) {
    case 'LOB':
      cursor.advance();
      parseIdentifierList(cursor);
      skipLobSegment(cursor, []);
      return true;
    case 'JSON':
      if (cursor.peek().symbol !== '(') return false;
      cursor.advance();
      parseIdentifierList(cursor);
      skipLobSegment(cursor, []);
      return true;
    case 'VARRAY':
      cursor.advance();
      parseQualifiedName(cursor);
      refuseSubstitution(cursor);
      skipLobSegment(cursor, ['LOB']);
      return true;
    case 'XMLTYPE':
      skipXmlStorage(cursor);
      return true;
    case 'COLUMN':
      if (cursor.peek().symbol === 'STORE') return false;
      cursor.advance();
      parseQualifiedName(cursor);
      refuseSubstitution(cursor);
      throw cursor.unexpected(922);
    default:
      return false;
  }
}

/** `STORE AS SECUREFILE LOB segment (…)`, all but STORE AS optional. @param words what may stand for the kind of segment */
function skipLobSegment(cursor: TokenCursor, words: readonly string[]): void {
  cursor.expectSequence('STORE', 'AS');
  cursor.acceptAny('SECUREFILE', 'BASICFILE');
  for (const word of words) cursor.accept(word);
  if (cursor.token.kind === 'quoted_identifier' || (cursor.isIdentifier() && !isStorageStart(cursor))) {
    parseIdentifier(cursor);
  }
  while (cursor.at('(')) skipParenthesis(cursor);
}

/** `XMLTYPE COLUMN doc STORE AS SECUREFILE BINARY XML (…)`, `… STORE ALL VARRAYS AS TABLES`. */
function skipXmlStorage(cursor: TokenCursor): void {
  cursor.advance();
  cursor.accept('COLUMN');
  parseQualifiedName(cursor);
  if (cursor.acceptSequence('STORE', 'ALL', 'VARRAYS')) {
    cursor.expect('AS');
    cursor.expectAny(922, 'LOBS', 'TABLES');
  } else if (cursor.acceptSequence('STORE', 'AS', 'OBJECT')) {
    cursor.expect('RELATIONAL');
  } else if (cursor.atSequence('STORE', 'AS')) {
    skipLobSegment(cursor, ['CLOB', 'BINARY', 'XML']);
  }
  if (cursor.at('XMLSCHEMA') || cursor.at('ELEMENT')) throw cursor.notSupported('XMLTYPE columns with an XML schema');
}

/** What instances a column takes is seen by every statement. */
function refuseSubstitution(cursor: TokenCursor): void {
  if (cursor.at('SUBSTITUTABLE') || cursor.atSequence('NOT', 'SUBSTITUTABLE')) {
    throw cursor.notSupported('SUBSTITUTABLE AT ALL LEVELS');
  }
  if (cursor.at('IS') || cursor.at('ELEMENT')) throw cursor.notSupported('IS OF TYPE for columns');
}

/** Names that are words of a clause, so that no segment is called by them. */
function isStorageStart(cursor: TokenCursor): boolean {
  return STORAGE_WORDS.has(cursor.token.symbol);
}

const STORAGE_WORDS: ReadonlySet<string> = new Set(
  `LOGGING NOLOGGING FILESYSTEM_LIKE_LOGGING NOPARALLEL PARALLEL NOCOMPRESS COMPRESS CACHE NOCACHE MONITORING NOMONITORING
  ROWDEPENDENCIES NOROWDEPENDENCIES ONLINE REVERSE NOSORT LOCAL INMEMORY NOINMEMORY PCTFREE PCTUSED INITRANS MAXTRANS
  PCTTHRESHOLD TABLESPACE STORAGE ENABLE DISABLE LOB VARRAY XMLTYPE NESTED COLUMN SEGMENT PARTITION AS RESULT_CACHE
  XMLSCHEMA ELEMENT OVERFLOW INCLUDING MAPPING NOMAPPING ORGANIZATION READ ROW`.split(/\s+/),
);

export function skipParenthesis(cursor: TokenCursor): void {
  cursor.expect('(');
  for (let depth = 1; depth > 0; cursor.advance()) {
    if (cursor.token.kind === 'end') throw cursor.unexpected(907, ')');
    if (cursor.at('(')) depth += 1;
    else if (cursor.at(')')) depth -= 1;
  }
}
