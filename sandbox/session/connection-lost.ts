import { OracleError } from '../values/oracle-error.js';

const END_OF_FILE = 3113;

/** What ends a session together with its connection: the client is told nothing, and finds it closed. */
export function connectionLost(): OracleError {
  return new OracleError(END_OF_FILE, 'end-of-file on communication channel');
}

export function isConnectionLost({ code }: OracleError): boolean {
  return code === END_OF_FILE;
}
