import type { Expression } from '../ast/expression.js';
import type { ForIterator, Iterand, IterationControl, IterationSource, IteratorChoice } from '../ast/iterator.js';
import { parseIdentifier } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';

/** What follows FOR. Source: PL/SQL Language Reference, "Iterator". */
export function parseIterator(cursor: TokenCursor): ForIterator {
  const { position } = cursor;
  const iterands = [parseIterand(cursor)];
  if (cursor.accept(',')) iterands.push(parseIterand(cursor));
  cursor.expect('IN');
  const first = parseControl(cursor);
  const rest: IterationControl[] = [];
  while (cursor.accept(',')) rest.push(parseControl(cursor));
  return { iterands, controls: [first, ...rest], position, end: cursor.lastEnd };
}

/** `FOR … INDEX …` in a qualified expression, up to `=>`. */
export function parseIteratorChoice(cursor: TokenCursor): IteratorChoice {
  const { position } = cursor.expect('FOR');
  const iterator = parseIterator(cursor);
  const index = cursor.accept('SEQUENCE')
    ? 'sequence'
    : cursor.accept('INDEX')
      ? cursor.grammar.operand(cursor)
      : 'iterand';
  return { kind: 'iterator_choice', iterator, index, position, end: cursor.lastEnd };
}

function parseIterand(cursor: TokenCursor): Iterand {
  const { position } = cursor;
  const name = parseIdentifier(cursor);
  const mutability = cursor.acceptAny('MUTABLE', 'IMMUTABLE');
  const type = cursor.at('IN') || cursor.at(',') ? undefined : parseType(cursor);
  return { name, mutability, type, position, end: cursor.lastEnd };
}

function parseType(cursor: TokenCursor): Iterand['type'] {
  const type = cursor.grammar.typeSpec(cursor);
  if (cursor.at('%')) throw cursor.notSupported('iterands whose type is anchored (%TYPE, %ROWTYPE)');
  return type;
}

function parseControl(cursor: TokenCursor): IterationControl {
  const { position } = cursor;
  const reverse = cursor.at('REVERSE') && cursor.peek().symbol !== '..';
  if (reverse) cursor.advance();
  const source = parseSource(cursor, reverse);
  const condition = cursor.accept('WHILE') ? cursor.grammar.expression(cursor) : undefined;
  const when = cursor.accept('WHEN') ? cursor.grammar.expression(cursor) : undefined;
  return { reverse, source, while: condition, when, position, end: cursor.lastEnd };
}

function parseSource(cursor: TokenCursor, reverse: boolean): IterationSource {
  const ofCollection = COLLECTION_CONTROLS.get(cursor.token.symbol);
  if (ofCollection !== undefined && cursor.peek().symbol === 'OF') {
    cursor.advance();
    cursor.advance();
    refuseDynamic(cursor);
    return { kind: ofCollection, collection: cursor.grammar.operand(cursor) };
  }
  refuseDynamic(cursor);
  const repeat = cursor.at('REPEAT') && !AFTER_VALUE.has(cursor.peek().symbol);
  if (repeat) cursor.advance();
  const value = cursor.grammar.operand(cursor);
  if (repeat || (!reverse && !cursor.at('..'))) return { kind: 'single', value, repeat };
  cursor.expect('..');
  return { kind: 'stepped', low: value, ...parseUpTo(cursor) };
}

function parseUpTo(cursor: TokenCursor): { readonly high: Expression; readonly step: Expression | undefined } {
  const high = cursor.grammar.operand(cursor);
  return { high, step: cursor.accept('BY') ? cursor.grammar.operand(cursor) : undefined };
}

function refuseDynamic(cursor: TokenCursor): void {
  if (cursor.atSequence('EXECUTE', 'IMMEDIATE')) throw cursor.notSupported('EXECUTE IMMEDIATE in FOR');
}

const COLLECTION_CONTROLS: ReadonlyMap<string, 'values_of' | 'indices_of' | 'pairs_of'> = new Map([
  ['VALUES', 'values_of'],
  ['INDICES', 'indices_of'],
  ['PAIRS', 'pairs_of'],
]);

/** What tells that REPEAT is a name. */
const AFTER_VALUE: ReadonlySet<string> = new Set([
  '..',
  '.',
  '(',
  ',',
  'LOOP',
  'WHILE',
  'WHEN',
  '=>',
  '+',
  '-',
  '*',
  '/',
]);
