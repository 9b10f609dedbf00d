import {
  SCALAR_TYPE_NAMES,
  type ScalarTypeName,
  type ScalarTypeSpec,
  type TypeSize,
  type TypeSpec,
} from '../ast/type-spec.js';
import { parseQualifiedName } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';

/** A data type, Oracle's own or a named one. @throws ORA-00902 where there is none */
export function parseTypeSpec(cursor: TokenCursor): TypeSpec {
  const { position } = cursor;
  if (cursor.at('REF') && cursor.peek().symbol !== '.') {
    cursor.advance();
    const target = parseQualifiedName(cursor, 902);
    return { kind: 'ref_type', target, position, end: cursor.lastEnd };
  }
  const name = parseScalarTypeName(cursor);
  if (name !== undefined) return parseScalarType(cursor, name, position);
  if (!cursor.isIdentifier()) throw cursor.unexpected(902, '<a data type>');
  const typeName = parseQualifiedName(cursor, 902);
  const constraint = parseSizes(cursor);
  return { kind: 'named_type', name: typeName, ...constraint, position, end: cursor.lastEnd };
}

/** `(10)`, `(10, 2)`, `(30 CHAR)` after a named type. */
function parseSizes(cursor: TokenCursor): { constraint: readonly TypeSize[]; lengthUnit: 'BYTE' | 'CHAR' | undefined } {
  if (!cursor.at('(')) return { constraint: [], lengthUnit: undefined };
  cursor.advance();
  const constraint = cursor.list(() => parseSize(cursor));
  const lengthUnit = cursor.acceptAny('BYTE', 'CHAR');
  cursor.expect(')');
  return { constraint, lengthUnit };
}

/** Takes the words of a scalar type, its sizes excluded; undefined if what stands here is a name. */
function parseScalarTypeName(cursor: TokenCursor): ScalarTypeName | undefined {
  const { token } = cursor;
  if (token.kind !== 'word') return undefined;
  const following = cursor.peek().symbol;
  if (following === '.' || following === '%' || following === '@') return undefined;
  switch (token.symbol) {
    case 'TIMESTAMP':
      cursor.advance();
      return 'TIMESTAMP';
    case 'INTERVAL':
      if (following !== 'YEAR' && following !== 'DAY') return undefined;
      cursor.advance();
      return following === 'YEAR' ? 'INTERVAL YEAR TO MONTH' : 'INTERVAL DAY TO SECOND';
    default:
      return acceptLongestName(cursor);
  }
}

/** `DOUBLE PRECISION` before `DOUBLE`, `CHARACTER VARYING` before `CHARACTER`. */
function acceptLongestName(cursor: TokenCursor): ScalarTypeName | undefined {
  const candidates = NAMES_BY_FIRST_WORD.get(cursor.token.symbol) ?? [];
  for (const { name, words } of candidates) if (cursor.acceptSequence(...words)) return name;
  return undefined;
}

interface Sizes {
  length?: TypeSize | undefined;
  lengthUnit?: 'BYTE' | 'CHAR' | undefined;
  precision?: TypeSize | '*' | undefined;
  scale?: TypeSize | undefined;
  vectorFormat?: readonly string[];
}

function parseScalarType(cursor: TokenCursor, head: ScalarTypeName, position: number): ScalarTypeSpec {
  let name = head;
  let sizes: Sizes = {};
  if (name === 'TIMESTAMP') {
    sizes = { precision: parseOptionalSize(cursor) };
    if (cursor.acceptSequence('WITH', 'TIME', 'ZONE')) name = 'TIMESTAMP WITH TIME ZONE';
    else if (cursor.acceptSequence('WITH', 'LOCAL', 'TIME', 'ZONE')) name = 'TIMESTAMP WITH LOCAL TIME ZONE';
  } else if (name === 'INTERVAL YEAR TO MONTH' || name === 'INTERVAL DAY TO SECOND') {
    sizes = parseIntervalSizes(cursor, name);
  } else if (cursor.at('(')) {
    sizes = parseSizesOf(cursor, name);
  }
  return {
    kind: 'scalar_type',
    name,
    length: sizes.length,
    lengthUnit: sizes.lengthUnit,
    precision: sizes.precision,
    scale: sizes.scale,
    ...(sizes.vectorFormat === undefined ? {} : { vectorFormat: sizes.vectorFormat }),
    characterSet: parseCharacterSet(cursor),
    position,
    end: cursor.lastEnd,
  };
}

