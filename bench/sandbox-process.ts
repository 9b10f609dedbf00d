// The sandbox in a process of its own, so that what the client costs is measured without the server. Started as a child it is
// the server; imported it is the way to start one.
import { fileURLToPath } from 'node:url';
import { type Sandbox, startSandbox } from 'gen-oracle-client/sandbox';
import { AnsweringChild, serveParent } from './child-process.js';

/** A sandbox in another process. `await using` ends it. */
export interface SandboxProcess extends AsyncDisposable {
  readonly connectString: string;
  /** Requests that the server has answered on the connections there are. */
  roundTrips(): Promise<number>;
  /** From now on every round trip takes so much longer. */
  setLatency(ms: number): Promise<void>;
}

type Request = { readonly ask: 'round trips' } | { readonly latencyMs: number };

export async function startSandboxProcess(scripts: readonly string[]): Promise<SandboxProcess> {
  const child = new AnsweringChild(fileURLToPath(import.meta.url), scripts);
  const ask = (request: Request) => child.request(request);
  const connectString = await child.ready();
  if (typeof connectString !== 'string') throw new Error('The sandbox process did not start.');
  return {
    connectString,
    async roundTrips() {
      const count = await ask({ ask: 'round trips' });
      if (typeof count !== 'number') throw new Error('The sandbox process did not answer.');
      return count;
    },
    async setLatency(latencyMs) {
      await ask({ latencyMs });
    },
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  };
}

async function serve(scripts: readonly string[]): Promise<void> {
  const sandbox: Sandbox = await startSandbox({ scripts });
  const answer = (request: unknown): Promise<unknown> => {
    if (isLatency(request)) sandbox.faults.latencyMs = request.latencyMs;
    return Promise.resolve(sandbox.roundTrips);
  };
  serveParent(sandbox.connectString, answer, () => sandbox.stop());
}

function isLatency(request: unknown): request is { readonly latencyMs: number } {
  return typeof request === 'object' && request !== null && 'latencyMs' in request;
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.send !== undefined)
  await serve(process.argv.slice(2));
