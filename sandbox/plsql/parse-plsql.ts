import type { Token } from '../syntax/lexer/token.js';
import { tokenize } from '../syntax/lexer/tokenize.js';
import { SQL_GRAMMAR } from '../syntax/parser/sql-grammar.js';
import { TokenCursor } from '../syntax/parser/token-cursor.js';
import type { PlsqlUnit } from './ast/unit.js';
import type { CompilationSettings } from './conditional/compilation-settings.js';
import { selectTokens } from './conditional/select-tokens.js';
import { PlsqlCursor } from './parser/plsql-cursor.js';
import type { PlsqlGrammar } from './parser/plsql-grammar.js';
import { parseBody } from './statements/parse-block.js';
import { parseStatements } from './statements/parse-statements.js';
import { parseAnonymousBlock } from './units/parse-anonymous-block.js';
import { parseCallUnit } from './units/parse-call-unit.js';
import { parseCreateUnit } from './units/parse-create-unit.js';

/**
 * Parses an anonymous block, a CALL, or CREATE of a stored unit, nothing but blanks and comments after it.
 * @param settings what conditional compilation may ask about
 * @param all the source's tokens, if they are at hand
 * @throws PlsqlSyntaxError (ORA-06550) for a block; a stored unit with an error is returned as `malformed_unit`
 * @throws OracleError of SQL for a CALL; NotSupportedError for what the sandbox does not know
 */
export function parsePlsql(
  source: string,
  settings: CompilationSettings,
  all: readonly Token[] = tokenize(source),
): PlsqlUnit {
  const { tokens, fault } = selectTokens(all, settings);
  const [first] = tokens;
  if (first?.symbol === 'CALL') return parseCallUnit(new TokenCursor(source, tokens, 'sql', SQL_GRAMMAR));
  const cursor = new PlsqlCursor(source, tokens, PLSQL_GRAMMAR, fault);
  if (first?.symbol === 'CREATE') return parseCreateUnit(cursor);
  cursor.refuseFault();
  const block = parseAnonymousBlock(cursor);
  if (cursor.token.kind !== 'end') throw cursor.unexpected(900);
  return block;
}

/** Whether a text is PL/SQL: a block, a CALL, or CREATE of a unit written in PL/SQL. */
export function startsPlsql(tokens: readonly Token[]): boolean {
  const symbol = (index: number): string => tokens[index]?.symbol ?? '';
  if (symbol(0) !== 'CREATE') return STARTS.has(symbol(0));
  let at = 1;
  if (symbol(at) === 'OR' && symbol(at + 1) === 'REPLACE') at += 2;
  if (symbol(at) === 'EDITIONABLE' || symbol(at) === 'NONEDITIONABLE') at += 1;
  return UNIT_KINDS.has(symbol(at));
}

const PLSQL_GRAMMAR: PlsqlGrammar = { statements: parseStatements, body: parseBody };
const STARTS: ReadonlySet<string> = new Set(['BEGIN', 'DECLARE', 'CALL', '<<']);
const UNIT_KINDS: ReadonlySet<string> = new Set(['PACKAGE', 'PROCEDURE', 'FUNCTION', 'TRIGGER', 'TYPE']);
