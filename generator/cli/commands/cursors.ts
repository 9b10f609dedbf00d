import { type AddCommand, CONFIG_OPTIONS, JSON_OPTION, SANDBOX_OPTION } from './command.js';

export const addCursors: AddCommand = (program, finish) => {
  program.command(
    'cursors <action>',
    'Find out what rows cursors have: `record` makes the configured sample calls and writes oracle.cursors.json',
    (command) =>
      command
        .positional('action', { choices: ['record'] as const, demandOption: true })
        .options({ ...CONFIG_OPTIONS, ...SANDBOX_OPTION, ...JSON_OPTION })
        .example([['$0 cursors record', 'makes the calls of cursorSamples']])
        .epilog(
          'Each call is made on behalf of its own user, through the account of the configuration, and rolled back. What a routine commits itself stays.',
        ),
    async (flags) => {
      const { recordCursorsCommand } = await import('../record-cursors-command.js');
      finish(
        await recordCursorsCommand({
          config: flags.config,
          connectString: flags.connectString,
          user: flags.user,
          sandbox: flags.sandbox,
          json: flags.json,
        }),
      );
    },
  );
};
