import { lineColumnOf } from '../syntax/text-position.js';
import { hidePasswords } from './hide-passwords.js';

/** A script that cannot be loaded. The message is one paragraph: which file, which line, what is wrong, what to do. */
export class ScriptError extends Error {
  override readonly name: string = 'ScriptError';
  /** As it was given, or found in a folder that was given. */
  readonly file: string;
  /** From 1; undefined when the file as a whole is at fault. */
  readonly line: number | undefined;

  constructor(file: string, line: number | undefined, problem: string, options?: { readonly cause: unknown }) {
    super(`${file}${line === undefined ? '' : `, line ${line}`}: ${problem}`, options);
    this.file = file;
    this.line = line;
  }
}

/** A statement of a script that the database refused, or a unit that was compiled with errors. `cause` is the database's error. */
export class ScriptStatementError extends ScriptError {
  override readonly name = 'ScriptStatementError';
  /** The statement as it was sent, without the passwords in it. */
  readonly statement: string;

  /** @param options `position`: 0-based offset of the fault in the statement, where it is known */
  constructor(
    file: string,
    line: number,
    statement: string,
    problem: string,
    options: { readonly cause?: unknown; readonly position?: number | undefined } = {},
  ) {
    const { cause, position = 0 } = options;
    const shown = hidePasswords(statement);
    const lines = [`${problem}\nThe statement begins: ${lineOf(shown, 1)}`];
    const { line: faulty } = lineColumnOf(statement, position);
    if (faulty > 1) lines.push(`The error is in its line ${faulty}: ${lineOf(shown, faulty)}`);
    super(file, line, lines.join('\n'), cause === undefined ? undefined : { cause });
    this.statement = shown;
  }
}

function lineOf(statement: string, line: number): string {
  return (statement.split('\n')[line - 1] ?? '').trim();
}
