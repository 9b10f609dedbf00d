import { describe, expect, it } from 'vitest';
import { explainConnectError } from '../../../../generator/catalog/explain-connect-error.js';

/** An error as the driver throws it. */
function driverError(code: string, text: string, errorNum?: number): Error {
  return Object.assign(new Error(`${code}: ${text}\nHelp: https://docs.oracle.com/error-help/db/${code}/`), {
    code,
    ...(errorNum === undefined ? {} : { errorNum }),
  });
}

const explain = (error: Error, user = 'ERP', connectString = 'db:1521/ERP') =>
  explainConnectError(error, { user, connectString, password: 'Secret-1' }).message;

describe('a login that failed', () => {
  it.each([
    [
      driverError('ORA-01017', 'invalid credential or not authorized; logon denied', 1017),
      'ERP',
      'Check ORACLE_USER and ORACLE_PASSWORD',
    ],
    [
      driverError('ORA-01017', 'invalid credential', 1017),
      'ERP_APP[ALICE]',
      'ALTER USER ALICE GRANT CONNECT THROUGH ERP_APP;',
    ],
    [
      driverError('ORA-28150', 'proxy not authorized to connect as client', 28150),
      'ERP_APP[ALICE]',
      'ALTER USER ALICE GRANT CONNECT THROUGH ERP_APP;',
    ],
    [driverError('ORA-01045', 'user lacks CREATE SESSION', 1045), 'ERP_APP["x y"]', 'GRANT CREATE SESSION TO "x y";'],
    [
      driverError('NJS-518', 'cannot connect to Oracle Database. Service "ERP" is not registered'),
      'ERP',
      'does not know this service',
    ],
    [driverError('NJS-503', 'connection to host db port 1521 could not be established.'), 'ERP', 'check host and port'],
    [driverError('NJS-530', 'The host addresses or URLs provided'), 'ERP', 'cannot be resolved'],
    [
      driverError('NJS-116', 'password verifier type 0x939 is not supported by node-oracledb in Thin mode'),
      'ERP',
      'give the account its password anew',
    ],
    [driverError('NJS-138', 'connections to this database server version are not supported'), 'ERP', '12.1 and later'],
    [
      driverError('ORA-12660', 'encryption or crypto-checksumming parameters incompatible', 12660),
      'ERP',
      'use TLS (tcps://…)',
    ],
    [
      driverError('ORA-28183', 'proper authentication not provided by proxy', 28183),
      'ERP_APP[ALICE]',
      'without that clause: ALTER USER ALICE GRANT CONNECT THROUGH ERP_APP;',
    ],
    [driverError('NJS-999', 'something new'), 'ERP', 'try the same connection with another client'],
  ])('%s as %s says: %s', (error, user, advice) => {
    const message = explain(error, user);
    expect(message).toContain(advice);
    expect(message).toContain(
      `Cannot connect as ${user} to db:1521/ERP: ${error.message.split('\n')[0]?.replace(/\.$/, '')}. `,
    );
    expect(message).not.toMatch(/Secret-1|Help:|\n/);
  });

  it('leaves off what somebody wrote before an @ in the connect string', () => {
    expect(explain(driverError('NJS-503', 'no'), 'ERP', 'erp/Secret-1@db:1521/ERP')).toContain('to db:1521/ERP');
  });
});
