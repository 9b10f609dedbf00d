import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { runCli } from '../../generator/cli/run-cli.js';

export interface CliFolder {
  readonly path: string;
  /** A file in it. */
  file(name: string): string;
  /** Writes `oracle.config.ts`. */
  configure(config: object): void;
  /** Runs a command with that configuration. */
  run(
    command: string,
    ...flags: string[]
  ): Promise<{ readonly exitCode: number; readonly out: string; readonly err: string }>;
  /** What has been printed since the last command began. */
  readonly printed: { out: string; err: string };
}

/** A folder for a configuration and what is made from it, gone after the test; no variable of the environment counts. */
export function cliFolder(): CliFolder {
  const path = mkdtempSync(join(tmpdir(), 'gen-oracle-client-'));
  const printed = { out: '', err: '' };
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => {
    printed.out += `${line}\n`;
  });
  const error = vi.spyOn(console, 'error').mockImplementation((line: string) => {
    printed.err += `${line}\n`;
  });
  for (const name of ['ORACLE_CONNECT_STRING', 'ORACLE_USER', 'ORACLE_PASSWORD']) vi.stubEnv(name, undefined);
  onTestFinished(() => {
    log.mockRestore();
    error.mockRestore();
    vi.unstubAllEnvs();
    rmSync(path, { recursive: true });
  });
  const file = (name: string) => join(path, name);
  return {
    path,
    file,
    printed,
    configure: (config) => writeFileSync(file('oracle.config.ts'), `export default ${JSON.stringify(config)};\n`),
    run: async (command, ...flags) => {
      Object.assign(printed, { out: '', err: '' });
      const exitCode = await runCli([command, '--config', file('oracle.config.ts'), ...flags]);
      return { exitCode, ...printed };
    },
  };
}
