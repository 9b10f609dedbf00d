import { GeneratorError } from '../errors/generator-error.js';
import { EXIT_CODES, type ExitCode } from './exit-codes.js';

/** What a person reads about an error, and what the process ends with. Stacks only when asked for, or when the error is a bug of ours. */
export function reportError(error: unknown, verbose: boolean): { readonly text: string; readonly exitCode: ExitCode } {
  if (!(error instanceof GeneratorError)) {
    return {
      text: `This is a bug in gen-oracle-client; please report it with what follows.\n${stackOf(error)}`,
      exitCode: EXIT_CODES.bug,
    };
  }
  const text = `gen-oracle-client: ${error.message}`;
  return {
    text: verbose ? `${text}\n\n${stackOf(error)}` : text,
    exitCode: error.blame === 'database' ? EXIT_CODES.database : EXIT_CODES.usage,
  };
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\nCaused by: ${stackOf(error.cause)}`;
}
