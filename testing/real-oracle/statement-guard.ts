import { ScriptError } from '../../sandbox/scripts/script-error.js';
import type { ScriptStatement } from '../../sandbox/scripts/script-item.js';
import { StatementTokens, type WrittenName } from './statement-tokens.js';

/** Kinds of object that live in a schema. */
const SCHEMA_OBJECTS: ReadonlySet<string> = new Set([
  'FUNCTION',
  'INDEX',
  'PACKAGE',
  'PROCEDURE',
  'SEQUENCE',
  'SYNONYM',
  'TABLE',
  'TRIGGER',
  'TYPE',
  'VIEW',
]);

/** What stands where a table's name would: `DELETE FROM ONLY (erp.orders)`. */
const NOT_A_TABLE: ReadonlySet<string> = new Set(['ONLY', 'TABLE', 'THE']);

/** Session parameters that concern nobody else: CONTAINER, for one, would be another database. */
const OWN_PARAMETERS = ['CURRENT_SCHEMA', 'NLS_', 'PLSCOPE_SETTINGS', 'PLSQL_', 'TIME_ZONE'];

/**
 * Lets those statements of scripts pass that can touch nothing but certain users and what is in their schemas. It knows what is
 * allowed, not what is dangerous: all that it does not know is refused. Statements must come in the order in which they run.
 */
export class StatementGuard {
  readonly #users: ReadonlySet<string>;
  /** Unqualified names are in the schema of one of the users. */
  #inOwnSchema = false;

  constructor(users: ReadonlySet<string>) {
    this.#users = users;
  }

  /**
   * @returns the user that the statement creates, if it does
   * @throws ScriptError
   */
  check({ file, line, text }: ScriptStatement): string | undefined {
    const tokens = new StatementTokens(text);
    const verdict = this.#judge(tokens);
    if (verdict.refused === undefined) return verdict.creates;
    const users = [...this.#users].join(', ');
    const rule = `On a real Oracle, scripts of tests may touch nothing but the users ${users} and their schemas`;
    throw new ScriptError(file, line, `${verdict.refused}. ${rule}.`);
  }

  #judge(tokens: StatementTokens): Verdict {
    const { symbol } = tokens.advance();
    switch (symbol) {
      case 'CREATE':
        tokens.skip(
          'OR',
          'REPLACE',
          'NO',
          'FORCE',
          'EDITIONABLE',
          'NONEDITIONABLE',
          'GLOBAL',
          'TEMPORARY',
          'UNIQUE',
          'BITMAP',
        );
        return this.#definition(symbol, tokens);
      case 'ALTER':
        return tokens.accept('SESSION') ? this.#alterSession(tokens) : this.#definition(symbol, tokens);
      case 'DROP':
      case 'TRUNCATE':
        return this.#definition(symbol, tokens);
      case 'COMMENT':
        return this.#comment(tokens);
      case 'GRANT':
        return this.#grant('TO', tokens);
      case 'REVOKE':
        return this.#grant('FROM', tokens);
      case 'INSERT':
      case 'MERGE':
        return tokens.accept('INTO')
          ? this.#owned(symbol, tokens.name())
          : refused(`${symbol} without INTO is refused`);
      case 'DELETE':
        tokens.skip('FROM');
        return this.#owned(symbol, tokens.name());
      case 'UPDATE':
        return this.#owned(symbol, tokens.name());
      case 'COMMIT':
      case 'ROLLBACK':
      case 'SAVEPOINT':
        return PASSED;
      case 'BEGIN':
      case 'DECLARE':
      case '<<':
        return refused('an anonymous block is refused');
      default:
        return refused(`${symbol} is refused`);
    }
  }

