import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  ApplicationError,
  DatabaseError,
  DriverError,
  ResultError,
} from '../../../../runtime/errors/database-errors.js';
import { isOwnPackageDiscarded } from '../../../../runtime/errors/discarded-package.js';
import { explainCall } from '../../../../runtime/errors/explain-call.js';
import { explainLogin } from '../../../../runtime/errors/explain-login.js';
import {
  CallTimeoutError,
  ConnectionLostError,
  IdentityMismatchError,
} from '../../../../runtime/errors/session-errors.js';
import { TransactionEndedError } from '../../../../runtime/errors/transaction-errors.js';

/** An error with the properties that the driver gives its own (lib/errors.js). */
function driverError(message: string, code: string, errorNum?: number): Error {
  return Object.assign(new Error(message), { code }, errorNum === undefined ? {} : { errorNum });
}

const ora = (number: number, text: string) =>
  driverError(`ORA-${String(number).padStart(5, '0')}: ${text}`, `ORA-${number}`, number);

function explain(
  error: unknown,
  cutBecause?: 'timeout' | 'close',
  commit: 'sent' | 'possible' | 'none' = 'sent',
  brokenOff = false,
) {
  return explainCall(error, {
    routine: 'ERP.API.P',
    identity: 'ALICE through ERP_APP',
    resultKey: (index) => ['a', 'b'][index] ?? 'returnValue',
    limitMs: 50,
    commit,
    cutBecause,
    brokenOff,
  });
}

