import { describe, expect, test } from 'vitest';
import { ApplicationError, DatabaseError, ResultError } from '../../../../runtime/errors/database-errors.js';
import { explainCall } from '../../../../runtime/errors/explain-call.js';
import { ConnectionLostError, IdentityMismatchError } from '../../../../runtime/errors/session-errors.js';

class CreditExceededError extends ApplicationError {
  override readonly name: string = 'CreditExceededError';
}

class LockedError extends DatabaseError {
  override readonly name: string = 'LockedError';
}

/** As a generated module has them. */
const exceptions = {
  54: LockedError,
  3113: LockedError,
  6550: LockedError,
  20001: CreditExceededError,
  20999: CreditExceededError,
};

/** An error with the properties that the driver gives its own (lib/errors.js): NJS-500 is a session's that is dead. */
function ora(errorNum: number, text: string, code = `ORA-${String(errorNum).padStart(5, '0')}`): Error {
  return Object.assign(new Error(`ORA-${String(errorNum).padStart(5, '0')}: ${text}`), { code, errorNum });
}

function explain(error: Error) {
  return explainCall(error, {
    routine: 'ERP.API.P',
    exceptions,
    identity: 'ALICE through ERP_APP',
    resultKey: () => 'a',
    limitMs: 50,
    commit: 'sent',
    cutBecause: undefined,
    brokenOff: false,
  });
}

describe("the classes of a package's exceptions", () => {
  test('are those of its errors, which are what they would be without', () => {
    const error = explain(ora(20001, 'Credit of 500 exceeded\nORA-06512: at "ERP.API", line 3'));
    expect(error).toBeInstanceOf(CreditExceededError);
    expect(error).toBeInstanceOf(ApplicationError);
    expect(error).toMatchObject({
      name: 'CreditExceededError',
      message: 'Credit of 500 exceeded',
      code: 20001,
      routine: 'ERP.API.P',
      outcome: 'rolled-back',
      sessionSurvived: true,
      retryable: false,
      plsqlStack: [{ unit: 'ERP.API', line: 3 }],
    });
    expect(error.databaseMessage).toContain('ORA-20001');
  });

  test('are for errors of the database, too, which keep our words', () => {
    const error = explain(ora(54, 'resource busy'));
    expect(error).toBeInstanceOf(LockedError);
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error).not.toBeInstanceOf(ApplicationError);
    expect(error).toMatchObject({
      message: 'ERP.API.P: ORA-00054, a row or object is locked by another session.',
      retryable: true,
    });
  });

  test('are for their own numbers only', () => {
    const error = explain(ora(20002, 'other'));
    expect(error.constructor).toBe(ApplicationError);
    expect(explain(ora(60, 'deadlock')).constructor).toBe(DatabaseError);
  });

  test('are not for what the runtime itself raises or notices', () => {
    expect(explain(ora(20999, 'gen-oracle-client identity BOB')).constructor).toBe(IdentityMismatchError);
    expect(explain(ora(20999, 'gen-oracle-client result null 0')).constructor).toBe(ResultError);
    expect(explain(ora(20999, 'mine')).constructor).toBe(CreditExceededError);
    expect(explain(ora(3113, 'end-of-file', 'NJS-500')).constructor).toBe(ConnectionLostError);
    expect(explain(ora(6550, "line 1, column 7:\nPLS-00201: identifier 'X' must be declared")).constructor).toBe(
      DatabaseError,
    );
  });

  test('are for dynamic SQL of the routine that cannot be compiled', () => {
    const error = explain(ora(6550, 'line 1, column 7:\nPLS-00103: …\nORA-06512: at "ERP.API", line 3'));
    expect(error).toBeInstanceOf(LockedError);
    expect(error.outcome).toBe('rolled-back');
  });
});
