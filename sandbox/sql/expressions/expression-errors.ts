import type { DataType, TypeIdentity } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';

type Language = 'sql' | 'plsql';

/**
 * Types that an operator or function does not take: ORA-00932 in SQL, PLS-00306 in PL/SQL.
 * @param operation the operator or function, as PL/SQL's message names it
 */
export function wrongTypes(
  language: Language,
  operation: string,
  expected: DataType | undefined,
  got: DataType,
  position: number,
): Error {
  return language === 'sql' ? inconsistentDatatypes(expected, got, position) : wrongArguments(operation, position);
}

/** @param expected undefined where no type would do */
export function inconsistentDatatypes(expected: DataType | undefined, got: DataType, position: number): OracleError {
  const wanted = expected === undefined ? '-' : typeName(expected);
  return new OracleError(932, `inconsistent datatypes: expected ${wanted} got ${typeName(got)}`, { position });
}

export function wrongArguments(name: string, position: number): PlsqlCompileError {
  return new PlsqlCompileError(`PLS-00306: wrong number or types of arguments in call to '${name}'`, position);
}

export function wrongType(position: number): PlsqlCompileError {
  return new PlsqlCompileError('PLS-00382: expression is of wrong type', position);
}

/** ORA-00904 or PLS-00201 for a name that means nothing. */
export function unknownName(language: Language, parts: readonly { readonly name: string }[], position: number): Error {
  const names = parts.map(({ name }) => name);
  if (language === 'plsql') {
    return new PlsqlCompileError(`PLS-00201: identifier '${names.join('.')}' must be declared`, position);
  }
  return new OracleError(904, `"${names.join('"."')}": invalid identifier`, { position });
}

export function sqlOnly(name: string, position: number): PlsqlCompileError {
  return new PlsqlCompileError(
    `PLS-00204: function or pseudo-column '${name}' may be used inside a SQL statement only`,
    position,
  );
}

/** A type as ORA-00932 calls it. */
function typeName(type: DataType): string {
  switch (type.kind) {
    case 'varchar2':
    case 'char':
    case 'null':
      return 'CHAR';
    case 'number':
    case 'pls_integer':
      return 'NUMBER';
    case 'timestamp_tz':
      return 'TIMESTAMP WITH TIME ZONE';
    case 'timestamp_ltz':
      return 'TIMESTAMP WITH LOCAL TIME ZONE';
    case 'interval_ym':
      return 'INTERVAL YEAR TO MONTH';
    case 'interval_ds':
      return 'INTERVAL DAY TO SECOND';
    case 'raw':
      return 'BINARY';
    case 'long_raw':
      return 'LONG BINARY';
    case 'clob':
      return type.national ? 'NCLOB' : 'CLOB';
    case 'ref_cursor':
      return 'CURSER';
    case 'record':
    case 'collection':
    case 'object':
      return type.identity === undefined ? 'UDT' : identityText(type.identity);
    default:
      return type.kind.toUpperCase();
  }
}

function identityText({ owner, packageName, name }: TypeIdentity): string {
  return [owner, packageName, name].filter((part) => part !== null).join('.');
}
