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
  /** The statement as it was sent. */
  readonly statement: string;

  constructor(file: string, line: number, statement: string, problem: string, options?: { readonly cause: unknown }) {
    const [firstLine = ''] = statement.split('\n');
    super(file, line, `${problem}\nThe statement begins: ${firstLine.trimEnd()}`, options);
    this.statement = statement;
  }
}
