import { type AddCommand, CONFIG_OPTIONS } from './command.js';

export const addInit: AddCommand = (program, finish) => {
  program.command(
    'init',
    'Write a commented oracle.config.ts, and a sample schema for the sandbox',
    (command) =>
      command
        .options({
          config: { ...CONFIG_OPTIONS.config, describe: 'The file to write [oracle.config.ts]' },
          yes: { type: 'boolean', alias: 'y', default: false, describe: 'Ask nothing; take the defaults' },
          schema: { type: 'string', array: true, describe: 'Schemas that own the packages [ERP]', requiresArg: true },
          packages: { type: 'string', array: true, describe: 'Names or patterns [*]', requiresArg: true },
          output: { type: 'string', describe: 'The folder of the client [./generated]', requiresArg: true },
          'strip-prefix': {
            type: 'string',
            array: true,
            describe: 'Beginnings of parameter names to leave off [p_]',
            requiresArg: true,
          },
          numbers: { choices: ['exact', 'decimal', 'string'] as const, describe: 'What a NUMBER is [exact]' },
          dates: { choices: ['iso', 'date', 'temporal'] as const, describe: 'What a DATE or TIMESTAMP is [iso]' },
          'time-zone': {
            type: 'string',
            describe: 'With --dates date: whose clock they show [UTC]',
            requiresArg: true,
          },
          spelling: {
            choices: ['source', 'dictionary'] as const,
            describe: 'Where the words of names come from [source]',
          },
          emit: { choices: ['ts', 'js'] as const, describe: 'The language of the client [ts]' },
          'connect-string': {
            type: 'string',
            describe: 'Begin with this database instead of the sandbox',
            requiresArg: true,
          },
          user: { type: 'string', describe: 'The account that reads it', requiresArg: true },
        })
        .example([
          ['$0 init', 'asks'],
          ['$0 init --yes', 'takes the defaults'],
          ['$0 init --schema ERP --connect-string db.example.com/ERP --numbers decimal', 'answers by flags'],
        ])
        .epilog(
          'On a terminal it asks what no flag says; elsewhere it takes the defaults, with --yes or any other answer. It overwrites nothing. Exit code 130: cancelled, and nothing written.',
        ),
    async (flags) => {
      const { initCommand } = await import('../init-command.js');
      finish(
        await initCommand({
          config: flags.config,
          yes: flags.yes,
          schema: flags.schema,
          packages: flags.packages,
          output: flags.output,
          stripPrefix: flags.stripPrefix,
          numbers: flags.numbers,
          dates: flags.dates,
          timeZone: flags.timeZone,
          spelling: flags.spelling,
          emit: flags.emit,
          connectString: flags.connectString,
          user: flags.user,
        }),
      );
    },
  );
};
