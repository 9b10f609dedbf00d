import type { UserScope } from 'gen-oracle-client/runtime';
import { createClient, type OracleClient } from './generated/index.js';

/** The one client of the process: every request's calls go through it, each as the user whom `users` carries. */
export function createErpClient(connectString: string, password: string, users: UserScope): OracleClient {
  return createClient({
    connectString,
    proxyUser: 'ERP_APP',
    credentials: password,
    userNames: 'upper-ascii',
    userSource: users.source,
    sessions: { max: 8 },
    timeouts: { lease: 5_000, call: 15_000 },
  });
}
