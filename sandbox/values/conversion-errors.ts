import { OracleError } from './oracle-error.js';

/** Which language's errors a failing conversion raises. */
export type Language = 'sql' | 'plsql';

const VALUE_ERROR = 'PL/SQL: numeric or value error';

/** ORA-06502 with or without a reason. */
export function valueError(reason?: string): OracleError {
  return new OracleError(6502, reason === undefined ? VALUE_ERROR : `${VALUE_ERROR}: ${reason}`);
}

export function notANumber(language: Language): OracleError {
  return language === 'sql'
    ? new OracleError(1722, 'invalid number')
    : valueError('character to number conversion error');
}

export function notHexadecimal(language: Language): OracleError {
  return language === 'sql' ? new OracleError(1465, 'invalid hex number') : valueError('hex to raw conversion error');
}
