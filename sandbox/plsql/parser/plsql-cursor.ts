import type { Token } from '../../syntax/lexer/token.js';
import { SQL_GRAMMAR } from '../../syntax/parser/sql-grammar.js';
import { TokenCursor } from '../../syntax/parser/token-cursor.js';
import { PlsqlSyntaxError } from '../../syntax/syntax-error.js';
import type { DirectiveFault } from '../conditional/select-tokens.js';
import type { PlsqlGrammar } from './plsql-grammar.js';

/** A place in the tokens of a PL/SQL unit. */
export class PlsqlCursor extends TokenCursor {
  readonly plsql: PlsqlGrammar;
  readonly #fault: DirectiveFault | undefined;

  /** @param fault the tokens end there */
  constructor(source: string, tokens: readonly Token[], plsql: PlsqlGrammar, fault: DirectiveFault | undefined) {
    super(source, tokens, 'plsql', SQL_GRAMMAR);
    this.plsql = plsql;
    this.#fault = fault;
  }

  /** @throws PlsqlSyntaxError for what conditional compilation found wrong */
  refuseFault(): void {
    if (this.#fault !== undefined) throw this.error(this.#fault.text, this.#fault.position);
  }

  /** An error other than a wrong symbol. @param text `PLS-00428: an INTO clause is expected …` */
  error(text: string, position: number): PlsqlSyntaxError {
    return new PlsqlSyntaxError(text, this.source, position, this.origin);
  }

  /** PLS-00103 for the current token. @param expected what Oracle lists in its place */
  unexpectedSymbol(expected: readonly string[]): Error {
    return this.unexpected(900, ...expected);
  }
}
