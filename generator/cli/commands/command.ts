import type { Argv } from 'yargs';
import type { ExitCode } from '../exit-codes.js';

/** What every command's flags have. */
export interface GlobalFlags {
  readonly verbose: boolean;
}

export type Program = Argv<GlobalFlags>;

/** Takes a command's exit code. */
export type Finish = (exitCode: ExitCode) => void;

/** Adds one command to the program. Its handler is imported when it is chosen, so that `--help` answers at once. */
export type AddCommand = (program: Program, finish: Finish) => void;

/** The options of every command over a configuration. */
export const CONFIG_OPTIONS = {
  config: { type: 'string', describe: 'Configuration file [oracle.config.ts]', requiresArg: true },
  'connect-string': { type: 'string', describe: 'Overrides ORACLE_CONNECT_STRING', requiresArg: true },
  user: { type: 'string', describe: 'Overrides ORACLE_USER', requiresArg: true },
} as const;

/** Of commands that read a database. */
export const SANDBOX_OPTION = {
  sandbox: {
    type: 'boolean',
    default: false,
    describe: 'Read no other database but the sandbox of the configuration, started for this command',
  },
} as const;

/** Of commands whose answer scripts read. */
export const JSON_OPTION = {
  json: { type: 'boolean', default: false, describe: 'Print the result as one JSON document' },
} as const;

/** Of commands that can do without a database. */
export const FROM_OPTION = {
  from: {
    type: 'string',
    describe: 'Read this catalog file, or folder of recorded rows (see pull), and no database',
    requiresArg: true,
  },
} as const;

export const PASSWORD_NOTE =
  'The password is taken from ORACLE_PASSWORD, in the environment or a .env file beside the configuration.';
