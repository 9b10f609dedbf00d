import type oracledb from 'oracledb';
import { expect, test } from 'vitest';
import { driverSandbox } from '../support/driver-sandbox.js';

/*
 * What the views of limits show over the unmodified driver. Source: Oracle's Database Reference, DBA_PROFILES, USER_RESOURCE_LIMITS,
 * USER_PASSWORD_LIMITS and V$RESOURCE_LIMIT.
 */

const ALICE = ['CREATE USER alice IDENTIFIED BY "pw-1"', 'GRANT CREATE SESSION TO alice'];

async function rowsOf(connection: oracledb.Connection, query: string): Promise<unknown[]> {
  return (await connection.execute<unknown[]>(query)).rows ?? [];
}

const LIMITS = 'SELECT resource_name, limit FROM user_resource_limits';
const PASSWORD_LIMITS = 'SELECT resource_name, limit FROM user_password_limits';

test('a user sees the limits of his profile, those of DEFAULT where it says so', async () => {
  const { connect, run } = await driverSandbox([
    ...ALICE,
    'CREATE PROFILE web LIMIT SESSIONS_PER_USER 2',
    'ALTER USER alice PROFILE web',
  ]);
  const alice = await connect('alice', 'pw-1');
  expect(await rowsOf(alice, LIMITS)).toEqual([['SESSIONS_PER_USER', '2']]);
  expect(await rowsOf(alice, PASSWORD_LIMITS)).toEqual([['FAILED_LOGIN_ATTEMPTS', '10']]);
  await run('ALTER PROFILE default LIMIT FAILED_LOGIN_ATTEMPTS UNLIMITED');
  expect(await rowsOf(alice, PASSWORD_LIMITS)).toEqual([['FAILED_LOGIN_ATTEMPTS', 'UNLIMITED']]);
});

test('a DBA sees every profile', async () => {
  const { system } = await driverSandbox(['CREATE PROFILE web LIMIT SESSIONS_PER_USER 2']);
  expect(
    await rowsOf(system, 'SELECT profile, resource_name, resource_type, limit FROM dba_profiles ORDER BY 1, 2'),
  ).toEqual([
    ['DEFAULT', 'FAILED_LOGIN_ATTEMPTS', 'PASSWORD', '10'],
    ['DEFAULT', 'SESSIONS_PER_USER', 'KERNEL', 'UNLIMITED'],
    ['WEB', 'FAILED_LOGIN_ATTEMPTS', 'PASSWORD', 'DEFAULT'],
    ['WEB', 'SESSIONS_PER_USER', 'KERNEL', '2'],
  ]);
});

test('V$RESOURCE_LIMIT counts sessions', async () => {
  const { system, connect } = await driverSandbox(ALICE);
  const query = `SELECT current_utilization, limit_value FROM v$resource_limit WHERE resource_name = 'sessions'`;
  expect(await rowsOf(system, query)).toEqual([[1, ' UNLIMITED']]);
  await connect('alice', 'pw-1');
  expect(await rowsOf(system, query)).toEqual([[2, ' UNLIMITED']]);
});

test.each(['dba_profiles', 'v$resource_limit'])('%s does not exist for others', async (view) => {
  const { connect } = await driverSandbox(ALICE);
  const alice = await connect('alice', 'pw-1');
  await expect(alice.execute(`SELECT * FROM ${view}`)).rejects.toMatchObject({ errorNum: 942 });
});
