import { ConnectError, type OracleClientError, ResultError } from '../../../runtime/index.js';
import { readDriverError } from '../../catalog/driver-error.js';
import { DatabaseError } from '../../errors/generator-error.js';

/** `ApplicationError: ORA-20001: Not on a Sunday. rolled-back`: class, the database's first line or our own message, and what became of the work. */
export function callErrorText(error: OracleClientError): string {
  const { name, code, message, databaseMessage, outcome } = error;
  const isOurs = code === undefined || databaseMessage === undefined || error instanceof ResultError;
  return `${name}: ${isOurs ? message : firstMessage(databaseMessage)} (${outcome})`;
}

/** ORA-06550 only tells a place; what is wrong there is in the line below it. */
function firstMessage(databaseMessage: string): string {
  const [first = '', second = ''] = databaseMessage.split('\n');
  return first.startsWith('ORA-06550:') && second !== '' ? `ORA-06550: ${second}` : first;
}

/** What a statement of the owner failed with. */
export function statementErrorText(error: unknown): string {
  const { text } = readDriverError(error);
  return error instanceof Error ? firstMessage(error.message) : text;
}

/** When there is no database to ask, no case can be said to differ. */
export function requireConnection(error: OracleClientError): void {
  if (error instanceof ConnectError)
    throw new DatabaseError(`A user of certify cannot log in: ${error.message}`, { cause: error });
}
