import { isWhitespace } from './lexer/characters.js';

/** What the driver takes a statement for, from its first word. */
export type StatementKind = 'query' | 'plsql' | 'dml' | 'ddl' | 'other';

export interface StatementBind {
  /** Upper case unless quoted; digits as written. */
  readonly name: string;
  /** It stands after RETURNING … INTO of a DML: the driver sends no value for it. */
  readonly returning: boolean;
  /** Offset of its colon: that of the `bind_variable` node in the syntax tree. */
  readonly position: number;
}

export interface StatementText {
  readonly kind: StatementKind;
  readonly binds: readonly StatementBind[];
}

/**
 * A statement's kind and binds exactly as the Thin driver finds them, which is what it puts on the wire: for PL/SQL each
 * name once in order of first use, for SQL every occurrence, for DDL none. It works on any text, parsable or not. The
 * rules, oddities included (a column called `returning_x` counts as RETURNING), are those of `lib/thin/statement.js`,
 * oracledb 26.0.0; test/unit/sandbox/syntax/statement-binds.test.ts holds them against the driver.
 */
export function readStatementText(sql: string): StatementText {
  return new StatementScan(sql).run();
}

/** One pass over a statement's characters (UTF-16 units, as in the driver). */
class StatementScan {
  readonly #sql: string;
  #at = 0;
  #kind: StatementKind | undefined;
  #returning: 'no' | 'keyword seen' | 'into seen' = 'no';
  readonly #binds: StatementBind[] = [];

  constructor(sql: string) {
    this.#sql = sql;
  }

  run(): StatementText {
    const sql = this.#sql;
    let wordStart = -1;
    let afterString = false;
    let before = '';
    while (this.#at < sql.length) {
      const character = sql.charAt(this.#at);
      const letter = isLetter(character);
      if (letter && wordStart < 0) wordStart = this.#at;
      else if (!letter && wordStart >= 0) {
        this.#word(sql.slice(wordStart, this.#at));
        wordStart = -1;
        if (this.#kind === 'ddl') break;
      }
      if (character === "'") {
        afterString = true;
        if (before === 'q' || before === 'Q') this.#skipQuotedLiteral();
        else this.#skipTo("'");
      } else if (!isSpace(character)) {
        if (character === '-') this.#skipLineComment();
        else if (character === '/') this.#skipBlockComment();
        else if (character === '"') this.#skipTo('"');
        else if (character === ':' && !afterString) this.#bind();
        afterString = false;
      }
      this.#at += 1;
      before = character;
    }
    return { kind: this.#kind ?? kindOf(sql.toUpperCase()), binds: this.#binds };
  }

  /** A run of letters has ended: it may be the first word, or one of those that make RETURNING … INTO. */
  #word(word: string): void {
    if (this.#kind === undefined) {
      this.#kind = kindOf(word.toUpperCase());
    } else if (this.#kind === 'dml' && this.#returning === 'no' && isWord(word, 'RETURNING', 'RETURN')) {
      this.#returning = 'keyword seen';
    } else if (this.#returning === 'keyword seen' && isWord(word, 'INTO')) {
      this.#returning = 'into seen';
    }
  }

  /** At a colon: a name, a number or a quoted name after it, blanks between. Stays at the colon if there is none. */
  #bind(): void {
    const sql = this.#sql;
    let start = this.#at + 1;
    while (start < sql.length && isSpace(sql.charAt(start))) start += 1;
    if (start >= sql.length) return;
    const first = sql.charAt(start);
    const position = this.#at;
    if (first === '"') {
      const close = sql.indexOf('"', start + 1);
      const end = close < 0 ? sql.length : close;
      if (close >= 0) this.#at = close;
      this.#addBind(sql.slice(start + 1, end), position);
      return;
    }
    const digits = isDigitCharacter(first);
    if (!digits && !isAlphabetic(first)) return;
    let end = start + 1;
    while (end < sql.length && (digits ? isDigitCharacter(sql.charAt(end)) : isNamePart(sql.charAt(end)))) end += 1;
    // a name at the very end is not stepped over, which nothing can notice
    if (end < sql.length) this.#at = end - 1;
    const name = sql.slice(start, end);
    this.#addBind(digits ? name : name.toUpperCase(), position);
  }

  #addBind(name: string, position: number): void {
    if (this.#kind === 'plsql' && this.#binds.some((bind) => bind.name === name)) return;
    this.#binds.push({ name, returning: this.#returning === 'into seen', position });
  }

  /** To the next such character, or to the end. */
  #skipTo(character: string): void {
    const close = this.#sql.indexOf(character, this.#at + 1);
    this.#at = close < 0 ? this.#sql.length : close;
  }

