import { oraPrefix } from '../../values/oracle-error.js';

/** Texts of the errors that programs ask SQLERRM for by number; ones with parameters show them empty, as Oracle does. */
const TEXTS: ReadonlyMap<number, string> = new Map([
  [1, 'unique constraint (.) violated'],
  [51, 'timeout occurred while waiting for a resource'],
  [54, 'resource busy and acquire with NOWAIT specified or timeout expired'],
  [60, 'deadlock detected while waiting for resource'],
  [900, 'invalid SQL statement'],
  [904, ': invalid identifier'],
  [942, 'table or view does not exist'],
  [1001, 'invalid cursor'],
  [1012, 'not logged on'],
  [1017, 'invalid username/password; logon denied'],
  [1400, 'cannot insert NULL into ()'],
  [1403, 'no data found'],
  [1407, 'cannot update () to NULL'],
  [1410, 'invalid ROWID'],
  [1422, 'exact fetch returns more than requested number of rows'],
  [1426, 'numeric overflow'],
  [1438, 'value larger than specified precision allowed for this column'],
  [1476, 'divisor is equal to zero'],
  [1722, 'invalid number'],
  [1725, "USERENV('COMMITSCN')  not allowed here"],
  [1843, 'not a valid month'],
  [1839, 'date not valid for month specified'],
  [1841, '(full) year must be between -4713 and +9999, and not be 0'],
  [2091, 'transaction rolled back'],
  [2290, 'check constraint (.) violated'],
  [2291, 'integrity constraint (.) violated - parent key not found'],
  [2292, 'integrity constraint (.) violated - child record found'],
  [4068, 'existing state of packages has been discarded'],
  [6500, 'PL/SQL: storage error'],
  [6501, 'PL/SQL: program error'],
  [6502, 'PL/SQL: numeric or value error'],
  [6503, 'PL/SQL: Function returned without value'],
  [6504, 'PL/SQL: Return types of Result Set variables or query do not match'],
  [6508, 'PL/SQL: could not find program unit being called'],
  [6510, 'PL/SQL: unhandled user-defined exception'],
  [6511, 'PL/SQL: cursor already open'],
  [6530, 'Reference to uninitialized composite'],
  [6531, 'Reference to uninitialized collection'],
  [6532, 'Subscript outside of limit'],
  [6533, 'Subscript beyond count'],
  [6548, 'no more rows needed'],
  [6592, 'CASE not found while executing CASE statement'],
  [8177, "can't serialize access for this transaction"],
  [12899, 'value too large for column  (actual: , maximum: )'],
  [24381, 'error(s) in array DML'],
  [30625, 'method dispatch on NULL SELF argument is disallowed'],
]);

/** The text of an error number without its prefix; undefined for one that the sandbox has no text for. */
export function errorText(code: number): string | undefined {
  return TEXTS.get(code);
}

/** What `SQLERRM(n)` answers. */
export function messageOf(sqlCode: number): string {
  if (sqlCode === 0) return 'ORA-0000: normal, successful completion';
  if (sqlCode === 100) return 'ORA-01403: no data found';
  if (sqlCode === 1) return 'User-Defined Exception';
  if (sqlCode > 0) return ` -${sqlCode}: non-ORACLE exception `;
  const code = -sqlCode;
  if (code >= 20000 && code <= 20999) return `${oraPrefix(code)}: `.trimEnd();
  const text = TEXTS.get(code);
  return text === undefined
    ? `${oraPrefix(code)}: Message ${code} not found;  product=RDBMS; facility=ORA`
    : `${oraPrefix(code)}: ${text}`;
}
