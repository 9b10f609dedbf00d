import type { Identifier } from '../../syntax/ast/name.js';
import type { Block, PlsqlStatement } from '../ast/statement.js';
import type { PlsqlCursor } from './plsql-cursor.js';

/**
 * The rules of PL/SQL that refer to each other in a circle: blocks contain subprograms, subprograms are blocks. They
 * reach each other through the cursor, as those of SQL do; `parse-plsql.ts` ties the knot.
 */
export interface PlsqlGrammar {
  /** At least one statement, up to the word that ends the sequence. */
  statements(cursor: PlsqlCursor): PlsqlStatement[];
  /** What follows IS: declarations, BEGIN … END. @param names what may stand after END */
  body(cursor: PlsqlCursor, names: readonly Identifier[]): Block;
}
