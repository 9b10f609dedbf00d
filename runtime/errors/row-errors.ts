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

/**
 * A routine gave other implicit results (DBMS_SQL.RETURN_RESULT) than the client was generated for. Only the answer to the call tells that there are some, so that the call may
 * have been committed: `outcome` says.
 */
export class ImplicitResultsError extends OracleClientError {
  override readonly name = 'ImplicitResultsError';

  /** @param expected undefined when none were */
  constructor(routine: string, expected: number | undefined, actual: number, outcome: 'committed' | 'rolled-back') {
    const found = `${routine} returned ${actual} implicit results (DBMS_SQL.RETURN_RESULT)`;
    super(
      expected === undefined
        ? `${found}, which this client does not give. Name the routine under \`implicitResults\` in the configuration and generate the client again.`
        : `${found} instead of ${expected}. Correct \`implicitResults\` in the configuration, or record the results again.`,
      { routine, outcome },
    );
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
