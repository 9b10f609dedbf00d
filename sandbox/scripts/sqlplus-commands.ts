/**
 * How a script's command is taken: `ignored` has no effect on what is loaded; `refused` would have one that this loader
 * does not give.
 */
type CommandTreatment =
  | 'ignored'
  | 'setting'
  | 'error_policy'
  | 'column'
  | 'define'
  | 'undefine'
  | 'exit'
  | 'execute'
  | 'inclusion'
  | 'refused';

export interface SqlPlusCommand {
  readonly name: string;
  readonly treatment: CommandTreatment;
  /** The command ends with its line, even if that ends in a hyphen. */
  readonly singleLine: boolean;
}

/** SQL statements that begin as the command SET does. */
const SQL_AFTER_SET: ReadonlySet<string> = new Set(['ROLE', 'TRANSACTION', 'CONSTRAINT', 'CONSTRAINTS']);

/**
 * The SQL*Plus command that a line begins, or undefined for SQL and PL/SQL.
 * @param word the first word, upper case
 * @param nextWord the word after it, upper case
 */
export function findCommand(word: string, nextWord: string): SqlPlusCommand | undefined {
  if (word === 'SET' && SQL_AFTER_SET.has(nextWord)) return undefined;
  const found = COMMANDS.find(([name, shortest]) => word.length >= shortest && name.startsWith(word));
  if (found === undefined) return undefined;
  const [name, , treatment] = found;
  return { name, treatment, singleLine: name === 'REMARK' || name === 'PROMPT' };
}

/** Name, length of the shortest abbreviation, treatment: the commands of the SQL*Plus reference. */
const COMMANDS: readonly (readonly [string, number, CommandTreatment])[] = [
  ['ACCEPT', 3, 'refused'],
  ['APPEND', 1, 'refused'],
  ['ARCHIVE', 7, 'refused'],
  ['ATTRIBUTE', 4, 'ignored'],
  ['BREAK', 3, 'ignored'],
  ['BTITLE', 3, 'ignored'],
  ['CHANGE', 1, 'refused'],
  ['CLEAR', 2, 'ignored'],
  ['COLUMN', 3, 'column'],
  ['COMPUTE', 4, 'ignored'],
  ['CONNECT', 4, 'refused'],
  ['COPY', 4, 'refused'],
  ['DEFINE', 3, 'define'],
  ['DEL', 3, 'refused'],
  ['DESCRIBE', 4, 'ignored'],
  ['DISCONNECT', 4, 'refused'],
  ['EDIT', 2, 'refused'],
  ['EXECUTE', 4, 'execute'],
  ['EXIT', 4, 'exit'],
  ['GET', 3, 'refused'],
  ['HELP', 4, 'ignored'],
  ['HISTORY', 4, 'ignored'],
  ['HOST', 2, 'refused'],
  ['INPUT', 1, 'refused'],
  ['LIST', 1, 'ignored'],
  ['PASSWORD', 5, 'refused'],
  ['PAUSE', 3, 'ignored'],
  ['PRINT', 3, 'refused'],
  ['PROMPT', 3, 'ignored'],
  ['QUIT', 4, 'exit'],
  ['RECOVER', 7, 'refused'],
  ['REMARK', 3, 'ignored'],
  ['REPFOOTER', 4, 'ignored'],
  ['REPHEADER', 4, 'ignored'],
  ['RUN', 1, 'refused'],
  ['SAVE', 3, 'refused'],
  ['SET', 3, 'setting'],
  ['SHOW', 3, 'ignored'],
  ['SHUTDOWN', 8, 'refused'],
  ['SPOOL', 3, 'ignored'],
  ['START', 3, 'inclusion'],
  ['STARTUP', 7, 'refused'],
  ['STORE', 5, 'ignored'],
  ['TIMING', 4, 'ignored'],
  ['TTITLE', 3, 'ignored'],
  ['UNDEFINE', 5, 'undefine'],
  ['VARIABLE', 3, 'refused'],
  ['WHENEVER', 8, 'error_policy'],
  ['XQUERY', 6, 'refused'],
];
