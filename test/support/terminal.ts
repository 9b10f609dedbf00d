import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** As users run it: built, which `npm test` does before the tests. */
const MAIN = fileURLToPath(new URL('../../dist/generator/cli/main.js', import.meta.url));

export interface Ended {
  readonly exitCode: number | null;
  /** What standard output got; with a terminal standard error, too, as it came. */
  readonly out: string;
  /** Nothing with a terminal. */
  readonly err: string;
}

/** `gen-oracle-client …` as a process of its own. */
export class CommandProcess {
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;
  #out = '';
  #err = '';
  #onOutput: (() => void) | undefined;

  private constructor(child: ChildProcess) {
    this.#child = child;
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      this.#out += chunk.toString('utf8');
      this.#onOutput?.();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#err += chunk.toString('utf8');
    });
    this.ended = new Promise((resolve) => {
      child.on('close', (exitCode) => resolve({ exitCode, out: this.#out, err: this.#err }));
    });
  }

  /** On a terminal of util-linux's `script`, 120 columns wide. */
  static onTerminal(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): CommandProcess {
    // Replaced by the command, the shell does not hear Ctrl+C itself.
    const words = ['exec', process.execPath, MAIN, ...args].map((word) => `'${word}'`).join(' ');
    const command = `stty columns 120 rows 50; ${words}`;
    const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
      cwd,
      stdio: 'pipe',
      env: { ...process.env, TERM: 'xterm', CI: '', ...env },
    });
    return new CommandProcess(child);
  }

  /** With pipes, and nothing to read. */
  static piped(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): CommandProcess {
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    return new CommandProcess(child);
  }

  /** What has been printed once this is among it. @throws when the command ends before */
  shown(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#onOutput = () => {
        if (this.#out.includes(text)) resolve(this.#out);
      };
      this.#onOutput();
      void this.ended.then(({ out, err }) => reject(new Error(`It ended without "${text}": ${out}${err}`)));
    });
  }

  /** Types it. */
  type(keys: string): void {
    this.#child.stdin?.write(keys);
  }

  signal(signal: 'SIGINT' | 'SIGTERM'): void {
    this.#child.kill(signal);
  }
}
