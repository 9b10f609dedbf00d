import yargs from 'yargs';
import { UsageError } from '../errors/generator-error.js';
import { addCall } from './commands/call.js';
import { addCertify } from './commands/certify.js';
import type { AddCommand, Finish } from './commands/command.js';
import { addCompletion } from './commands/completion.js';
import { addCursors } from './commands/cursors.js';
import { addDiff } from './commands/diff.js';
import { addDocs } from './commands/docs.js';
import { addDoctor } from './commands/doctor.js';
import { addDefault, addGenerate } from './commands/generate.js';
import { addInit } from './commands/init.js';
import { addPull } from './commands/pull.js';
import { addSandbox } from './commands/sandbox.js';
import { EXIT_CODES, type ExitCode } from './exit-codes.js';
import { explainUsage } from './explain-usage.js';
import { packageVersion } from './package-version.js';
import { type Help, readHelp } from './read-help.js';
import { refuseRepeated } from './refuse-repeated.js';
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
  addCertify,
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
    const finish: Finish = (code) => {
      exitCode = code;
    };
    const program = commandLine(args, finish);
    // Its flags are not the program's, which `--help` has without a command.
    if (!args.includes('--help') && args.at(-1) !== 'help') addDefault(program, finish);
    try {
      await program.parseAsync();
    } catch (error) {
      if (!(error instanceof Complaint)) throw error;
      throw new UsageError(await explainUsage(error.message, args, firstWord(program), helpOf));
    }
    return exitCode;
  } catch (error) {
    const report = reportError(error, args.includes('--verbose'));
    console.error(report.text);
    return report.exitCode;
  }
}

/** What yargs says against a command line, in its own words. */
class Complaint extends Error {}

function firstWord({ parsed }: ReturnType<typeof commandLine>): string | undefined {
  const word = parsed === false ? undefined : parsed.argv._[0];
  return word === undefined ? undefined : String(word);
}

/** What `--help` says of the program or of one of its commands. */
export async function helpOf(command?: string): Promise<Help> {
  const program = commandLine(command === undefined ? [] : [command], () => undefined);
  return readHelp(await program.wrap(null).getHelp());
}

function commandLine(args: readonly string[], finish: Finish) {
  const program = yargs([...args])
    .scriptName('gen-oracle-client')
    .locale('en')
    .updateStrings({
      'Not enough arguments following: %s': 'A value is missing after --%s',
      'Arguments %s and %s are mutually exclusive': '--%s and --%s exclude each other: give one of them',
      'Argument: %s, Given: %s, Choices: %s': '%s is %s, but must be one of %s',
    })
    .usage('$0 [command]\n\nTyped TypeScript clients for Oracle PL/SQL packages.')
    .example([
      ['$0 init', 'asks, and writes a configuration'],
      ['$0 generate --sandbox', 'writes the client, from the sandbox'],
      ['$0 call orders_api.list_orders --as ALICE --sandbox', 'calls a routine'],
    ])
    .epilog('Without a command it is generate. The flags of each command: gen-oracle-client <command> --help')
    .option('verbose', {
      type: 'boolean',
      default: false,
      describe: 'Say more: files, and stacks of errors',
      global: true,
    });
  for (const add of COMMANDS) add(program, finish);
  return program
    .strict()
    .check((flags, options) => refuseRepeated(flags, options))
    .exitProcess(false)
    .fail((message: string | null, error: Error | undefined) => {
      // yargs' own complaints come as YError, everything else from a handler.
      if (error !== undefined && error.name !== 'YError') throw error;
      throw new Complaint(message ?? error?.message ?? 'The command line is wrong');
    })
    .version(packageVersion())
    .help();
}
