import yargs from 'yargs';
import { UsageError } from '../errors/generator-error.js';
import { EXIT_CODES, type ExitCode } from './exit-codes.js';
import { packageVersion } from './package-version.js';
import { reportError } from './report-error.js';

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

/** Handlers are imported when they are chosen, so that `--help` answers at once. */
function commandLine(args: readonly string[], finish: (exitCode: ExitCode) => void) {
  return yargs([...args])
    .scriptName('gen-oracle-client')
    .locale('en')
    .usage('$0 <command>\n\nTyped TypeScript clients for Oracle PL/SQL packages.')
    .option('verbose', {
      type: 'boolean',
      default: false,
      describe: 'Say more: files, and stacks of errors',
      global: true,
    })
    .command(
      ['generate', '$0'],
      'Read the database and write the client',
      (command) =>
        command
          .options({
            config: { type: 'string', describe: 'Configuration file [oracle.config.ts]', requiresArg: true },
            'connect-string': { type: 'string', describe: 'Overrides ORACLE_CONNECT_STRING', requiresArg: true },
            user: { type: 'string', describe: 'Overrides ORACLE_USER', requiresArg: true },
            check: {
              type: 'boolean',
              default: false,
              describe: 'Write nothing; exit with 1 when the client is out of date',
            },
            'dry-run': { type: 'boolean', default: false, describe: 'Write nothing; list what would change' },
          })
          .epilog(
            'The password is taken from ORACLE_PASSWORD, in the environment or a .env file beside the configuration.',
          ),
      async (flags) => {
        const { generateCommand } = await import('./generate-command.js');
        finish(
          await generateCommand({
            ...flags,
            config: flags.config,
            connectString: flags.connectString,
            user: flags.user,
          }),
        );
      },
    )
    .command(
      'cursors <action>',
      'Find out what rows cursors have: `record` makes the configured sample calls and writes oracle.cursors.json',
      (command) =>
        command
          .positional('action', { choices: ['record'] as const, demandOption: true })
          .options({
            config: { type: 'string', describe: 'Configuration file [oracle.config.ts]', requiresArg: true },
            'connect-string': { type: 'string', describe: 'Overrides ORACLE_CONNECT_STRING', requiresArg: true },
            user: { type: 'string', describe: 'Overrides ORACLE_USER', requiresArg: true },
          })
          .epilog(
            'Each call is made on behalf of its own user, through the account of the configuration, and rolled back. What a routine commits itself stays.',
          ),
      async (flags) => {
        const { recordCursorsCommand } = await import('./record-cursors-command.js');
        finish(
          await recordCursorsCommand({ config: flags.config, connectString: flags.connectString, user: flags.user }),
        );
      },
    )
    .command(
      'sandbox [scripts..]',
      'Start an embedded database with these SQL scripts in it',
      (command) =>
        command
          .positional('scripts', {
            type: 'string',
            array: true,
            default: [],
            describe: 'Files, or folders for their *.sql files, run as SYSTEM in this order',
          })
          .options({
            port: { type: 'number', default: 0, describe: 'Port on 127.0.0.1; 0 takes a free one', requiresArg: true },
            service: { type: 'string', default: 'SANDBOX', describe: 'Service name to answer to', requiresArg: true },
            'system-password': {
              type: 'string',
              describe: 'Password of SYSTEM [made up and printed]',
              requiresArg: true,
            },
          })
          .epilog('It listens on this machine only, keeps everything in memory and runs until Ctrl+C.'),
      async ({ scripts, port, service, systemPassword }) => {
        const { sandboxCommand } = await import('./sandbox-command.js');
        finish(await sandboxCommand({ scripts, port, service, systemPassword }));
      },
    )
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
