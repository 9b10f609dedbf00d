import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import type { Environment, ErpApp, Services } from './environment.js';
import { asLoggedIn } from './log-in.js';
import { createMetrics } from './metrics.js';
import { addAuditPage } from './pages/audit.js';
import { answerFailure } from './pages/failure.js';
import { addLogInPages } from './pages/log-in.js';
import { addNewOrderPages } from './pages/new-order.js';
import { addOrdersPages } from './pages/orders.js';

const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8');

export function createApp(services: Services): ErpApp {
  const app = new Hono<Environment>();
  const metrics = createMetrics(services.oracle);

  app.use(async (context, next) => {
    const started = performance.now();
    context.set('requestId', randomUUID());
    await next();
    const { method, path } = context.req;
    const ms = Math.round(performance.now() - started);
    services.logger.info(
      { requestId: context.get('requestId'), method, path, status: context.res.status, ms },
      'request',
    );
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ['data:'],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    }),
  );
  app.use(csrf());
  app.use(bodyLimit({ maxSize: 64 * 1024 }));
  app.onError((error, context) => answerFailure(error, context, services));

  app.get('/healthz', (context) => context.text('ok'));
  app.get('/metrics', async (context) =>
    context.body(await metrics.metrics(), 200, { 'content-type': metrics.contentType }),
  );
  app.get('/style.css', (context) => context.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }));
  addLogInPages(app, services);

  // Everything from here on needs a log-in.
  app.use(asLoggedIn(services));
  app.get('/', (context) => context.redirect('/orders'));
  addOrdersPages(app, services);
  addNewOrderPages(app, services);
  addAuditPage(app, services);
  return app;
}
