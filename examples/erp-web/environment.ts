import type { UserScope } from 'gen-oracle-client/runtime';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import type { OracleClient } from './generated/index.js';

/** What the pages are made with. */
export interface Services {
  readonly oracle: OracleClient;
  /** Whose `source` is the client's `userSource`. */
  readonly users: UserScope;
  readonly logger: Logger;
  /** Signs the log-in cookie. */
  readonly cookieSecret: string;
}

/** What the middlewares leave for the handlers of a request. */
export interface Environment {
  readonly Variables: { requestId: string; user: string };
}

export type ErpApp = Hono<Environment>;
