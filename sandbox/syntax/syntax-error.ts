import { OracleError, oraPrefix } from '../values/oracle-error.js';
import { lineColumnOf } from './text-position.js';

/** Texts of the errors that parsing SQL raises, from Oracle's error message manual. */
const MESSAGES = {
  900: 'invalid SQL statement',
  901: 'invalid CREATE command',
  902: 'invalid datatype',
  903: 'invalid table name',
  904: 'invalid identifier',
  905: 'missing keyword',
  906: 'missing left parenthesis',
  907: 'missing right parenthesis',
  908: 'missing NULL keyword',
  911: 'invalid character',
  917: 'missing comma',
  920: 'invalid relational operator',
  922: 'missing or invalid option',
  923: 'FROM keyword not found where expected',
  924: 'missing BY keyword',
  925: 'missing INTO keyword',
  926: 'missing VALUES keyword',
  927: 'missing equal sign',
  928: 'missing SELECT keyword',
  931: 'missing identifier',
  933: 'SQL command not properly ended',
  936: 'missing expression',
  940: 'invalid ALTER command',
  946: 'missing TO keyword',
  950: 'invalid DROP option',
  968: 'missing INDEX keyword',
  969: 'missing ON keyword',
  970: 'missing WITH keyword',
  971: 'missing SET keyword',
  972: 'identifier is too long',
  987: 'missing or invalid username(s)',
  988: 'missing or invalid password(s)',
  990: 'missing or invalid privilege',
  1735: 'invalid ALTER TABLE option',
  1738: 'missing IN keyword',
  1740: 'missing double quote in identifier',
  1741: 'illegal zero-length identifier',
  1742: 'comment not properly terminated',
  1745: 'invalid host/bind variable name',
  1747: 'invalid user.table.column, table.column, or column specification',
  1756: 'quoted string not properly terminated',
  1780: 'string literal required',
  2248: 'invalid option for ALTER SESSION',
  30089: 'missing or invalid <datetime field>',
  38302: 'invalid PURGE option',
} as const;

export type SqlErrorCode = keyof typeof MESSAGES;

/** The error that Oracle raises for SQL that it cannot parse. */
export function sqlSyntaxError(code: SqlErrorCode, position: number): OracleError {
  return new OracleError(code, MESSAGES[code], { position });
}

/** PL/SQL that cannot be parsed: ORA-06550 with the place and the compiler's own message. */
export class PlsqlSyntaxError extends OracleError {
  readonly position: number;
  readonly line: number;
  readonly column: number;
  /** `PLS-00103: Encountered the symbol …`, or for SQL inside PL/SQL `PL/SQL: ORA-00936: missing expression`. */
  readonly errorText: string;

  /** @param origin where the unit's line 1 begins in `source` */
  constructor(errorText: string, source: string, position: number, origin: number) {
    const { line, column } = lineColumnOf(source, position, origin);
    super(6550, `line ${line}, column ${column}:\n${errorText}`, { position });
    this.position = position;
    this.line = line;
    this.column = column;
    this.errorText = errorText;
  }
}

/** How PL/SQL reports an error of SQL that stands in it. */
export function embeddedSqlErrorText(code: SqlErrorCode): string {
  return `PL/SQL: ${oraPrefix(code)}: ${MESSAGES[code]}`;
}

/** @param symbol what stands there, as written; undefined at the end of the text */
export function unexpectedSymbolText(symbol: string | undefined, expected: readonly string[]): string {
  const found = symbol === undefined ? 'end-of-file' : symbol;
  const wanted =
    expected.length === 0 ? '' : ` when expecting one of the following:\n\n   ${expected.join(' ').toLowerCase()}`;
  return `PLS-00103: Encountered the symbol "${found}"${wanted}`;
}
