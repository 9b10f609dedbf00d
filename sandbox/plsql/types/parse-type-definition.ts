import { parseIdentifier, parseMemberIdentifier } from '../../syntax/parser/parse-names.js';
import type { TokenCursor } from '../../syntax/parser/token-cursor.js';
import { parseSize } from '../../syntax/types/parse-type-spec.js';
import type {
  FieldDeclaration,
  IndexByTypeDefinition,
  NestedTableTypeDefinition,
  RecordTypeDefinition,
  RefCursorTypeDefinition,
  TypeDefinition,
  VarrayTypeDefinition,
} from '../ast/type-spec.js';
import { parseDefault } from '../parser/parse-default.js';
import { parsePlsqlType } from './parse-plsql-type.js';

/** What stands after `TYPE x IS` in a declarative part. */
export function parseTypeDefinition(cursor: TokenCursor): TypeDefinition {
  switch (cursor.token.symbol) {
    case 'RECORD':
      return parseRecordType(cursor);
    case 'TABLE':
      return parseTableType(cursor);
    case 'VARRAY':
    case 'VARYING':
      return parseVarrayType(cursor);
    case 'REF':
      return parseRefCursorType(cursor);
    default:
      throw cursor.unexpected(902, '(', 'array', 'new', 'record', 'ref', 'table', 'varray', 'varying');
  }
}

function parseRecordType(cursor: TokenCursor): RecordTypeDefinition {
  const { position } = cursor.expect('RECORD');
  const fields = cursor.parenthesized(() => cursor.list(() => parseField(cursor)));
  return { kind: 'record_type', fields, position, end: cursor.lastEnd };
}

function parseField(cursor: TokenCursor): FieldDeclaration {
  const { position } = cursor;
  const name = cursor.atAny(FIELD_NAMES) ? parseMemberIdentifier(cursor) : parseIdentifier(cursor);
  const type = parsePlsqlType(cursor);
  const notNull = acceptNotNull(cursor);
  const initial = parseDefault(cursor);
  return { name, type, notNull, default: initial, position, end: cursor.lastEnd };
}

/** `TABLE OF t`, `TABLE OF t INDEX BY PLS_INTEGER`. */
export function parseTableType(cursor: TokenCursor): NestedTableTypeDefinition | IndexByTypeDefinition {
  const { position } = cursor.expect('TABLE');
  cursor.expect('OF');
  const element = parsePlsqlType(cursor);
  const elementNotNull = acceptNotNull(cursor);
  if (!cursor.acceptSequence('INDEX', 'BY')) {
    return { kind: 'nested_table_type', element, elementNotNull, position, end: cursor.lastEnd };
  }
  const index = parsePlsqlType(cursor);
  return { kind: 'index_by_type', element, elementNotNull, index, position, end: cursor.lastEnd };
}

/** `VARRAY(10) OF t`, `VARYING ARRAY (10) OF t`. */
export function parseVarrayType(cursor: TokenCursor): VarrayTypeDefinition {
  const { position } = cursor;
  if (cursor.expectAny(902, 'VARRAY', 'VARYING') === 'VARYING') cursor.expect('ARRAY');
  const limit = cursor.parenthesized(() => parseSize(cursor));
  cursor.expect('OF');
  const element = parsePlsqlType(cursor);
  const elementNotNull = acceptNotNull(cursor);
  return { kind: 'varray_type', element, elementNotNull, limit, position, end: cursor.lastEnd };
}

function parseRefCursorType(cursor: TokenCursor): RefCursorTypeDefinition {
  const { position } = cursor.expect('REF');
  cursor.expect('CURSOR');
  const returns = cursor.accept('RETURN') ? parsePlsqlType(cursor) : undefined;
  return { kind: 'ref_cursor_type', returns, position, end: cursor.lastEnd };
}

export function acceptNotNull(cursor: TokenCursor): boolean {
  return cursor.acceptSequence('NOT', 'NULL');
}

/** Words that begin declarations, which no field does: reserved, but widely used for fields. */
const FIELD_NAMES: ReadonlySet<string> = new Set(['TYPE', 'SUBTYPE']);
