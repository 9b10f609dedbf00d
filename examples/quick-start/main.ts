import { ApplicationError, DatabaseError, OracleClientError } from 'gen-oracle-client/runtime';
import { createClient } from './generated/index.js';

const oracle = createClient({
  connectString: required('ORACLE_CONNECT_STRING'),
  proxyUser: required('ORACLE_PROXY_USER'),
  credentials: () => required('ORACLE_PROXY_PASSWORD'),
  userNames: 'upper-ascii',
  sessions: { max: 4 },
  ...(process.env['ORACLE_ERP_SCHEMA'] === undefined ? {} : { schemas: { ERP: process.env['ORACLE_ERP_SCHEMA'] } }),
});
const [aliceName = 'alice', bobName = 'bob'] = process.argv.slice(2);

try {
  const alice = oracle.as(aliceName);
  const bob = oracle.as(bobName);

  // Who does the database think is calling?
  console.log(`as alice: ${await alice.ordersApi.whoAmI()}`);
  console.log(`as bob:   ${await bob.ordersApi.whoAmI()}`);

  // ALICE orders, BOB orders, ALICE approves what BOB ordered.
  const first = await alice.ordersApi.createOrder({ customerId: 42, sku: 'A1', quantity: 2 });
  console.log(`alice placed order ${first.orderId}: ${first.status}`);
  const second = await bob.ordersApi.createOrder({ customerId: 42, sku: 'B2', note: 'urgent' });
  console.log(`bob placed order ${second.orderId}: ${second.status}`);
  const approved = await alice.approvalsApi.approve({ orderId: second.orderId });
  console.log(`alice approved order ${second.orderId}: ${approved.status}`);

  // The audit trail was written by the package, from USER.
  const lastEntry = (await alice.auditApi.lastEntry()) ?? 0;
  for (let entryId = lastEntry - 2; entryId <= lastEntry; entryId += 1) {
    const entry = await alice.auditApi.getEntry({ entryId });
    console.log(`audit: ${entry.sessionUser} via ${entry.proxyUser}: ${entry.action}`);
  }

  // BOB has no EXECUTE on APPROVALS_API: the database refuses, not our code.
  try {
    await bob.approvalsApi.approve({ orderId: first.orderId });
    console.log('bob approved an order, which must not be');
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    console.log(`bob may not approve: ${error.message}`);
  }

  // A business error raised by the PL/SQL keeps its own text, and nothing of the call remains.
  try {
    await alice.ordersApi.createOrder({ customerId: 42, sku: 'B2', quantity: 9 });
    console.log('the credit limit was ignored, which must not be');
  } catch (error) {
    if (!(error instanceof ApplicationError)) throw error;
    console.log(`business error: ${error.message} (outcome: ${error.outcome})`);
  }
  console.log(`open credit: ${await alice.ordersApi.openCredit({ customerId: 42 })}`);
} catch (error) {
  if (!(error instanceof OracleClientError)) throw error;
  console.error(`${error.name}: ${error.message}`);
  process.exitCode = 1;
} finally {
  await oracle.$close();
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`Set ${name}; \`npm run demo\` does it for you.`);
  return value;
}