describe('calls', () => {
  test('RAISE_APPLICATION_ERROR keeps its text', () => {
    const error = explain(ora(20017, 'Credit limit of 500 exceeded\nORA-06512: at "ERP.API", line 3'));
    expect(error).toBeInstanceOf(ApplicationError);
    expect(error).toMatchObject({
      message: 'Credit limit of 500 exceeded',
      code: 20017,
      routine: 'ERP.API.P',
      outcome: 'rolled-back',
      sessionSurvived: true,
    });
    expect(error.plsqlStack).toEqual([{ unit: 'ERP.API', line: 3 }]);
  });

  test('a file that cannot be read is the error that the block kept', () => {
    const error = explain(
      ora(
        20999,
        [
          'gen-oracle-client result file 1 .scan',
          'ORA-06512: at line 30',
          'ORA-22288: file or LOB operation FILEOPEN failed',
          'No such file or directory',
          'ORA-06512: at "SYS.DBMS_LOB", line 805',
        ].join('\n'),
      ),
    );
    expect(error).toBeInstanceOf(ResultError);
    expect(error).toMatchObject({
      message:
        'ERP.API.P, result b.scan: ORA-22288, the database cannot open or read the file; there is none of that name, or its process may not read it.',
      code: 22288,
      outcome: 'rolled-back',
    });
    expect(explain(ora(20999, 'gen-oracle-client result file 1'))).toMatchObject({
      message: 'ERP.API.P, result b: the file of a BFILE cannot be read.',
      code: 20999,
    });
  });

  test("Oracle's own text is kept out of message, properties and inspection", () => {
    const error = explain(ora(1403, 'no data found for secret-value'));
    expect(error.message).toBe('ERP.API.P: ORA-01403, no data found.');
    expect(error.databaseMessage).toContain('secret-value');
    expect(inspect(error)).not.toContain('secret-value');
    expect(JSON.stringify(error)).not.toContain('secret-value');
  });

  test('a violated constraint is named', () => {
    expect(explain(ora(1, 'unique constraint (ERP.ORDERS_PK) violated on table ERP.ORDERS columns (ID)')).message).toBe(
      'ERP.API.P: ORA-00001, a unique constraint is violated (ERP.ORDERS_PK).',
    );
  });

  test.each([
    [201, 'it does not exist, or this user may not execute it (ORA-06550, PLS-00201)'],
    [306, 'its parameters are no longer those of the generated client; generate it again (ORA-06550, PLS-00306)'],
    [103, 'the database could not compile the call (ORA-06550, PLS-00103)'],
  ])('PLS-%i did not run', (pls, text) => {
    const error = explain(
      ora(6550, `line 1, column 7:\nPLS-00${pls}: something\nORA-06550: line 1, column 7:\nPL/SQL: Statement ignored`),
    );
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error).toMatchObject({ message: `ERP.API.P was not run: ${text}.`, outcome: 'not-started', code: 6550 });
  });

  test('our own assertions are told from application errors of the same number', () => {
    const identity = explain(ora(20999, 'gen-oracle-client identity BOB"ERP_APP\nORA-06512: at line 2'));
    expect(identity).toBeInstanceOf(IdentityMismatchError);
    expect(identity).toMatchObject({ outcome: 'not-started', sessionSurvived: false });
    expect(identity.message).toContain('belongs to BOB through ERP_APP instead of ALICE through ERP_APP');
    const result = explain(ora(20999, 'gen-oracle-client result range 1'));
    expect(result).toBeInstanceOf(ResultError);
    expect(result.message).toContain('ERP.API.P, result b: an integer beyond');
    expect(explain(ora(20999, 'gen-oracle-client result null -1')).message).toContain('result returnValue: NULL');
    expect(explain(ora(20999, 'out of stock'))).toBeInstanceOf(ApplicationError);
  });

  test.each([
    [driverError('NJS-500: connection broken', 'NJS-500'), { code: undefined, outcome: 'unknown', retryable: false }],
    [
      driverError('NJS-500: connection broken\nORA-03113: end-of-file', 'NJS-500', 3113),
      { code: 3113, outcome: 'unknown', retryable: false },
    ],
    [
      driverError('NJS-500: connection broken\nORA-00028: killed', 'NJS-500', 28),
      { code: 28, outcome: 'rolled-back', retryable: true },
    ],
    [
      driverError('NJS-500: connection broken\nORA-02396: idle', 'NJS-500', 2396),
      { code: 2396, outcome: 'not-started', retryable: true },
    ],
    [driverError('NJS-003: invalid or closed connection', 'NJS-003'), { outcome: 'unknown' }],
  ])('a dead session: case %#', (fault, expected) => {
    const error = explain(fault);
    expect(error).toBeInstanceOf(ConnectionLostError);
    expect(error).toMatchObject({ ...expected, sessionSurvived: false });
  });

  test('a timeout: broken off, or cut', () => {
    expect(explain(driverError('NJS-123: call timeout of 50 ms reached', 'NJS-123'))).toMatchObject({
      name: 'CallTimeoutError',
      outcome: 'unknown',
      sessionSurvived: true,
    });
    const cut = explain(driverError('NJS-500: connection broken', 'NJS-500'), 'timeout');
    expect(cut).toBeInstanceOf(CallTimeoutError);
    expect(cut.sessionSurvived).toBe(false);
  });

  test('a session that was killed says that its call was rolled back, unless it answers a break', () => {
    const killed = driverError('NJS-500: connection broken\nORA-00028: your session has been killed', 'NJS-500', 28);
    expect(explain(killed)).toMatchObject({ outcome: 'rolled-back', retryable: true });
    for (const [commit, outcome] of [
      ['sent', 'unknown'],
      ['possible', 'unknown'],
      ['none', 'rolled-back'],
    ] as const) {
      const error = explain(killed, undefined, commit, true);
      expect(error).toMatchObject({ code: 28, outcome, retryable: outcome === 'rolled-back' });
    }
  });

  test('a call that was cut by closing the client', () => {
    expect(explain(driverError('NJS-500: connection broken', 'NJS-500'), 'close')).toMatchObject({
      name: 'ClosedError',
      outcome: 'unknown',
      sessionSurvived: false,
    });
  });

  test('without a commit, an interrupted call is undone when its session survives; whether the routine had committed cannot be told otherwise', () => {
    const timeout = explain(driverError('NJS-123: call timeout of 50 ms reached', 'NJS-123'), undefined, 'possible');
    expect(timeout).toMatchObject({ name: 'CallTimeoutError', outcome: 'rolled-back' });
    expect(timeout.message).toBe('ERP.API.P did not finish within 50 ms. It was broken off. It was not committed.');
    const dead = driverError('NJS-500: connection broken', 'NJS-500');
    for (const cutBecause of [undefined, 'timeout', 'close'] as const) {
      expect(explain(dead, cutBecause, 'possible')).toMatchObject({ outcome: 'unknown', retryable: false });
      expect(explain(dead, cutBecause, 'none')).toMatchObject({ outcome: 'rolled-back', sessionSurvived: false });
    }
  });

  test('a transaction that was ended, by the call or before it', () => {
    const during = explain(ora(20999, 'gen-oracle-client transaction ended during\nORA-06512: at line 9'));
    expect(during).toBeInstanceOf(TransactionEndedError);
    expect(during).toMatchObject({ routine: 'ERP.API.P', outcome: 'unknown', sessionSurvived: true, retryable: false });
    expect(during.message).toContain('ERP.API.P ended the transaction that it was called in (COMMIT, ROLLBACK or DDL)');
    expect(explain(ora(20999, 'gen-oracle-client transaction ended before')).message).toContain('did nothing');
  });

  test('what the driver itself refuses is no database error', () => {
    expect(explain(driverError('NJS-012: encountered invalid bind data type', 'NJS-012'))).toBeInstanceOf(DriverError);
    expect(explain('thrown text')).toBeInstanceOf(DriverError);
  });
});

