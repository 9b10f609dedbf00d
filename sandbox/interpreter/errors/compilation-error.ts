import { OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';

/** One line pair of a unit's error list: where, and `PLS-00201: identifier 'X' must be declared`. */
export interface CompilationError {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

export { PlsqlCompileError };

export function notDeclared(name: string, position: number): PlsqlCompileError {
  return new PlsqlCompileError(`PLS-00201: identifier '${name}' must be declared`, position);
}

export function wrongArguments(name: string, position: number): PlsqlCompileError {
  return new PlsqlCompileError(`PLS-00306: wrong number or types of arguments in call to '${name}'`, position);
}

export function wrongType(position: number): PlsqlCompileError {
  return new PlsqlCompileError('PLS-00382: expression is of wrong type', position);
}

/** ORA-06550 as an anonymous block reports what did not compile. */
export function blockError(errors: readonly CompilationError[]): OracleError {
  const lines = errors.map(({ line, column, text }) => `line ${line}, column ${column}:\n${text}`);
  return new OracleError(6550, lines.join('\nORA-06550: '));
}
