import { OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';

/** One line pair of a unit's error list: where, and `PLS-00201: identifier 'X' must be declared`. */
export interface CompilationError {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

export function notDeclared(name: string, position: number): PlsqlCompileError {
  return new PlsqlCompileError(`PLS-00201: identifier '${name}' must be declared`, position);
}

export function wrongArguments(name: string, position: number): PlsqlCompileError {
  return new PlsqlCompileError(`PLS-00306: wrong number or types of arguments in call to '${name}'`, position);
}

export function wrongType(position: number): PlsqlCompileError {
  return new PlsqlCompileError('PLS-00382: expression is of wrong type', position);
}

/** What SQL's CALL names that is no procedure, and no function with an INTO. */
const NOT_CALLABLE = ['PLS-00201', 'PLS-00221', 'PLS-00222', 'PLS-00302'] as const;

/** As SQL's CALL reports what did not compile: ORA-06576, or ORA-06553 with the PLS number. */
export function callError({ text }: CompilationError): OracleError {
  if (NOT_CALLABLE.some((code) => text.startsWith(code))) {
    return new OracleError(6576, 'not a valid function or procedure name');
  }
  return new OracleError(6553, text.replace('PLS-00', 'PLS-'));
}

/**
 * ORA-06550 as an anonymous block reports what did not compile.
 * @param position of the first error
 */
export function blockError(errors: readonly CompilationError[], position: number): OracleError {
  const lines = errors.map(({ line, column, text }) => `line ${line}, column ${column}:\n${text}`);
  return new OracleError(6550, lines.join('\nORA-06550: '), { position });
}
