import { describe, expect, test } from 'vitest';
import { driverSandbox } from '../support/driver-sandbox.js';

/*
 * The release that a sandbox says it is, as the unmodified driver sees it. Sources: Oracle's Database Reference (PRODUCT_COMPONENT_VERSION,
 * ALL_ARGUMENTS and their changes in 18c); node-oracledb's documentation of `connection.oracleServerVersionString`.
 */

describe.each([
  ['12.1', '12.1.0.2.0', 3],
  ['19c', '19.28.0.0.0', 1],
  ['23ai', '23.9.0.25.10', 1],
] as const)('a sandbox of version %s', (version, shown, rowsOfRecord) => {
  test('calls itself so and has its dictionary', async () => {
    const { system } = await driverSandbox([], { version });
    expect(system.oracleServerVersionString).toBe(shown);
    await system.execute('CREATE PACKAGE p AS TYPE r IS RECORD (a NUMBER, b DATE); PROCEDURE q (x r); END;');
    const { rows } = await system.execute('SELECT argument_name FROM user_arguments');
    expect(rows).toHaveLength(rowsOfRecord);
  });
});

test.each([
  [{ profile: '19c' }, '19.28.0.0.0'],
  [{ profile: '23ai' }, '23.9.0.25.10'],
  [{ profile: '23ai', version: '19c' }, '19.28.0.0.0'],
] as const)('%j is %s', async (options, shown) => {
  const { system } = await driverSandbox([], options);
  expect(system.oracleServerVersionString).toBe(shown);
});
