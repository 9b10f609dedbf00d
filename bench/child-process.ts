// Requests to a child process and their answers, one at a time.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A child that answers. `await using` ends it. */
export class AnsweringChild implements AsyncDisposable {
  readonly #child: ChildProcess;
  #last: Promise<unknown> = Promise.resolve();

  /** @param module is run with these arguments; it calls `serveParent` */
  constructor(module: string, args: readonly string[]) {
    this.#child = fork(module, [...args], { stdio: 'inherit', serialization: 'advanced' });
  }

  /** What the child says by itself when it is ready. */
  ready(): Promise<unknown> {
    return this.#answer();
  }

  request(message: object): Promise<unknown> {
    const asked = this.#last.then(() => {
      const answer = this.#answer();
      this.#child.send(message);
      return answer;
    });
    this.#last = asked.catch(() => undefined);
    return asked;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const exit = once(this.#child, 'exit');
    if (this.#child.connected) this.#child.disconnect();
    await exit;
  }

  async #answer(): Promise<unknown> {
    const gone = new AbortController();
    const ended = () => gone.abort(new Error('The child process ended.'));
    this.#child.once('exit', ended);
    try {
      const [message]: unknown[] = await once(this.#child, 'message', { signal: gone.signal });
      return message;
    } finally {
      this.#child.off('exit', ended);
    }
  }
}

/**
 * In the child: says that it is ready, and answers.
 * @param stop is called when the parent wants no more
 */
export function serveParent(
  ready: unknown,
  answer: (message: unknown) => Promise<unknown>,
  stop: () => Promise<void>,
): void {
  process.on('message', (message) => {
    void answer(message).then((reply) => process.send?.(reply ?? null));
  });
  process.on('disconnect', () => void stop());
  process.send?.(ready);
}
