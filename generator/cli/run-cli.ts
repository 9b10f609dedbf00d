import yargs from 'yargs';
import { UsageError } from '../errors/generator-error.js';
import { addCall } from './commands/call.js';
import type { AddCommand, Finish } from './commands/command.js';
import { addCompletion } from './commands/completion.js';
import { addCursors } from './commands/cursors.js';
import { addDiff } from './commands/diff.js';
import { addDocs } from './commands/docs.js';
import { addDoctor } from './commands/doctor.js';
import { addGenerate } from './commands/generate.js';
import { addInit } from './commands/init.js';
import { addPull } from './commands/pull.js';
import { addSandbox } from './commands/sandbox.js';
import { EXIT_CODES, type ExitCode } from './exit-codes.js';
import { packageVersion } from './package-version.js';
import { reportError } from './report-error.js';

/** In the order of `--help`. */
const COMMANDS: readonly AddCommand[] = [
  addInit,
  addGenerate,
  addPull,
  addDiff,
  addDocs,
  addCursors,
  addDoctor,
  addCall,
  addSandbox,
  addCompletion,
];

/**
 * Runs one command line. The only place that catches: errors become one paragraph on standard error and an exit code.
 * @param args without the names of node and the script
 */
export async function runCli(args: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT_CODES.fine;
  try {
    await commandLine(args, (code) => {
      exitCode = code;
    }).parseAsync();
    return exitCode;
  } catch (error) {
    const report = reportError(error, args.includes('--verbose'));
    console.error(report.text);
    return report.exitCode;
  }
}

function commandLine(args: readonly string[], finish: Finish) {
  const program = yargs([...args])
    .scriptName('gen-oracle-client')
    .locale('en')
    .usage('$0 <command>\n\nTyped TypeScript clients for Oracle PL/SQL packages.')
    .option('verbose', {
      type: 'boolean',
      default: false,
      describe: 'Say more: files, and stacks of errors',
      global: true,
    });
  for (const add of COMMANDS) add(program, finish);
  return program
    .strict()
    .recommendCommands()
    .exitProcess(false)
    .fail((message: string | null, error: Error | undefined) => {
      // yargs' own complaints come as YError, everything else from a handler.
      if (error !== undefined && error.name !== 'YError') throw error;
      throw new UsageError(
        `${message ?? error?.message ?? 'The command line is wrong'}. See gen-oracle-client --help.`,
      );
    })
    .version(packageVersion())
    .help();
}
