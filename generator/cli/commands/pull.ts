import { type AddCommand, CONFIG_OPTIONS, JSON_OPTION, PASSWORD_NOTE, SANDBOX_OPTION } from './command.js';

export const addPull: AddCommand = (program, finish) => {
  program.command(
    'pull',
    'Read the database into oracle.catalog.json, to commit and to generate from',
    (command) =>
      command
        .options({
          ...CONFIG_OPTIONS,
          ...SANDBOX_OPTION,
          ...JSON_OPTION,
          output: { type: 'string', describe: 'The catalog file [beside the configuration]', requiresArg: true },
          raw: {
            type: 'string',
            describe: 'Write the rows of the dictionary to this folder instead, a CSV file per view',
            requiresArg: true,
          },
          'with-source': {
            type: 'boolean',
            default: false,
            describe: 'With --raw: the text of package specifications, too',
          },
          from: { type: 'string', describe: 'Read this folder of recorded rows, and no database', requiresArg: true },
          check: {
            type: 'boolean',
            default: false,
            describe: 'Write nothing; exit with 1 when something would change',
          },
        })
        .example([
          ['$0 pull', 'writes oracle.catalog.json'],
          ['$0 pull --check', 'for CI: is the catalog up to date?'],
          ['$0 pull --raw rows', 'the rows of the dictionary, for a report'],
        ])
        .epilog(`Rows hold names and types, no data. ${PASSWORD_NOTE}`),
    async (flags) => {
      const { pullCommand } = await import('../pull-command.js');
      finish(
        await pullCommand({
          output: flags.output,
          raw: flags.raw,
          withSource: flags.withSource,
          from: flags.from,
          check: flags.check,
          json: flags.json,
          verbose: flags.verbose,
          config: flags.config,
          connectString: flags.connectString,
          user: flags.user,
          sandbox: flags.sandbox,
        }),
      );
    },
  );
};
