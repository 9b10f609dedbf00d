import { scanToken, skipBlanks } from '../syntax/lexer/scan-token.js';
import type { Token } from '../syntax/lexer/token.js';
import { tokenize } from '../syntax/lexer/tokenize.js';
import { lineColumnOf } from '../syntax/text-position.js';
import { OracleError } from '../values/oracle-error.js';
import { ScriptError } from './script-error.js';
import type { ScriptItem, ScriptStatement, UnitHeader } from './script-item.js';
import { applySettings } from './script-settings.js';
import { argumentsOf, wordsOf } from './script-words.js';
import { findCommand, type SqlPlusCommand } from './sqlplus-commands.js';
import { readStatementHead } from './statement-head.js';
import { SubstitutionVariables, UndefinedVariableError } from './substitution-variables.js';

/**
 * Reads a script as SQL*Plus does: SQL ends at a semicolon or at a `/` on its own line, PL/SQL at the `/` only, and a
 * further `/` runs the statement before it once more. Strings and comments are told apart by the lexer of the
 * database. Other than in SQL*Plus a semicolon need not be the last character of its line, and blank lines may stand
 * inside of SQL. Commands of SQL*Plus are followed, ignored where they have no effect on what is loaded, or refused by name.
 * Substitution variables are replaced in statements and in commands that are followed, line by line before the lexer sees them.
 *
 * Items come one by one, so that a script that another one starts can define variables for the rest.
 * @param file named in statements and errors
 * @throws ScriptError
 */
export function splitScript(
  source: string,
  file: string,
  variables: SubstitutionVariables = new SubstitutionVariables(),
): Generator<ScriptItem, void, void> {
  return new ScriptSplitter(source, file, variables).items();
}

class ScriptSplitter {
  #source: string;
  readonly #file: string;
  readonly #variables: SubstitutionVariables;
  #at = 0;
  /** Up to here, the start of a line, variables have been replaced by their values. */
  #expandedTo = 0;
  #last: ScriptStatement | undefined;
  readonly #counted = { position: 0, line: 1 };

  constructor(source: string, file: string, variables: SubstitutionVariables) {
    this.#source = source.replaceAll('\r\n', '\n');
    this.#file = file;
    this.#variables = variables;
  }

  *items(): Generator<ScriptItem, void, void> {
    for (;;) {
      const item = this.#next();
      if (item === 'end') return;
      if (item === undefined) continue;
      if ('text' in item) this.#last = item;
      yield item;
      if (item.kind === 'exit') return;
    }
  }

