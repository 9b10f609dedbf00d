import type { Cast, Expression, Extract, Trim } from '../ast/expression.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseJsonConstructor, parseJsonFunction } from './parse-json.js';
import { parseVectorSerialize } from './parse-vector.js';

/** CAST, TREAT, EXTRACT, TRIM, FROM_VECTOR and the SQL/JSON functions; undefined for everything that is called in the ordinary way. */
export function parseSpecialFunction(cursor: TokenCursor): Expression | undefined {
  if (cursor.peek().symbol !== '(') return parseJsonConstructor(cursor);
  switch (cursor.token.symbol) {
    case 'CAST':
      return parseCast(cursor);
    case 'TREAT':
      return parseTreat(cursor);
    case 'EXTRACT':
      // EXTRACT(xml, path) is an ordinary function
      return cursor.peek(3).symbol === 'FROM' ? parseExtract(cursor) : undefined;
    case 'TRIM':
      return parseTrim(cursor);
    case 'VALIDATE_CONVERSION':
      return { ...parseCast(cursor), validates: true };
    case 'FROM_VECTOR':
    case 'VECTOR_SERIALIZE':
      return parseVectorSerialize(cursor, cursor.token.symbol);
    case 'XMLCAST':
      throw cursor.notSupported(`the function ${cursor.token.symbol}`);
    default:
      return parseJsonFunction(cursor);
  }
}

function parseCast(cursor: TokenCursor): Cast {
  const { position } = cursor.advance();
  cursor.expect('(');
  const operand = cursor.grammar.expression(cursor);
  cursor.expect('AS');
  const type = cursor.grammar.typeSpec(cursor);
  const onConversionError = acceptConversionDefault(cursor);
  const format: Expression[] = [];
  while (cursor.accept(',')) format.push(cursor.grammar.expression(cursor));
  cursor.expect(')');
  return { kind: 'cast', operand, type, onConversionError, format, position, end: cursor.lastEnd };
}

/** `DEFAULT … ON CONVERSION ERROR`. */
export function acceptConversionDefault(cursor: TokenCursor): Expression | undefined {
  if (!cursor.accept('DEFAULT')) return undefined;
  const value = cursor.grammar.expression(cursor);
  cursor.expectSequence('ON', 'CONVERSION', 'ERROR');
  return value;
}

function parseTreat(cursor: TokenCursor): Expression {
  const { position } = cursor.advance();
  cursor.expect('(');
  const operand = cursor.grammar.expression(cursor);
  cursor.expect('AS');
  const type = cursor.grammar.typeSpec(cursor);
  cursor.expect(')');
  return { kind: 'treat', operand, type, position, end: cursor.lastEnd };
}

function parseExtract(cursor: TokenCursor): Extract {
  const { position } = cursor.advance();
  cursor.expect('(');
  const field = cursor.expectAny(
    30089,
    'YEAR',
    'MONTH',
    'DAY',
    'HOUR',
    'MINUTE',
    'SECOND',
    'TIMEZONE_HOUR',
    'TIMEZONE_MINUTE',
    'TIMEZONE_REGION',
    'TIMEZONE_ABBR',
  );
  cursor.expect('FROM');
  const source = cursor.grammar.expression(cursor);
  cursor.expect(')');
  return { kind: 'extract', field, source, position, end: cursor.lastEnd };
}

/** `TRIM(x)`, `TRIM('0' FROM x)`, `TRIM(LEADING FROM x)`, `TRIM(BOTH '0' FROM x)`. */
function parseTrim(cursor: TokenCursor): Trim {
  const { position } = cursor.advance();
  cursor.expect('(');
  const side = cursor.acceptAny('LEADING', 'TRAILING', 'BOTH');
  const first = cursor.at('FROM') ? undefined : cursor.grammar.expression(cursor);
  let characters: Expression | undefined;
  let source = first;
  if (first === undefined || side !== undefined || cursor.at('FROM')) {
    cursor.expect('FROM');
    characters = first;
    source = cursor.grammar.expression(cursor);
  }
  cursor.expect(')');
  if (source === undefined) throw cursor.unexpected(936, '<an expression>');
  return { kind: 'trim', side: side ?? 'BOTH', characters, source, position, end: cursor.lastEnd };
}
