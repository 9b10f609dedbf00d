import { type AddCommand, CONFIG_OPTIONS, PASSWORD_NOTE } from './command.js';

export const addGenerate: AddCommand = (program, finish) => {
  program.command(
    ['generate', '$0'],
    'Read the database and write the client',
    (command) =>
      command
        .options({
          ...CONFIG_OPTIONS,
          check: {
            type: 'boolean',
            default: false,
            describe: 'Write nothing; exit with 1 when the client is out of date',
          },
          'dry-run': { type: 'boolean', default: false, describe: 'Write nothing; list what would change' },
        })
        .epilog(PASSWORD_NOTE),
    async (flags) => {
      const { generateCommand } = await import('../generate-command.js');
      finish(
        await generateCommand({
          ...flags,
          config: flags.config,
          connectString: flags.connectString,
          user: flags.user,
        }),
      );
    },
  );
};
