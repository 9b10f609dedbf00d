import { isWhitespace } from '../syntax/lexer/characters.js';
import { scanToken, skipBlanks } from '../syntax/lexer/scan-token.js';
import { tokenize } from '../syntax/lexer/tokenize.js';
import { lineColumnOf } from '../syntax/text-position.js';
import { OracleError } from '../values/oracle-error.js';
import { ScriptError } from './script-error.js';
import type { ScriptItem, ScriptStatement, UnitHeader } from './script-item.js';
import { applySettings, type ScriptSettings } from './script-settings.js';
import { findCommand, type SqlPlusCommand } from './sqlplus-commands.js';
import { readStatementHead } from './statement-head.js';

/**
 * Reads a script as SQL*Plus does: SQL ends at a semicolon or at a `/` on its own line, PL/SQL at the `/` only, and a
 * further `/` runs the statement before it once more. Strings and comments are told apart by the lexer of the
 * database. Other than in SQL*Plus a semicolon need not be the last character of its line, and blank lines may stand
 * inside of SQL. Commands of SQL*Plus are followed, ignored where they have no effect on what is loaded, or refused by name.
 *
 * Items come one by one, so that a script that another one starts can change the settings for the rest.
 * @param file named in statements and errors
 * @throws ScriptError
 */
export function splitScript(
  source: string,
  file: string,
  settings: ScriptSettings = { substitution: true },
): Generator<ScriptItem, void, void> {
  return new ScriptSplitter(source, file, settings).items();
}

class ScriptSplitter {
  readonly #source: string;
  readonly #file: string;
  readonly #settings: ScriptSettings;
  #at = 0;
  #last: ScriptStatement | undefined;
  readonly #counted = { position: 0, line: 1 };

  constructor(source: string, file: string, settings: ScriptSettings) {
    this.#source = source.replaceAll('\r\n', '\n');
    this.#file = file;
    this.#settings = settings;
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
      if (this.#source.startsWith('@', start)) return this.#inclusion(start, this.#commandText(start, false));
      if (this.#source.startsWith('!', start)) throw this.#refuse(start, 'HOST');
      const first = scanToken(this.#source, start, false);
      if (first.kind === 'word') {
        const command = findCommand(first.value, this.#wordAt(first.end));
        if (command !== undefined) return this.#command(command, start, first.end);
      }
      return this.#statement(start);
    } catch (error) {
      if (!(error instanceof OracleError)) throw error;
      const line = this.#lineOf(error.options.position ?? this.#at);
      throw new ScriptError(this.#file, line, error.fullText, { cause: error });
    }
  }

  #statement(start: number): ScriptStatement {
    const head = readStatementHead(this.#source, start);
    if (head.foreign !== undefined) throw this.#refuse(start, `CREATE ${head.foreign}`);
    let textEnd = start;
    let afterString = false;
    let at = start;
    for (;;) {
      const token = scanToken(this.#source, at, afterString);
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
    this.#requireNoSubstitution(start, text.length);
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
    const parameters = this.#commandText(wordEnd, singleLine);
    const words = wordsOf(parameters.toUpperCase());
    switch (treatment) {
      case 'ignored':
        return undefined;
      case 'setting': {
        const refused = applySettings(words, this.#settings);
        if (refused !== undefined) throw this.#refuse(start, refused.name);
        return undefined;
      }
      case 'error_policy':
        if (words.includes('CONTINUE')) throw this.#refuse(start, `WHENEVER ${words.join(' ')}`);
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
    this.#requireNoSubstitution(start, this.#at - start);
    const text = `BEGIN ${parameters.slice(first.position, last.end)}; END;`;
    return { kind: 'plsql', text, file: this.#file, line: this.#lineOf(start), unit: undefined };
  }

  #inclusion(start: number, parameters: string): ScriptItem {
    const besideScript = parameters.startsWith('@@');
    const given = parameters.startsWith('@') ? parameters.slice(besideScript ? 2 : 1) : parameters;
    const quoted = given.trim();
    const [path = '', ...values] = quoted.startsWith('"') ? [quoted.split('"')[1]] : wordsOf(quoted);
    if (values.some((value) => value !== ';')) throw this.#refuse(start, '@file with arguments');
    if (path === '')
      throw new ScriptError(this.#file, this.#lineOf(start), 'the name of the script to start is missing.');
    const line = this.#lineOf(start);
    return { kind: 'inclusion', path: path.endsWith(';') ? path.slice(0, -1) : path, besideScript, line };
  }

  /** The rest of a command: to the end of the line, and of the next one where a hyphen joins it. */
  #commandText(from: number, singleLine: boolean): string {
    const lines: string[] = [];
    let at = from;
    for (;;) {
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

  /** SQL*Plus replaces `&name` wherever it stands in a statement, be it in a string or a comment. */
  #requireNoSubstitution(start: number, length: number): void {
    if (!this.#settings.substitution) return;
    const end = start + length;
    for (let at = this.#source.indexOf('&', start); at >= 0 && at < end; at = this.#source.indexOf('&', at + 1)) {
      const next = this.#source.charAt(at + 1);
      if (next === '' || next === '&' || isNameCharacter(next)) {
        const problem = `the substitution variable & before "${next}" is not supported.`;
        const cure = 'Write SET DEFINE OFF at the top of the script if the ampersand is meant as it stands.';
        throw new ScriptError(this.#file, this.#lineOf(at), `${problem} ${cure}`);
      }
    }
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

function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  let word = '';
  for (const character of `${text} `) {
    if (!isWhitespace(character.charCodeAt(0))) word += character;
    else if (word !== '') {
      words.push(word);
      word = '';
    }
  }
  return words;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function isNameCharacter(character: string): boolean {
  return (
    character === '_' || character.toUpperCase() !== character.toLowerCase() || (character >= '0' && character <= '9')
  );
}

/** What a person can write instead. */
const CURES: Readonly<Record<string, string>> = {
  CONNECT: 'Qualify names with their schema, or write ALTER SESSION SET CURRENT_SCHEMA = name.',
  DEFINE: 'Write the values where they are needed.',
};

/** Ways to end a script that commit, as its end does. */
const HARMLESS_EXIT: ReadonlySet<string> = new Set(['SUCCESS', 'COMMIT', '0', 'SQL.SQLCODE', ';']);

const NEW_LINE = 10;
