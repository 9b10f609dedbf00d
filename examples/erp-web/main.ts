import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { userScope } from 'gen-oracle-client/runtime';
import { startSandbox } from 'gen-oracle-client/sandbox';
import { pino } from 'pino';
import { createApp } from './app.js';
import { createErpClient } from './client.js';

const logger = pino();
const sandbox = await startSandbox({ scripts: [fileURLToPath(new URL('./sql', import.meta.url))] });
sandbox.faults.latencyMs = Number(process.env['SANDBOX_LATENCY_MS'] ?? 0);
const users = userScope();
const oracle = createErpClient(sandbox.connectString, 'Erp-app-1', users);
const cookieSecret = process.env['COOKIE_SECRET'] ?? randomBytes(32).toString('hex');
const app = createApp({ oracle, users, logger, cookieSecret });

const server = serve(
  { fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env['PORT'] ?? 3000) },
  ({ port }) => logger.info(`ERP is at http://127.0.0.1:${port}`),
);

// No new requests; those that run are finished, then the sessions end, then the database.
let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  server.close(() => {
    oracle
      .$close()
      .then(() => sandbox.stop())
      .then(() => logger.info('stopped'))
      .catch((error: unknown) => {
        logger.error({ error: error instanceof Error ? error.name : 'unknown' }, 'stopping failed');
        process.exitCode = 1;
      });
  });
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
