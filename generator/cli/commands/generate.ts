import type { ArgumentsCamelCase, Argv } from 'yargs';
import { UsageError } from '../../errors/generator-error.js';
import {
  type AddCommand,
  CONFIG_OPTIONS,
  type Finish,
  FROM_OPTION,
  JSON_OPTION,
  PASSWORD_NOTE,
  type Program,
  SANDBOX_OPTION,
} from './command.js';

export const addGenerate: AddCommand = (program, finish) => {
  program.command('generate', 'Read the database and write the client', withOptions, handler(finish));
};

/** What runs when no command is named; only `generate` is in `--help`. */
export const addDefault: AddCommand = (program, finish) => {
  program.command('$0', false, withOptions, handler(finish));
};

const withOptions = (command: Program) =>
  command
    .options({
      ...CONFIG_OPTIONS,
      ...SANDBOX_OPTION,
      ...FROM_OPTION,
      ...JSON_OPTION,
      check: {
        type: 'boolean',
        default: false,
        describe: 'Write nothing; exit with 1 when the client is out of date',
      },
      'dry-run': { type: 'boolean', default: false, describe: 'Write nothing; list what would change' },
      strict: {
        type: 'boolean',
        default: false,
        describe: 'Write nothing and exit with 1 when something is left out or noted',
      },
      watch: { type: 'boolean', default: false, describe: 'Write again after each change, until Ctrl+C' },
      'watch-interval': {
        type: 'number',
        default: 2,
        describe: 'Seconds between looks at the database and the files',
        requiresArg: true,
      },
    })
    .example([
      ['$0 generate', 'reads the configured database and writes the client'],
      ['$0 generate --check', 'for CI: is the client up to date?'],
      ['$0 generate --check --json', 'the same, for a script'],
      ['$0 generate --from oracle.catalog.json', 'without a database'],
      ['$0 generate --sandbox --watch', 'follows the scripts of the sandbox'],
    ])
    .epilog(PASSWORD_NOTE);

type Flags = ReturnType<typeof withOptions> extends Argv<infer Options> ? ArgumentsCamelCase<Options> : never;

function handler(finish: Finish): (flags: Flags) => Promise<void> {
  return async (flags) => {
    const given = { ...flags, config: flags.config, connectString: flags.connectString, user: flags.user };
    if (!flags.watch) {
      const { generateCommand } = await import('../generate-command.js');
      return finish(await generateCommand({ ...given, from: flags.from }));
    }
    if (flags.check || flags.dryRun) throw new UsageError('--watch writes; leave out --check and --dry-run.');
    if (flags.json)
      throw new UsageError('--watch writes again and again, --json prints one document: give one of them.');
    const seconds = flags.watchInterval;
    if (!(seconds >= 0.05)) throw new UsageError('--watch-interval takes seconds, at least 0.05.');
    const { watchCommand } = await import('../watch-command.js');
    finish(await watchCommand({ ...given, from: flags.from }, seconds * 1000));
  };
}
