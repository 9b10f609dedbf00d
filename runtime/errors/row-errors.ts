import { OracleClientError } from './oracle-client-error.js';

/** A cursor's columns are not those that the client was generated for. Found before the first row; the call is rolled back. */
export class RowShapeError extends OracleClientError {
  override readonly name = 'RowShapeError';

  constructor(routine: string, key: string, fault: string) {
    super(`${routine}, result ${key}: its rows ${fault}. Generate the client again, or declare what the rows are.`, {
      routine,
      outcome: 'rolled-back',
    });
  }
}

/** A cursor has more rows than are collected at once. The call is rolled back. */
export class TooManyRowsError extends OracleClientError {
  override readonly name = 'TooManyRowsError';

  constructor(routine: string, key: string, maxRows: number) {
    super(
      `${routine}, result ${key}: more than ${maxRows} rows. Read them with .stream(), or raise \`maxRows\` of the call or of the client.`,
      { routine, outcome: 'rolled-back' },
    );
  }
}
