// The server of a soak in a process of its own. Started as a child it is the server; imported it is the way to start one.
import { fileURLToPath } from 'node:url';
import { AnsweringChild, serveParent } from '../child-process.js';
import type { LogEntry, ServerReport, SoakServer, TroublePlan } from './soak-plan.js';
import { startSoakServer } from './soak-server.js';

type Request =
  | { readonly do: 'begin'; readonly plan: TroublePlan; readonly cap: number }
  | { readonly do: 'end' | 'log' | 'sessions' };

/** As `startSoakServer`, in another process. */
export async function startSoakProcess(users: number): Promise<SoakServer> {
  const child = new AnsweringChild(fileURLToPath(import.meta.url), [String(users)]);
  const ask = (request: Request) => child.request(request);
  const connectString = await child.ready();
  if (typeof connectString !== 'string') throw new Error('The sandbox process did not start.');
  return {
    connectString,
    beginTrouble: async (plan, cap) => {
      await ask({ do: 'begin', plan, cap });
    },
    endTrouble: async () => {
      const report = await ask({ do: 'end' });
      if (!isReport(report)) throw new Error('The sandbox process gave no report.');
      return report;
    },
    log: async () => {
      const log = await ask({ do: 'log' });
      if (!isLog(log)) throw new Error('The sandbox process gave no log.');
      return log;
    },
    sessions: async () => Number(await ask({ do: 'sessions' })),
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  };
}

function isReport(value: unknown): value is ServerReport {
  return typeof value === 'object' && value !== null && 'capExceeded' in value;
}

function isLog(value: unknown): value is readonly LogEntry[] {
  return Array.isArray(value);
}

function isRequest(value: unknown): value is Request {
  return typeof value === 'object' && value !== null && 'do' in value;
}

async function serve(users: number): Promise<void> {
  const server = await startSoakServer(users);
  const answer = (request: unknown): Promise<unknown> => {
    if (!isRequest(request)) throw new TypeError('not a request');
    switch (request.do) {
      case 'begin':
        return server.beginTrouble(request.plan, request.cap);
      case 'end':
        return server.endTrouble();
      case 'log':
        return server.log();
      case 'sessions':
        return server.sessions();
    }
  };
  serveParent(server.connectString, answer, async () => {
    await server[Symbol.asyncDispose]();
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.send !== undefined)
  await serve(Number(process.argv[2]));