describe('ORA-04068 of the called package, before anything of it ran', () => {
  const message = (unit: string, stack: string) =>
    `existing state of packages has been discarded\nORA-04061: existing state of package body "${unit}" has been invalidated\n` +
    `ORA-04065: not executed, altered or dropped package body "${unit}"\n` +
    `ORA-06508: PL/SQL: could not find program unit being called: "${unit}"\n${stack}`;

  test.each([
    ['only our block in the stack', ora(4068, message('ERP.API', 'ORA-06512: at line 4')), true],
    ['the stack in another language', ora(4068, message('ERP.API', 'ORA-06512: in Zeile 4')), true],
    ['no stack', ora(4068, message('ERP.API', '')), true],
    ['another package', ora(4068, message('ERP.OTHER', 'ORA-06512: at line 4')), false],
    ['a name that differs in case', ora(4068, message('ERP.Api', 'ORA-06512: at line 4')), false],
    [
      'the package itself had begun to run',
      ora(4068, message('ERP.API', 'ORA-06512: at "ERP.API", line 7\nORA-06512: at line 4')),
      false,
    ],
    ['nothing is named', ora(4068, 'existing state of packages has been discarded\nORA-06512: at line 4'), false],
    ['another error', ora(4065, 'altered or dropped package body "ERP.API"'), false],
    [
      'the session died of it',
      driverError(
        `NJS-500: connection broken\nORA-04068: ${message('ERP.API', 'ORA-06512: at line 4')}`,
        'NJS-500',
        4068,
      ),
      false,
    ],
  ])('%s: %#', (_, error, expected) => {
    expect(isOwnPackageDiscarded(error, 'ERP.API')).toBe(expected);
  });
});

describe('logins', () => {
  const attempt = { user: '"alice"', proxyUser: 'ERP_APP', connectString: 'db/erp' };

  test.each([
    [
      28150,
      'Cannot connect as "alice" through ERP_APP to db/erp: ORA-28150, the proxy account may not connect as this user. Let a DBA run: ALTER USER "alice" GRANT CONNECT THROUGH ERP_APP;',
    ],
    [1017, 'whether a DBA has run: ALTER USER "alice" GRANT CONNECT THROUGH ERP_APP;'],
    [1045, 'GRANT CREATE SESSION TO "alice";'],
    [28000, 'Unlock whichever of "alice" and ERP_APP is locked'],
    [99999, 'ORA-99999, the database refused.'],
  ])('ORA-%i says what to do', (number, text) => {
    expect(explainLogin(ora(number, 'x'), attempt).message).toContain(text);
    expect(explainLogin(ora(number, 'x'), attempt)).toMatchObject({
      code: number,
      outcome: 'not-started',
      sessionSurvived: false,
      retryable: false,
    });
  });

  test("the driver's own numbers for the listener's refusals", () => {
    expect(explainLogin(driverError('NJS-518: not registered', 'NJS-518'), attempt)).toMatchObject({
      code: 12514,
      retryable: true,
    });
    expect(explainLogin(driverError('NJS-503: no route. (CONNECTION_ID=abc==)', 'NJS-503'), attempt).message).toBe(
      'Cannot connect as "alice" through ERP_APP to db/erp: NJS-503: no route.',
    );
  });
});
