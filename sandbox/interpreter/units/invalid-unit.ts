import type { StoredUnit } from '../../schema/stored-unit.js';
import { OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';

/** Code that refers to a unit which does not compile does not compile either. */
export function isInvalid({ owner, name }: StoredUnit, position: number): PlsqlCompileError {
  return new PlsqlCompileError(`PLS-00905: object ${owner}.${name} is invalid`, position);
}

/** What is raised when running code gets to a unit that has errors. @param kind `package body` */
export function hasErrors(kind: string, unitName: string): OracleError {
  return new OracleError(4063, `${kind} "${unitName}" has errors`, { stackLines: [notFound(unitName)] });
}

export function dropped(kind: string, unitName: string): OracleError {
  return new OracleError(4065, `not executed, altered or dropped ${kind} "${unitName}"`, {
    stackLines: [notFound(unitName)],
  });
}

export function noBody(kind: 'package' | 'type', unitName: string): OracleError {
  return new OracleError(4067, `not executed, ${kind} body "${unitName}" does not exist`, {
    stackLines: [notFound(unitName)],
  });
}

function notFound(unitName: string): string {
  return `ORA-06508: PL/SQL: could not find program unit being called: "${unitName}"`;
}