  /** The next item; undefined for a command that was followed or ignored. */
  #next(): ScriptItem | 'end' | undefined {
    try {
      const start = skipBlanks(this.#source, this.#at);
      if (start >= this.#source.length) return 'end';
      if (this.#isAlone('/', start)) return this.#repeat(start);
      if (this.#source.startsWith('@', start))
        return this.#inclusion(start, this.#commandText(start, { expands: true }));
      if (this.#source.startsWith('!', start)) throw this.#refuse(start, 'HOST');
      this.#expandedTo = Math.max(this.#expandedTo, start);
      const { character } = this.#variables;
      if (character !== undefined && this.#source.startsWith(character, start)) this.#expandLine();
      const first = scanToken(this.#source, start, false);
      if (first.kind === 'word') {
        const command = findCommand(first.value, this.#wordAt(first.end));
        if (command !== undefined) return this.#command(command, start, first.end);
      }
      return this.#statement(start);
    } catch (error) {
      if (error instanceof UndefinedVariableError) throw this.#undefined(error);
      if (!(error instanceof OracleError)) throw error;
      const line = this.#lineOf(error.options.position ?? this.#at);
      throw new ScriptError(this.#file, line, error.fullText, { cause: error });
    }
  }

  #statement(start: number): ScriptStatement {
    const head = readStatementHead((position) => this.#scan(position), start);
    if (head.foreign !== undefined) throw this.#refuse(start, `CREATE ${head.foreign}`);
    let textEnd = start;
    let afterString = false;
    let at = start;
    for (;;) {
      const token = this.#scan(at, afterString);
      at = token.end;
      if (token.kind === 'end') throw this.#unended(start, head.endedBy);
      if (token.symbol === ';' && head.endedBy === 'semicolon') break;
      if (token.symbol === '/' && this.#isAlone('/', token.position)) break;
      if (token.symbol === '.' && this.#isAlone('.', token.position)) {
        throw this.#refuse(token.position, '. (end of the statement without running it)');
      }
      // after the SQL that a PL/SQL declaration begins, the semicolon is only SQL*Plus's
      if (token.symbol !== ';' || head.kind === 'plsql') textEnd = token.end;
      afterString = token.kind === 'string';
    }
    this.#at = at;
    const text = this.#source.slice(start, textEnd);
    const line = this.#lineOf(start);
    const unit: UnitHeader | undefined =
      head.unit === undefined ? undefined : { ...head.unit, line: this.#lineOf(head.unit.position) };
    return { kind: head.kind, text, file: this.#file, line, unit };
  }

  /** A `/` where no statement has begun. */
  #repeat(start: number): ScriptStatement {
    this.#at = start + 1;
    const line = this.#lineOf(start);
    if (this.#last === undefined)
      throw new ScriptError(this.#file, line, 'there is no statement before this / to run.');
    return { ...this.#last, line };
  }

  #command({ name, treatment, singleLine }: SqlPlusCommand, start: number, wordEnd: number): ScriptItem | undefined {
    const parameters = this.#commandText(wordEnd, { singleLine, expands: treatment !== 'ignored' });
    const words = wordsOf(parameters.toUpperCase());
    switch (treatment) {
      case 'ignored':
        return undefined;
      case 'setting': {
        const refused = applySettings(words, this.#variables);
        if (refused !== undefined) throw this.#refuse(start, refused.name);
        return undefined;
      }
      case 'error_policy':
        // files that cannot be read are an error whatever the script says
        if (words.includes('CONTINUE') && !words.includes('OSERROR'))
          throw this.#refuse(start, `WHENEVER ${words.join(' ')}`);
        return undefined;
      case 'column':
        if (words.some((word) => word.startsWith('NEW_V') || word.startsWith('OLD_V')))
          throw this.#refuse(start, `COLUMN with ${words.find((word) => word.startsWith('NEW_V')) ?? 'OLD_VALUE'}`);
        return undefined;
      case 'define':
        this.#define(start, parameters);
        return undefined;
      case 'undefine':
        for (const variable of wordsOf(parameters)) this.#variables.undefine(variable);
        return undefined;
      case 'exit':
        if (!words.every((word) => HARMLESS_EXIT.has(word))) throw this.#refuse(start, `${name} ${words.join(' ')}`);
        return { kind: 'exit' };
      case 'execute':
        return this.#execute(start, parameters);
      case 'inclusion':
        return this.#inclusion(start, parameters);
      case 'refused':
        throw this.#refuse(start, name);
    }
  }

  /** `EXECUTE orders_api.reset(1)` is a block with that one statement. */
  #execute(start: number, parameters: string): ScriptStatement {
    const tokens = tokenize(parameters).filter(({ kind, symbol }) => kind !== 'end' && symbol !== ';');
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (first === undefined || last === undefined) {
      throw new ScriptError(this.#file, this.#lineOf(start), 'EXECUTE without a statement to execute.');
    }
    const text = `BEGIN ${parameters.slice(first.position, last.end)}; END;`;
    return { kind: 'plsql', text, file: this.#file, line: this.#lineOf(start), unit: undefined };
  }

  /** `DEFINE name = value`; without a value it shows what there is. */
  #define(start: number, parameters: string): void {
    const equals = parameters.indexOf('=');
    if (equals < 0) return;
    const name = parameters.slice(0, equals).trim();
    const [value, ...more] = argumentsOf(parameters.slice(equals + 1));
    if (wordsOf(name).length === 1 && value !== undefined && more.length === 0) {
      this.#variables.define(name, value);
      return;
    }
    const problem = 'DEFINE takes a name and one value: DEFINE name = value.';
    throw new ScriptError(this.#file, this.#lineOf(start), `${problem} Put quotes around a value with blanks in it.`);
  }

  #inclusion(start: number, parameters: string): ScriptItem {
    const besideScript = parameters.startsWith('@@');
    const given = parameters.startsWith('@') ? parameters.slice(besideScript ? 2 : 1) : parameters;
    const [path, ...values] = argumentsOf(given);
    const line = this.#lineOf(start);
    if (path === undefined) throw new ScriptError(this.#file, line, 'the name of the script to start is missing.');
    return { kind: 'inclusion', path, values, besideScript, line };
  }

  /** The rest of a command: to the end of the line, and of the next one where a hyphen joins it. */
  #commandText(from: number, { singleLine = false, expands = false }): string {
    const lines: string[] = [];
    let at = from;
    for (;;) {
      this.#expandedTo = Math.max(this.#expandedTo, at);
      if (expands && this.#expandedTo <= at) this.#expandLine();
      const lineEnd = this.#lineEnd(at);
      const line = this.#source.slice(at, lineEnd).trim();
      at = Math.min(lineEnd + 1, this.#source.length);
      this.#at = at;
      const continued = !singleLine && line.endsWith('-') && at < this.#source.length;
      lines.push(continued ? line.slice(0, -1) : line);
      if (!continued) return lines.join('\n').trim();
    }
  }

  /** The word on the same line, upper case. */
  #wordAt(position: number): string {
    const [word = ''] = wordsOf(this.#source.slice(position, this.#lineEnd(position)));
    return word.toUpperCase();
  }

  /** The token at a position, with the values of variables in all of its lines. */
  #scan(position: number, afterString = false): Token {
    for (;;) {
      const token = scanToken(this.#source, position, afterString);
      if (token.end <= this.#expandedTo || this.#expandedTo >= this.#source.length) return token;
      this.#expandLine();
    }
  }

  /** Replaces the variables of the next line, wherever they stand, be it in a string or a comment. @throws UndefinedVariableError */
  #expandLine(): void {
    const start = this.#expandedTo;
    const end = this.#lineEnd(start);
    const line = this.#source.slice(start, end);
    const expanded = this.#variables.expand(line);
    if (expanded !== line) this.#source = this.#source.slice(0, start) + expanded + this.#source.slice(end);
    this.#expandedTo = Math.min(start + expanded.length + 1, this.#source.length);
  }

  #undefined({ message }: UndefinedVariableError): ScriptError {
    const cure = 'Write DEFINE name = value before it, or SET DEFINE OFF if the character is meant as it stands.';
    return new ScriptError(this.#file, this.#lineOf(this.#expandedTo), `${message}. ${cure}`);
  }

  /** Whether nothing but blanks shares the character's line. */
  #isAlone(character: string, position: number): boolean {
    if (!this.#source.startsWith(character, position)) return false;
    const lineStart = this.#source.lastIndexOf('\n', position - 1) + 1;
    const before = position === 0 ? '' : this.#source.slice(lineStart, position);
    return isBlank(before) && isBlank(this.#source.slice(position + 1, this.#lineEnd(position)));
  }

  #lineEnd(position: number): number {
    const lineEnd = this.#source.indexOf('\n', position);
    return lineEnd < 0 ? this.#source.length : lineEnd;
  }

  /** Counts on from the last question: scripts are long and are asked about from start to end. */
  #lineOf(position: number): number {
    const counted = this.#counted;
    if (position < counted.position) return lineColumnOf(this.#source, position).line;
    for (let at = counted.position; at < position; at += 1)
      if (this.#source.charCodeAt(at) === NEW_LINE) counted.line += 1;
    counted.position = position;
    return counted.line;
  }

  #refuse(position: number, command: string): ScriptError {
    return new ScriptError(
      this.#file,
      this.#lineOf(position),
      `${command} is not supported in scripts. ${CURES[command] ?? ''}`.trim(),
    );
  }

  #unended(start: number, endedBy: 'semicolon' | 'slash'): ScriptError {
    const missing =
      endedBy === 'slash' ? 'is PL/SQL and is not ended by a / on its own line' : 'is not ended by a semicolon';
    return new ScriptError(this.#file, this.#lineOf(start), `the statement that begins here ${missing}.`);
  }
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** What a person can write instead. */
const CURES: Readonly<Record<string, string>> = {
  CONNECT: 'Qualify names with their schema, or write ALTER SESSION SET CURRENT_SCHEMA = name.',
};

/** Ways to end a script that commit, as its end does. */
const HARMLESS_EXIT: ReadonlySet<string> = new Set(['SUCCESS', 'COMMIT', '0', 'SQL.SQLCODE', ';']);

const NEW_LINE = 10;
