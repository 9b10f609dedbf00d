import type { Argument, Call, Expression, KeepClause, ListaggOverflow } from '../ast/expression.js';
import { identifierOf, isWordOrQuoted } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseOrderBy } from '../queries/parse-order-by.js';
import { parseIteratorChoice } from './parse-iterator.js';
import { isQueryStart } from './parse-list-or-query.js';
import { acceptConversionDefault } from './parse-special-function.js';
import { parseWindow } from './parse-window.js';

/** `( arguments )` after `callee`, and the clauses of aggregate and analytic functions after them. */
export function parseCall(cursor: TokenCursor, callee: Expression): Call {
  cursor.expect('(');
  const quantifier = cursor.at('ALL') ? 'ALL' : cursor.at('DISTINCT') || cursor.at('UNIQUE') ? 'DISTINCT' : undefined;
  if (quantifier !== undefined) cursor.advance();
  const star = cursor.at('*') && cursor.peek().symbol === ')';
  if (star) cursor.advance();
  let onConversionError: Expression | undefined;
  const argumentList =
    star || cursor.at(')')
      ? []
      : cursor.list(() => {
          const argument = parseArgument(cursor, callee);
          if (cursor.at('DEFAULT') && isConversion(callee)) onConversionError ??= acceptConversionDefault(cursor);
          return argument;
        });
  const characterSet = cursor.at('USING') && isConvertible(callee) ? parseUsing(cursor) : undefined;
  const innerNulls = acceptNullTreatment(cursor);
  const onOverflow = cursor.atSequence('ON', 'OVERFLOW') ? parseOverflow(cursor) : undefined;
  const orderBy = cursor.at('ORDER') ? parseOrderBy(cursor) : [];
  if (!cursor.at(')')) refuseFunctionClause(cursor, callee);
  cursor.expect(')');
  const withinGroup = cursor.atSequence('WITHIN', 'GROUP') ? parseWithinGroup(cursor) : [];
  const keep = cursor.atSequence('KEEP', '(') ? parseKeep(cursor) : undefined;
  const countFrom = acceptCountFrom(cursor);
  const nullTreatment = innerNulls ?? acceptNullTreatment(cursor);
  if (cursor.atSequence('FILTER', '(')) throw cursor.notSupported('the FILTER clause of an aggregate function');
  const over = isOver(cursor) ? parseWindow(cursor) : undefined;
  return {
    kind: 'call',
    callee: characterSet === undefined ? callee : inCharacterSet(callee, characterSet),
    arguments: argumentList,
    star,
    quantifier,
    orderBy,
    withinGroup,
    onOverflow,
    keep,
    nullTreatment,
    countFrom,
    over,
    ...(onConversionError === undefined ? {} : { onConversionError }),
    position: callee.position,
    end: cursor.lastEnd,
  };
}

/** `CHR(n USING NCHAR_CS)`, `TRANSLATE(text USING CHAR_CS)`. */
function isConvertible(callee: Expression): boolean {
  return callee.kind === 'name' && callee.parts.length === 1 && IN_CHARACTER_SETS.has(callee.parts[0].name);
}

function parseUsing(cursor: TokenCursor): 'CHAR_CS' | 'NCHAR_CS' {
  cursor.expect('USING');
  return cursor.expectAny(905, 'CHAR_CS', 'NCHAR_CS');
}

/** The function that does the same without USING. */
function inCharacterSet(callee: Expression, characterSet: 'CHAR_CS' | 'NCHAR_CS'): Expression {
  if (callee.kind !== 'name') return callee;
  const [part] = callee.parts;
  const name = IN_CHARACTER_SETS.get(part.name)?.[characterSet] ?? part.name;
  return { ...callee, parts: [{ ...part, name }] };
}

const IN_CHARACTER_SETS = new Map([
  ['CHR', { CHAR_CS: 'CHR', NCHAR_CS: 'NCHR' }],
  ['TRANSLATE', { CHAR_CS: 'TO_CHAR', NCHAR_CS: 'TO_NCHAR' }],
]);

/** Whether a call may have DEFAULT … ON CONVERSION ERROR. */
function isConversion(callee: Expression): boolean {
  return callee.kind === 'name' && callee.parts.length === 1 && CONVERSIONS.has(callee.parts[0].name);
}

const CONVERSIONS: ReadonlySet<string> = new Set([
  'TO_BINARY_DOUBLE',
  'TO_BINARY_FLOAT',
  'TO_DATE',
  'TO_DSINTERVAL',
  'TO_NUMBER',
  'TO_TIMESTAMP',
  'TO_TIMESTAMP_TZ',
  'TO_YMINTERVAL',
]);

