// `npx tsx --tsconfig examples/erp-web/tsconfig.json examples/erp-web/screenshots.ts`: the pictures of the guide.
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { userScope } from 'gen-oracle-client/runtime';
import { startSandbox } from 'gen-oracle-client/sandbox';
import { pino } from 'pino';
import { chromium } from 'playwright-core';
import { createApp } from './app.js';
import { createErpClient } from './client.js';

const images = new URL('../../docs/images/', import.meta.url);
const sandbox = await startSandbox({ scripts: [fileURLToPath(new URL('./sql', import.meta.url))] });
const users = userScope();
const oracle = createErpClient(sandbox.connectString, 'Erp-app-1', users);
const app = createApp({ oracle, users, logger: pino({ enabled: false }), cookieSecret: 'only-for-pictures' });

const SAMPLES = [
  ['ALICE', 41, 'Samples for the spring fair', 'Cotton, roll', 12, 48.5],
  ['BOB', 42, 'Deliver to the back door', 'Office chair', 6, 199],
  ['ALICE', 43, null, 'Reading lamp', 20, 49.9],
  ['CAROL', 42, 'Board room', 'Oak table', 1, 2450],
  ['BOB', 43, 'Whole ward', 'Hospital bed', 8, 3200],
  ['ALICE', 42, 'Urgent', 'Desk lamp', 3, 59.9],
] as const;
const approved: readonly string[] = ['Cotton, roll', 'Office chair'];
for (const [user, customerId, note, article, quantity, unitPrice] of SAMPLES) {
  const lines = [{ article, quantity, unitPrice }];
  const { orderId } = await oracle.as({ user, clientIdentifier: crypto.randomUUID() }).ordersApi.createOrder({
    customerId,
    note,
    lines,
  });
  if (approved.includes(article))
    await oracle.as({ user: 'CAROL', clientIdentifier: crypto.randomUUID() }).ordersApi.approveOrder({ orderId });
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
await new Promise((resolve) => server.once('listening', resolve));
const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
await page.goto(`http://127.0.0.1:${portOf(server.address())}`);
await page.getByRole('button', { name: 'CAROL' }).click();
await page.getByRole('heading', { name: 'Orders' }).waitFor();
await page.screenshot({ path: fileURLToPath(new URL('erp-web-orders.png', images)) });
await page.emulateMedia({ colorScheme: 'dark' });
await page.getByRole('link', { name: 'Audit' }).click();
await page.getByRole('heading', { name: 'Audit' }).waitFor();
await page.screenshot({ path: fileURLToPath(new URL('erp-web-audit.png', images)) });

await browser.close();
await new Promise((resolve) => server.close(resolve));
await oracle.$close();
await sandbox.stop();

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server does not listen.');
  return address.port;
}
