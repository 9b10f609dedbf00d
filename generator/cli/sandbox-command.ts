import type { Sandbox } from '../../sandbox/index.js';
import { DatabaseError, UsageError } from '../errors/generator-error.js';
import { endOfProcess } from './end-of-process.js';
import { EXIT_CODES, type ExitCode } from './exit-codes.js';

export interface SandboxFlags {
  readonly scripts: readonly string[];
  /** 0 takes a free one. */
  readonly port: number;
  readonly service: string;
  readonly systemPassword: string | undefined;
}

/** Runs a sandbox until the process is told to end. */
export async function sandboxCommand(flags: SandboxFlags): Promise<ExitCode> {
  // Heard from the beginning, so that no data is loaded for nobody.
  const ended = endOfProcess();
  const sandbox = await start(flags);
  console.log(describe(sandbox, flags));
  await ended;
  await sandbox.stop();
  console.log('The sandbox has stopped.');
  return EXIT_CODES.fine;
}

async function start({ scripts, port, service, systemPassword }: SandboxFlags): Promise<Sandbox> {
  if (service.trim() === '') throw new UsageError('The service name of --service is empty.');
  const { ListenError, ScriptError, ScriptStatementError, startSandbox } = await import('../../sandbox/index.js');
  try {
    return await startSandbox({
      scripts,
      port,
      serviceName: service,
      ...(systemPassword === undefined ? {} : { systemPassword }),
    });
  } catch (error) {
    if (error instanceof ScriptStatementError) throw new DatabaseError(error.message, { cause: error });
    if (error instanceof ScriptError) throw new UsageError(error.message, { cause: error });
    if (error instanceof ListenError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

function describe({ connectString, systemPassword }: Sandbox, { scripts }: SandboxFlags): string {
  const loaded = scripts.length === 0 ? 'It is empty' : `Loaded: ${scripts.join(', ')}`;
  return [
    `The sandbox listens on ${connectString}. ${loaded}.`,
    '',
    `  connect string  ${connectString}`,
    '  user            SYSTEM, or any that the scripts created',
    `  password        ${systemPassword}`,
    '',
    'Everything is in memory and gone when it ends. Press Ctrl+C to stop it.',
  ].join('\n');
}
