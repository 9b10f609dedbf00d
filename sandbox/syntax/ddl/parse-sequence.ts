import type { AlterSequence, CreateSequence, SequenceOptions } from '../ast/ddl.js';
import { parseQualifiedName } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { acceptIfExists, acceptIfNotExists } from './if-exists.js';

/** From SEQUENCE on. */
export function parseCreateSequence(cursor: TokenCursor, position: number): CreateSequence {
  cursor.expect('SEQUENCE');
  const ifNotExists = acceptIfNotExists(cursor);
  const name = parseQualifiedName(cursor);
  const options = parseSequenceOptions(cursor);
  return { kind: 'create_sequence', ifNotExists, name, options, position, end: cursor.lastEnd };
}

/** From SEQUENCE on. */
export function parseAlterSequence(cursor: TokenCursor, position: number): AlterSequence {
  cursor.expect('SEQUENCE');
  const ifExists = acceptIfExists(cursor);
  const name = parseQualifiedName(cursor);
  const options = parseSequenceOptions(cursor);
  return { kind: 'alter_sequence', ifExists, name, options, position, end: cursor.lastEnd };
}

type Options = { -readonly [K in keyof SequenceOptions]: SequenceOptions[K] };

/** `START WITH 1 INCREMENT BY 1 NOCACHE …` in any order; also of an identity column. */
export function parseSequenceOptions(cursor: TokenCursor): SequenceOptions {
  const options: Options = {
    startWith: undefined,
    startsAtLimit: false,
    incrementBy: undefined,
    maxValue: undefined,
    minValue: undefined,
    cycle: undefined,
    cache: undefined,
    order: undefined,
    restart: false,
  };
  while (parseOption(cursor, options));
  return options;
}

function parseOption(cursor: TokenCursor, options: Options): boolean {
  const { symbol } = cursor.token;
  switch (symbol) {
    case 'START':
      cursor.advance();
      cursor.expect('WITH');
      if (cursor.acceptSequence('LIMIT', 'VALUE')) options.startsAtLimit = true;
      else options.startWith = parseNumberText(cursor);
      return true;
    case 'INCREMENT':
      cursor.advance();
      cursor.expect('BY');
      options.incrementBy = parseNumberText(cursor);
      return true;
    case 'MAXVALUE':
      cursor.advance();
      options.maxValue = parseNumberText(cursor);
      return true;
    case 'MINVALUE':
      cursor.advance();
      options.minValue = parseNumberText(cursor);
      return true;
    case 'CACHE':
      cursor.advance();
      options.cache = parseNumberText(cursor);
      return true;
    case 'RESTART':
      cursor.advance();
      options.restart = true;
      return true;
    default:
      return parseFlag(cursor, symbol, options);
  }
}

function parseFlag(cursor: TokenCursor, symbol: string, options: Options): boolean {
  switch (symbol) {
    case 'NOMAXVALUE':
      options.maxValue = null;
      break;
    case 'NOMINVALUE':
      options.minValue = null;
      break;
    case 'NOCACHE':
      options.cache = null;
      break;
    case 'CYCLE':
    case 'NOCYCLE':
      options.cycle = symbol === 'CYCLE';
      break;
    case 'ORDER':
    case 'NOORDER':
      options.order = symbol === 'ORDER';
      break;
    // replay, scope and sharding: nothing that one session could notice
    case 'KEEP':
    case 'NOKEEP':
    case 'GLOBAL':
    case 'NOSCALE':
    case 'NOSHARD':
      break;
    case 'SESSION':
    case 'SCALE':
    case 'SHARD':
      throw cursor.notSupported(`${symbol} sequences`);
    default:
      return false;
  }
  cursor.advance();
  return true;
}

function parseNumberText(cursor: TokenCursor): string {
  const sign = cursor.accept('-') ? '-' : '';
  if (sign === '') cursor.accept('+');
  if (cursor.token.kind !== 'number') throw cursor.unexpected(922, '<a number>');
  return sign + cursor.advance().value;
}
