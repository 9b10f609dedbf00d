import { OracleError } from '../values/oracle-error.js';
import { readScripts, type Script } from './read-scripts.js';
import { ScriptStatementError } from './script-error.js';
import type { ScriptStatement } from './script-item.js';

/** Where scripts are run: a session of the sandbox, or of any other database. */
export interface ScriptTarget {
  /**
   * Runs one statement; it must not commit by itself.
   * @returns the errors with which a unit was compiled, in order; none if it is valid
   * @throws what the database refuses it with
   */
  execute(statement: ScriptStatement): Promise<readonly UnitError[]>;
  commit(): Promise<void>;
}

/** A line of ALL_ERRORS. */
export interface UnitError {
  /** Counted within the unit, from 1. */
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/**
 * Loads scripts in their order, committing after each as SQL*Plus does at its end. Nothing is run unless all of them
 * can be read. Stops at the first statement that fails, a unit with compilation errors included; what ran before it stays.
 * @param paths files; a folder stands for its `*.sql` files, sorted by name
 * @throws ScriptError, ScriptStatementError
 */
export async function loadScripts(target: ScriptTarget, paths: readonly string[]): Promise<void> {
  await runScripts(target, readScripts(paths));
}

/** Runs scripts that have been read. @throws ScriptStatementError */
export async function runScripts(target: ScriptTarget, scripts: readonly Script[]): Promise<void> {
  for (const { statements } of scripts) {
    for (const statement of statements) await run(target, statement);
    await target.commit();
  }
}

async function run(target: ScriptTarget, statement: ScriptStatement): Promise<void> {
  const { file, line, text } = statement;
  let errors: readonly UnitError[];
  try {
    errors = await target.execute(statement);
  } catch (cause) {
    throw new ScriptStatementError(file, line, text, describe(cause), { cause, position: positionOf(cause) });
  }
  const [first] = errors;
  if (first === undefined) return;
  const { type, name, line: unitLine } = statement.unit ?? { type: 'unit', name: '', line };
  // A trigger's lines count from the DECLARE or BEGIN of its body.
  const isTrigger = type === 'TRIGGER';
  const lineOf = (error: UnitError) =>
    isTrigger ? `line ${error.line} of its body` : `line ${unitLine + error.line - 1}`;
  const rows = errors.map((error) => `${lineOf(error)}, column ${error.column}: ${error.text}`);
  const problem = `${type} ${name} was created with compilation errors.\n${rows.join('\n')}`;
  throw new ScriptStatementError(file, isTrigger ? unitLine : unitLine + first.line - 1, text, problem);
}

function describe(error: unknown): string {
  if (error instanceof OracleError) return error.fullText;
  return error instanceof Error ? error.message : String(error);
}

/** Where in the statement the database found fault: the driver, too, gives an offset. */
function positionOf(error: unknown): number | undefined {
  if (error instanceof OracleError) return error.options.position;
  return error instanceof Error && 'offset' in error && typeof error.offset === 'number' ? error.offset : undefined;
}