function parseIntervalSizes(cursor: TokenCursor, name: 'INTERVAL YEAR TO MONTH' | 'INTERVAL DAY TO SECOND'): Sizes {
  cursor.advance();
  const precision = parseOptionalSize(cursor);
  cursor.expect('TO');
  cursor.expect(name === 'INTERVAL YEAR TO MONTH' ? 'MONTH' : 'SECOND');
  return { precision, scale: name === 'INTERVAL DAY TO SECOND' ? parseOptionalSize(cursor) : undefined };
}

function parseSizesOf(cursor: TokenCursor, name: ScalarTypeName): Sizes {
  if (!SIZED_TYPES.has(name)) return {};
  cursor.expect('(');
  let sizes: Sizes;
  if (LENGTH_TYPES.has(name)) {
    const length = parseSize(cursor);
    sizes = { length, lengthUnit: cursor.acceptAny('BYTE', 'CHAR') };
  } else if (name === 'VECTOR') {
    sizes = { length: cursor.accept('*') ? undefined : parseSize(cursor), vectorFormat: parseVectorFormat(cursor) };
  } else {
    const precision = cursor.accept('*') ? '*' : parseSize(cursor);
    sizes = { precision, scale: cursor.accept(',') ? parseSize(cursor) : undefined };
  }
  cursor.expect(')');
  return sizes;
}

/** `, FLOAT32`, `, *, DENSE`: what the words mean is the compiler's matter. */
function parseVectorFormat(cursor: TokenCursor): readonly string[] {
  const words: string[] = [];
  while (words.length < 2 && cursor.accept(',')) words.push(cursor.advance().symbol);
  return words;
}

function parseOptionalSize(cursor: TokenCursor): TypeSize | undefined {
  return cursor.at('(') ? cursor.parenthesized(() => parseSize(cursor)) : undefined;
}

/** A number where one is written, else PL/SQL's static expression. */
export function parseSize(cursor: TokenCursor): TypeSize {
  const negative = cursor.at('-') && cursor.peek().kind === 'number';
  const literal = negative ? cursor.peek() : cursor.token;
  const after = cursor.peek(negative ? 2 : 1).symbol;
  const plain = after === ')' || after === ',' || after === 'BYTE' || after === 'CHAR';
  if (literal.kind !== 'number' || !plain) return cursor.grammar.operand(cursor);
  if (negative) cursor.advance();
  cursor.advance();
  return negative ? -Number(literal.value) : Number(literal.value);
}

/** `CHARACTER SET ANY_CS`, `CHARACTER SET p_text%CHARSET`. */
function parseCharacterSet(cursor: TokenCursor): string | undefined {
  if (!cursor.atSequence('CHARACTER', 'SET')) return undefined;
  cursor.acceptSequence('CHARACTER', 'SET');
  const name = parseQualifiedName(cursor);
  const text = name.parts.map((part) => part.name).join('.');
  return cursor.acceptSequence('%', 'CHARSET') ? `${text}%CHARSET` : text;
}

const LENGTH_TYPES: ReadonlySet<ScalarTypeName> = new Set<ScalarTypeName>([
  'VARCHAR2',
  'VARCHAR',
  'STRING',
  'NVARCHAR2',
  'CHAR',
  'CHARACTER',
  'NCHAR',
  'CHAR VARYING',
  'CHARACTER VARYING',
  'NCHAR VARYING',
  'NATIONAL CHARACTER',
  'NATIONAL CHAR',
  'NATIONAL CHARACTER VARYING',
  'NATIONAL CHAR VARYING',
  'RAW',
  'LONG RAW',
  'LONG',
  'UROWID',
  'ROWID',
]);

const SIZED_TYPES: ReadonlySet<ScalarTypeName> = new Set<ScalarTypeName>([
  ...LENGTH_TYPES,
  'NUMBER',
  'NUMERIC',
  'DEC',
  'DECIMAL',
  'INT',
  'INTEGER',
  'SMALLINT',
  'FLOAT',
  'REAL',
  'VECTOR',
]);

interface SpelledName {
  readonly name: ScalarTypeName;
  readonly words: readonly string[];
}

/** The names that begin with a word, the longest first. */
const NAMES_BY_FIRST_WORD: ReadonlyMap<string, readonly SpelledName[]> = groupByFirstWord();

function groupByFirstWord(): Map<string, SpelledName[]> {
  const groups = new Map<string, SpelledName[]>();
  for (const name of SCALAR_TYPE_NAMES) {
    const words = name.split(' ');
    const group = groups.get(words[0] ?? '') ?? [];
    group.push({ name, words });
    groups.set(words[0] ?? '', group);
  }
  for (const group of groups.values()) group.sort((a, b) => b.words.length - a.words.length);
  return groups;
}
