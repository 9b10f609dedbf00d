// The sandbox in a process of its own, so that what the client costs is measured without the server. Started as a child it is
// the server; imported it is the way to start one.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Sandbox, startSandbox } from 'gen-oracle-client/sandbox';

/** A sandbox in another process. `await using` ends it. */
export interface SandboxProcess extends AsyncDisposable {
  readonly connectString: string;
  /** Requests that the server has answered on the connections there are. */
  roundTrips(): Promise<number>;
}

export async function startSandboxProcess(scripts: readonly string[]): Promise<SandboxProcess> {
  const child = fork(fileURLToPath(import.meta.url), [...scripts], { stdio: 'inherit' });
  const answer = async (): Promise<unknown> => {
    const [message]: unknown[] = await once(child, 'message');
    return message;
  };
  const connectString = await answer();
  if (typeof connectString !== 'string') throw new Error('The sandbox process did not start.');
  return {
    connectString,
    async roundTrips() {
      child.send('round trips');
      const count = await answer();
      if (typeof count !== 'number') throw new Error('The sandbox process did not answer.');
      return count;
    },
    async [Symbol.asyncDispose]() {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}

async function serve(scripts: readonly string[]): Promise<void> {
  const sandbox: Sandbox = await startSandbox({ scripts });
  process.on('message', () => process.send?.(sandbox.roundTrips));
  process.on('disconnect', () => void sandbox.stop());
  process.send?.(sandbox.connectString);
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.send !== undefined)
  await serve(process.argv.slice(2));