  /** CREATE, ALTER, DROP or TRUNCATE, the words up to the kind of object read. */
  #definition(verb: string, tokens: StatementTokens): Verdict {
    if (tokens.accept('MATERIALIZED') && tokens.token.symbol !== 'VIEW')
      return refused(`${verb} MATERIALIZED is refused`);
    const kind = tokens.advance().symbol;
    if (kind === 'USER') return this.#user(verb, tokens);
    const what = `${verb} ${kind}`;
    if (!SCHEMA_OBJECTS.has(kind)) return refused(`${what} is refused`);
    if (kind === 'PACKAGE' || kind === 'TYPE') tokens.skip('BODY');
    tokens.skip('IF', 'NOT', 'EXISTS');
    const verdict = this.#owned(what, tokens.name());
    if (verdict.refused !== undefined) return verdict;
    if (tokens.includes('EXCHANGE')) return refused(`${what} … EXCHANGE is refused`);
    const hasTable = verb === 'CREATE' && (kind === 'INDEX' || kind === 'TRIGGER');
    return hasTable ? this.#tableOf(what, tokens) : PASSED;
  }

  /** The table of an index or trigger, after ON. */
  #tableOf(what: string, tokens: StatementTokens): Verdict {
    if (!tokens.moveBehind('ON')) return refused(`${what} without a table is refused`);
    const on = tokens.token.symbol;
    if (['CLUSTER', 'DATABASE', 'NESTED', 'PLUGGABLE', 'SCHEMA'].includes(on))
      return refused(`${what} … ON ${on} is refused`);
    return this.#owned(what, tokens.name());
  }

  #user(verb: string, tokens: StatementTokens): Verdict {
    tokens.skip('IF', 'NOT', 'EXISTS');
    const names = tokens.names();
    const through = tokens.moveBehind('THROUGH') ? tokens.names() : [];
    const foreign = [...names, ...through].find((name) => !this.#users.has(name));
    if (foreign !== undefined) return refused(`${verb} USER with ${foreign} is refused`);
    return { refused: undefined, creates: verb === 'CREATE' ? names[0] : undefined };
  }

  #alterSession(tokens: StatementTokens): Verdict {
    if (!tokens.accept('SET')) return refused('ALTER SESSION other than SET is refused');
    while (!tokens.atEnd) {
      const parameter = tokens.advance().value;
      if (!tokens.accept('=') || !OWN_PARAMETERS.some((own) => parameter.startsWith(own))) {
        return refused(`ALTER SESSION SET ${parameter} is refused`);
      }
      const { value } = tokens.advance();
      if (parameter !== 'CURRENT_SCHEMA') continue;
      if (!this.#users.has(value)) return refused(`ALTER SESSION SET CURRENT_SCHEMA = ${value} is refused`);
      this.#inOwnSchema = true;
    }
    return PASSED;
  }

  #comment(tokens: StatementTokens): Verdict {
    tokens.skip('ON');
    const kind = tokens.advance().symbol;
    const name = tokens.name();
    if (kind === 'TABLE') return this.#owned('COMMENT ON TABLE', name);
    if (kind !== 'COLUMN' || name === undefined) return refused(`COMMENT ON ${kind} is refused`);
    return this.#owned('COMMENT ON COLUMN', { ...name, parts: name.parts.slice(0, -1) });
  }

  /** To users of ours anything may be granted: it is gone with them. What is in their schemas may be granted to PUBLIC. */
  #grant(preposition: 'TO' | 'FROM', tokens: StatementTokens): Verdict {
    const what = preposition === 'TO' ? 'GRANT' : 'REVOKE';
    let object: WrittenName | undefined;
    let depth = 0;
    while (!tokens.atEnd && (depth > 0 || !tokens.accept(preposition))) {
      if (depth === 0 && tokens.accept('ON')) {
        const name = tokens.name();
        // what is not followed by the grantees is a kind: ON DIRECTORY files
        object = tokens.token.symbol === preposition ? name : undefined;
        continue;
      }
      const { symbol } = tokens.advance();
      if (symbol === '(') depth += 1;
      else if (symbol === ')') depth -= 1;
    }
    for (const grantee of tokens.names()) {
      if (this.#users.has(grantee)) continue;
      const own = grantee === 'PUBLIC' && object !== undefined && this.#owned(what, object).refused === undefined;
      if (!own) return refused(`${what} ${preposition} ${grantee} is refused`);
    }
    return PASSED;
  }

  /** Passes a name in the schema of one of the users. */
  #owned(what: string, name: WrittenName | undefined): Verdict {
    if (name === undefined) return refused(`${what} of what is no name is refused`);
    const [schema = ''] = name.parts;
    const shown = name.parts.join('.');
    if (name.remote) return refused(`${what} of ${shown} in another database is refused`);
    if (name.parts.length > 1) {
      return this.#users.has(schema) ? PASSED : refused(`${what} of ${shown} is refused`);
    }
    if (NOT_A_TABLE.has(schema)) return refused(`${what} ${schema} is refused`);
    return this.#inOwnSchema
      ? PASSED
      : refused(`${what} of ${shown}, which is not qualified with a schema, is refused`);
  }
}

type Verdict = { readonly refused: string } | { readonly refused: undefined; readonly creates: string | undefined };

const PASSED: Verdict = { refused: undefined, creates: undefined };

function refused(reason: string): Verdict {
  return { refused: reason };
}