  /** At the quote of a q-literal. */
  #skipQuotedLiteral(): void {
    const opening = this.#sql.charAt(this.#at + 1);
    const closing = CLOSING.get(opening) ?? opening;
    const close = opening === '' ? -1 : this.#sql.indexOf(`${closing}'`, this.#at + 2);
    this.#at = close < 0 ? this.#sql.length : close + 1;
  }

  #skipLineComment(): void {
    if (this.#sql.charAt(this.#at + 1) !== '-') return;
    const lineEnd = this.#sql.indexOf('\n', this.#at + 2);
    this.#at = lineEnd < 0 ? this.#sql.length : lineEnd;
  }

  /** A comment that is never closed is read as if it were none. */
  #skipBlockComment(): void {
    if (this.#sql.charAt(this.#at + 1) !== '*') return;
    const close = this.#sql.indexOf('*/', this.#at + 2);
    if (close >= 0) this.#at = close + 1;
  }
}

function kindOf(keyword: string): StatementKind {
  return KINDS.get(keyword) ?? 'other';
}

function isWord(word: string, ...candidates: readonly string[]): boolean {
  return candidates.includes(word.toUpperCase());
}

function isSpace(character: string): boolean {
  const code = character.charCodeAt(0);
  return code < 128 ? isWhitespace(code) : ANY_SPACE.test(character);
}

function isLetter(character: string): boolean {
  const code = character.charCodeAt(0);
  return code < 128 ? isAsciiLetter(code) : ANY_LETTER.test(character);
}

function isAlphabetic(character: string): boolean {
  const code = character.charCodeAt(0);
  return code < 128 ? isAsciiLetter(code) : ANY_ALPHABETIC.test(character);
}

function isDigitCharacter(character: string): boolean {
  const code = character.charCodeAt(0);
  return code < 128 ? code >= 48 && code <= 57 : ANY_NUMBER.test(character);
}

function isNamePart(character: string): boolean {
  return (
    isLetter(character) || isDigitCharacter(character) || character === '$' || character === '_' || character === '#'
  );
}

function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

// Classes of one character, as the driver asks for them.
const ANY_SPACE = /\p{White_Space}/u;
const ANY_LETTER = /\p{L}/u;
const ANY_ALPHABETIC = /\p{Alpha}/u;
const ANY_NUMBER = /\p{N}/u;

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['{', '}'],
  ['(', ')'],
  ['<', '>'],
]);

const KINDS: ReadonlyMap<string, StatementKind> = new Map<string, StatementKind>([
  ['DECLARE', 'plsql'],
  ['CALL', 'plsql'],
  ['BEGIN', 'plsql'],
  ['SELECT', 'query'],
  ['WITH', 'query'],
  ['INSERT', 'dml'],
  ['UPDATE', 'dml'],
  ['DELETE', 'dml'],
  ['MERGE', 'dml'],
  ['ALTER', 'ddl'],
  ['CREATE', 'ddl'],
  ['DROP', 'ddl'],
  ['ANALYZE', 'ddl'],
  ['AUDIT', 'ddl'],
  ['COMMENT', 'ddl'],
  ['GRANT', 'ddl'],
  ['REVOKE', 'ddl'],
  ['TRUNCATE', 'ddl'],
]);
