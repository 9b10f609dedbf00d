/** What is known about an Oracle error number. Sources: facts on errors gathered from Oracle's documents and the driver's lib/errors.js. */
export interface OraVerdict {
  /** Our wording, without data. */
  readonly text: string;
  /** The fault is of a passing kind: the same call may succeed later. */
  readonly passing?: boolean;
  /** For errors that end the session: what became of the call. Without it, nobody knows. */
  readonly outcome?: 'not-started' | 'rolled-back';
  /** The text names a constraint in parentheses. */
  readonly namesConstraint?: boolean;
}

/** One table, number → verdict. Numbers outside it get the class of their range and no text of ours. */
export const ORA_TABLE: ReadonlyMap<number, OraVerdict> = new Map<number, OraVerdict>([
  [1, { text: 'a unique constraint is violated', namesConstraint: true }],
  [18, { text: 'the instance has no more sessions to give', passing: true }],
  [20, { text: 'the instance has no more processes to give', passing: true }],
  [28, { text: 'the session was killed', passing: true, outcome: 'rolled-back' }],
  [54, { text: 'a row or object is locked by another session', passing: true }],
  [60, { text: 'the database broke a deadlock by failing this call', passing: true }],
  [604, { text: 'a statement of the database itself failed' }],
  [1012, { text: 'the session is no longer logged on', passing: true, outcome: 'not-started' }],
  [1013, { text: 'the call was cancelled' }],
  [1017, { text: 'user name or password is wrong' }],
  [1033, { text: 'the database is starting or stopping', passing: true }],
  [1034, { text: 'the database is not available', passing: true }],
  [1045, { text: 'the user lacks the CREATE SESSION privilege' }],
  [1089, { text: 'the database is shutting down', passing: true }],
  [1090, { text: 'the database is shutting down', passing: true }],
  [1092, { text: 'the instance ended', passing: true }],
  [1400, { text: 'NULL was given to a NOT NULL column' }],
  [1403, { text: 'no data found' }],
  [1422, { text: 'more than one row where one was expected' }],
  [1438, { text: 'a number is larger than its column allows' }],
  [1456, { text: 'the routine would change data in a read-only transaction' }],
  [1821, { text: 'a date format is not recognized' }],
  [1882, { text: 'there is no such time zone region' }],
  [2091, { text: 'a deferred constraint does not hold, and the transaction was rolled back' }],
  [2290, { text: 'a check constraint is violated', namesConstraint: true }],
  [2291, { text: 'a foreign key has no parent row', namesConstraint: true }],
  [2292, { text: 'a row still has child rows', namesConstraint: true }],
  [2391, { text: 'the user has as many sessions as its profile allows', passing: true }],
  [2396, { text: 'the session was idle for too long and ended', passing: true, outcome: 'not-started' }],
  [3001, { text: 'the database does not implement this feature' }],
  [3113, { text: 'the connection to the database was lost' }],
  [3114, { text: 'the connection to the database was lost' }],
  [3135, { text: 'the connection to the database was lost' }],
  [4061, { text: 'a package was recompiled and its state is gone', passing: true }],
  [4063, { text: 'the unit has compilation errors' }],
  [4065, { text: 'a unit was altered or dropped', passing: true }],
  [4068, { text: 'a package was recompiled and its state is gone', passing: true }],
  [4088, { text: 'a trigger failed' }],
  [4098, { text: 'a trigger is invalid' }],
  [6502, { text: 'a value does not fit its PL/SQL variable (numeric or value error)' }],
  [6508, { text: 'a program unit could not be found' }],
  [6550, { text: 'the database could not compile the call' }],
  [8177, { text: 'another transaction changed what this serializable one would change', passing: true }],
  [12154, { text: 'the connect string cannot be resolved' }],
  [12505, { text: 'the listener does not know the SID' }],
  [12514, { text: 'the listener does not know the service', passing: true }],
  [12516, { text: 'the listener has no free handler for the service', passing: true }],
  [12519, { text: 'the listener has no free handler for the service', passing: true }],
  [12520, { text: 'the listener has no free handler for the service', passing: true }],
  [12705, { text: 'an NLS parameter has a value that makes no sense' }],
  [22285, { text: 'there is no such directory object, or this user has no privilege on it' }],
  [22286, { text: 'this user may not read the directory of the file' }],
  [22287, { text: 'the directory of an open file is not what it was' }],
  [
    22288,
    { text: 'the database cannot open or read the file; there is none of that name, or its process may not read it' },
  ],
  [22289, { text: 'the file has not been opened' }],
  [22290, { text: 'the session has as many files open as it may (SESSION_MAX_OPEN_FILES)' }],
  [28000, { text: 'the account is locked' }],
  [28001, { text: 'the password has expired' }],
  [28110, { text: 'the function of a security policy is missing or invalid' }],
  [28112, { text: 'the function of a security policy failed' }],
  [28113, { text: 'the predicate of a security policy is wrong' }],
  [28115, { text: 'a security policy forbids what the row would become' }],
  [28150, { text: 'the proxy account may not connect as this user' }],
  [30006, { text: 'a row is locked by another session', passing: true }],
]);

/** Whether the number is one that RAISE_APPLICATION_ERROR gives. */
export function isApplicationError(number: number): boolean {
  return number >= 20000 && number <= 20999;
}

/** Whether the number is that of a BFILE that cannot be opened or read. */
export function isFileError(number: number): boolean {
  return number >= 22285 && number <= 22290;
}

/** `ORA-01403` for 1403. */
export function oraCode(number: number): string {
  return `ORA-${String(number).padStart(5, '0')}`;
}
