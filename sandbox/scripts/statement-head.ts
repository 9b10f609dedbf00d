import type { Token } from '../syntax/lexer/token.js';
import type { UnitHeader } from './script-item.js';

/** What the first words of a statement say about where it ends. */
export interface StatementHead {
  readonly kind: 'sql' | 'plsql';
  /** A statement that contains PL/SQL is full of semicolons: only `/` on its own line ends it. */
  readonly endedBy: 'semicolon' | 'slash';
  readonly unit: Omit<UnitHeader, 'line'> | undefined;
  /** The kind of object, where SQL*Plus does not leave its text to SQL's or PL/SQL's lexer: JAVA. */
  readonly foreign: string | undefined;
}

const SQL: StatementHead = { kind: 'sql', endedBy: 'semicolon', unit: undefined, foreign: undefined };
const PLSQL: StatementHead = { kind: 'plsql', endedBy: 'slash', unit: undefined, foreign: undefined };

const UNIT_KINDS: ReadonlySet<string> = new Set(['FUNCTION', 'LIBRARY', 'PACKAGE', 'PROCEDURE', 'TRIGGER', 'TYPE']);

/** Gives the token at a position of the script. */
export type Scan = (position: number) => Token;

/** Reads the head of the statement whose first token is at `start`. @throws OracleError of the lexer */
export function readStatementHead(scan: Scan, start: number): StatementHead {
  const words = new HeadWords(scan, start);
  switch (words.token.symbol) {
    case 'DECLARE':
    case 'BEGIN':
    case '<<':
      return PLSQL;
    case 'WITH':
      words.advance();
      return ['FUNCTION', 'PROCEDURE'].includes(words.token.symbol) ? { ...SQL, endedBy: 'slash' } : SQL;
    case 'CREATE':
      words.advance();
      return readCreate(words);
    default:
      return SQL;
  }
}

/** `CREATE [OR REPLACE] [AND …] [[NON]EDITIONABLE] kind [BODY] [IF NOT EXISTS] [schema.]name`. */
function readCreate(words: HeadWords): StatementHead {
  if (words.accept('OR')) words.accept('REPLACE');
  if (words.accept('AND')) words.advance();
  if (!words.accept('EDITIONABLE')) words.accept('NONEDITIONABLE');
  const { symbol: kind, position } = words.token;
  if (kind === 'JAVA') return { ...PLSQL, foreign: kind };
  if (!UNIT_KINDS.has(kind)) return SQL;
  words.advance();
  const body = (kind === 'PACKAGE' || kind === 'TYPE') && words.accept('BODY');
  if (words.accept('IF') && words.accept('NOT')) words.accept('EXISTS');
  const first = words.token.value;
  words.advance();
  const qualified = words.accept('.');
  const unit = {
    type: body ? `${kind} BODY` : kind,
    owner: qualified ? first : undefined,
    name: qualified ? words.token.value : first,
    position,
  };
  return { ...PLSQL, unit };
}

/** Walks over the tokens at the beginning of a statement. */
class HeadWords {
  readonly #scan: Scan;
  #token: Token;

  constructor(scan: Scan, start: number) {
    this.#scan = scan;
    this.#token = scan(start);
  }

  get token(): Token {
    return this.#token;
  }

  advance(): void {
    this.#token = this.#scan(this.#token.end);
  }

  accept(symbol: string): boolean {
    if (this.#token.symbol !== symbol) return false;
    this.advance();
    return true;
  }
}
