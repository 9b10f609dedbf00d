import { expect, it } from 'vitest';
import { driverSandbox } from '../support/driver-sandbox.js';

/* Source: node-oracledb's documentation, "Oracle Advanced Queuing (AQ)". */

it('what the sandbox does not do is refused by name, and the session goes on', async () => {
  const { system } = await driverSandbox();
  const queue = await system.getQueue('ORDERS');
  await expect(queue.enqOne('order 1')).rejects.toThrow('the sandbox does not support Advanced Queuing');
  expect((await system.execute('select 1 from dual')).rows).toEqual([[1]]);
});
