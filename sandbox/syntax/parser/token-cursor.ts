import { NotSupportedError, type OracleError } from '../../values/oracle-error.js';
import type { IntoClause } from '../ast/dml.js';
import type { Token } from '../lexer/token.js';
import {
  embeddedSqlErrorText,
  PlsqlSyntaxError,
  type SqlErrorCode,
  sqlSyntaxError,
  unexpectedSymbolText,
} from '../syntax-error.js';
import type { Grammar } from './grammar.js';
import { PLSQL_RESERVED_WORDS, SQL_RESERVED_WORDS } from './reserved-words.js';

/** Whose statement is parsed: PL/SQL reports errors its own way and reserves other words, except in SQL inside it. */
export type Dialect = 'sql' | 'plsql';

/** A place in the tokens of one source, moving forward. */
export class TokenCursor {
  readonly source: string;
  readonly dialect: Dialect;
  readonly grammar: Grammar;
  /** Where line 1 of the unit begins, for PL/SQL's error messages. */
  origin = 0;
  /** Whether a SELECT that is parsed now may have an INTO: it is a statement of PL/SQL. */
  takesInto = false;
  /** The INTO of the SELECT that was parsed last, for the statement around it to take. */
  into: IntoClause | undefined;
  readonly #tokens: readonly Token[];
  readonly #last: Token;
  #index = 0;
  #inSql: boolean;

  /** @param tokens the last is of kind `end` */
  constructor(source: string, tokens: readonly Token[], dialect: Dialect, grammar: Grammar) {
    this.source = source;
    this.dialect = dialect;
    this.grammar = grammar;
    this.#tokens = tokens;
    this.#inSql = dialect === 'sql';
    this.#last = tokens[tokens.length - 1] ?? END;
  }

  get token(): Token {
    return this.#tokens[this.#index] ?? this.#last;
  }

  /** The start of the current token. */
  get position(): number {
    return this.token.position;
  }

  /** Where the token before the current one ends: the end of a node that has just been parsed. */
  get lastEnd(): number {
    return this.#index === 0 ? 0 : (this.#tokens[this.#index - 1]?.end ?? 0);
  }

  get inSql(): boolean {
    return this.#inSql;
  }

  peek(distance = 1): Token {
    return this.#tokens[this.#index + distance] ?? this.#last;
  }

  advance(): Token {
    const { token } = this;
    this.#index += 1;
    return token;
  }

  /** Whether the current token is this keyword or operator. */
  at(symbol: string): boolean {
    return this.token.symbol === symbol;
  }

  atAny(symbols: ReadonlySet<string>): boolean {
    return symbols.has(this.token.symbol);
  }

  /** Whether the coming tokens are these keywords or operators. */
  atSequence(...symbols: readonly string[]): boolean {
    return symbols.every((symbol, distance) => this.peek(distance).symbol === symbol);
  }

  accept(symbol: string): boolean {
    if (this.token.symbol !== symbol) return false;
    this.#index += 1;
    return true;
  }

  acceptSequence(...symbols: readonly string[]): boolean {
    if (!this.atSequence(...symbols)) return false;
    this.#index += symbols.length;
    return true;
  }

  /** Takes one of the symbols and returns it, or returns undefined. */
  acceptAny<T extends string>(...symbols: readonly T[]): T | undefined {
    const { symbol } = this.token;
    const found = symbols.find((candidate) => candidate === symbol);
    if (found !== undefined) this.#index += 1;
    return found;
  }

  /** Takes the symbol. @throws the dialect's error for its absence */
  expect(symbol: string, code: SqlErrorCode = MISSING_SYMBOL.get(symbol) ?? 905): Token {
    if (this.token.symbol !== symbol) throw this.unexpected(code, symbol);
    return this.advance();
  }

  expectSequence(...symbols: readonly string[]): void {
    for (const symbol of symbols) this.expect(symbol);
  }

  expectAny<T extends string>(code: SqlErrorCode, ...symbols: readonly T[]): T {
    const found = this.acceptAny(...symbols);
    if (found === undefined) throw this.unexpected(code, ...symbols);
    return found;
  }

  /** Whether a token can name something here: quoted, or a word that is not reserved. */
  isIdentifier(token: Token = this.token): boolean {
    if (token.kind === 'word') {
      return !(this.#inSql ? SQL_RESERVED_WORDS : PLSQL_RESERVED_WORDS).has(token.symbol);
    }
    return token.kind === 'quoted_identifier';
  }

  /** `parse` separated by commas, at least one. */
  list<T>(parse: () => T): T[] {
    const items = [parse()];
    while (this.accept(',')) items.push(parse());
    return items;
  }

  /** `( … )` around what `parse` takes. */
  parenthesized<T>(parse: () => T): T {
    this.expect('(');
    const inner = parse();
    this.expect(')');
    return inner;
  }

  /** Parses SQL that stands in PL/SQL: its words and its errors are SQL's. */
  withinSql<T>(parse: () => T): T {
    return this.#within(true, parse);
  }

  /** Parses what is PL/SQL's again inside SQL (the targets of INTO). */
  withinPlsql<T>(parse: () => T): T {
    return this.#within(this.dialect === 'sql', parse);
  }

  /** The error for the current token. `expected` is what PL/SQL's message lists. */
  unexpected(code: SqlErrorCode, ...expected: readonly string[]): OracleError {
    const { token } = this;
    if (this.dialect === 'sql') {
      return sqlSyntaxError(INVALID_CHARACTERS.has(token.symbol) ? 911 : code, token.position);
    }
    const written = token.kind === 'end' ? undefined : this.source.slice(token.position, token.end);
    const text = this.#inSql
      ? embeddedSqlErrorText(INVALID_CHARACTERS.has(token.symbol) ? 911 : code)
      : unexpectedSymbolText(token.kind === 'word' ? token.symbol : written, expected);
    return new PlsqlSyntaxError(text, this.source, token.position, this.origin);
  }

  /** @param feature in Oracle's words */
  notSupported(feature: string): NotSupportedError {
    return new NotSupportedError(feature, this.position);
  }

  #within<T>(inSql: boolean, parse: () => T): T {
    const before = this.#inSql;
    this.#inSql = inSql;
    try {
      return parse();
    } finally {
      this.#inSql = before;
    }
  }
}

const END: Token = { kind: 'end', symbol: '', value: '', spelling: '', modifier: undefined, position: 0, end: 0 };

/** What SQL says when a symbol is missing; 905 "missing keyword" for the rest. */
const MISSING_SYMBOL: ReadonlyMap<string, SqlErrorCode> = new Map<string, SqlErrorCode>([
  ['(', 906],
  [')', 907],
  [',', 917],
  ['=', 927],
  ['BY', 924],
  ['FROM', 923],
  ['INTO', 925],
  ['NULL', 908],
  ['ON', 969],
  ['SELECT', 928],
  ['SET', 971],
  ['TO', 946],
  ['VALUES', 926],
  ['WITH', 970],
  ['IN', 1738],
  ['INDEX', 968],
]);

/** Characters that begin no token of SQL. */
const INVALID_CHARACTERS: ReadonlySet<string> = new Set('&?!^~|\\`{}[]_%$#:'.split(''));