function parseArgument(cursor: TokenCursor, callee: Expression): Argument {
  const { token } = cursor;
  const { position } = token;
  if (cursor.at('*') && callee.kind === 'name' && STARRED.has(callee.parts[0].name)) {
    cursor.advance();
    const value: Expression = { kind: 'asterisk', position, end: cursor.lastEnd };
    return { name: undefined, index: undefined, value, position, end: cursor.lastEnd };
  }
  if (cursor.peek().symbol === '=>' && isWordOrQuoted(token)) {
    cursor.advance();
    cursor.advance();
    const value = cursor.grammar.expression(cursor);
    return { name: identifierOf(token), index: undefined, value, position, end: cursor.lastEnd };
  }
  if (isQueryStart(cursor)) {
    const query = cursor.withinSql(() => cursor.grammar.query(cursor));
    const value: Expression = { kind: 'subquery', query, position, end: cursor.lastEnd };
    return { name: undefined, index: undefined, value, position, end: cursor.lastEnd };
  }
  if (cursor.at('FOR') && !cursor.inSql) {
    const index = parseIteratorChoice(cursor);
    cursor.expect('=>');
    const value = cursor.grammar.expression(cursor);
    return { name: undefined, index, value, position, end: cursor.lastEnd };
  }
  const first = cursor.grammar.expression(cursor);
  if (!cursor.accept('=>')) return { name: undefined, index: undefined, value: first, position, end: cursor.lastEnd };
  const value = cursor.grammar.expression(cursor);
  return { name: undefined, index: first, value, position, end: cursor.lastEnd };
}

function acceptNullTreatment(cursor: TokenCursor): 'RESPECT' | 'IGNORE' | undefined {
  return cursor.peek().symbol === 'NULLS' ? acceptBeforeNulls(cursor) : undefined;
}

function acceptBeforeNulls(cursor: TokenCursor): 'RESPECT' | 'IGNORE' | undefined {
  const treatment = cursor.acceptAny('RESPECT', 'IGNORE');
  if (treatment !== undefined) cursor.advance();
  return treatment;
}

/** `ON OVERFLOW ERROR`, `ON OVERFLOW TRUNCATE '…' WITHOUT COUNT`. */
function parseOverflow(cursor: TokenCursor): ListaggOverflow {
  const { position } = cursor.advance();
  cursor.expect('OVERFLOW');
  const action = cursor.expectAny(905, 'ERROR', 'TRUNCATE');
  const filler =
    action === 'TRUNCATE' && !cursor.at(')') && !cursor.at('WITH') && !cursor.at('WITHOUT')
      ? cursor.grammar.operand(cursor)
      : undefined;
  const count = cursor.acceptAny('WITH', 'WITHOUT');
  if (count !== undefined) cursor.expect('COUNT');
  return { action, filler, withCount: count !== 'WITHOUT', position, end: cursor.lastEnd };
}

function parseWithinGroup(cursor: TokenCursor): Call['withinGroup'] {
  cursor.acceptSequence('WITHIN', 'GROUP');
  return cursor.parenthesized(() => parseOrderBy(cursor));
}

function parseKeep(cursor: TokenCursor): KeepClause {
  const { position } = cursor.advance();
  cursor.expect('(');
  cursor.expect('DENSE_RANK');
  const rank = cursor.expectAny(905, 'FIRST', 'LAST');
  const orderBy = parseOrderBy(cursor);
  cursor.expect(')');
  return { rank, orderBy, position, end: cursor.lastEnd };
}

function acceptCountFrom(cursor: TokenCursor): 'FIRST' | 'LAST' | undefined {
  if (!cursor.at('FROM')) return undefined;
  const side = cursor.peek().symbol;
  const after = cursor.peek(2).symbol;
  if ((side !== 'FIRST' && side !== 'LAST') || !AFTER_COUNT_FROM.has(after)) return undefined;
  cursor.advance();
  cursor.advance();
  return side;
}

/** OVER may be an alias, too: it is a keyword where a window follows. */
function isOver(cursor: TokenCursor): boolean {
  return cursor.at('OVER') && (cursor.peek().symbol === '(' || isWordOrQuoted(cursor.peek())) && cursor.inSql;
}

/** The XML and JSON functions have clauses of their own; what is not regular is refused by name. */
function refuseFunctionClause(cursor: TokenCursor, callee: Expression): void {
  const name = callee.kind === 'name' && callee.parts.length === 1 ? callee.parts[0].name : '';
  const { symbol } = cursor.token;
  const special = name.startsWith('XML') || name.startsWith('JSON_') || SPECIAL_CLAUSES.has(symbol);
  if (!special || cursor.token.kind === 'end' || symbol === ';') return;
  throw cursor.notSupported(`${symbol === '' ? 'such clauses' : symbol} in a call of ${name}`);
}

/** Functions that take `*` for an argument. */
const STARRED: ReadonlySet<string> = new Set(['TO_VECTOR', 'VECTOR']);
const AFTER_COUNT_FROM: ReadonlySet<string> = new Set(['OVER', 'IGNORE', 'RESPECT']);
const SPECIAL_CLAUSES: ReadonlySet<string> = new Set(['USING', 'DEFAULT']);
