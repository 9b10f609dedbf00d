import { expect, it } from 'vitest';
import { driverSandbox } from '../support/driver-sandbox.js';

/* Source: node-oracledb's documentation, "Sessionless Transactions". */

it('sessionless transactions are refused by name, and the session goes on', async () => {
  const { system } = await driverSandbox();
  const begun = system.beginSessionlessTransaction({ timeout: 60 });
  await expect(begun).rejects.toThrow('the sandbox does not support two-phase commit and sessionless transactions');
  expect((await system.execute('select 1 from dual')).rows).toEqual([[1]]);
});
