import { type AddCommand, CONFIG_OPTIONS, PASSWORD_NOTE, SANDBOX_OPTION } from './command.js';

export const addDiff: AddCommand = (program, finish) => {
  program.command(
    'diff <before> [after]',
    'Compare two catalogs and grade each change: breaking, behaviour, compatible or docs',
    (command) =>
      command
        .positional('before', {
          type: 'string',
          demandOption: true,
          describe: 'A catalog file, or `live` for the configured database',
        })
        .positional('after', { type: 'string', default: 'live', describe: 'The same' })
        .options({
          ...CONFIG_OPTIONS,
          ...SANDBOX_OPTION,
          json: { type: 'boolean', default: false, describe: 'Print the changes as JSON' },
          github: { type: 'boolean', default: false, describe: 'Print annotations for GitHub Actions' },
          'fail-on': {
            choices: ['breaking', 'behaviour', 'compatible', 'docs', 'never'] as const,
            default: 'breaking' as const,
            describe: 'Exit with 1 on a change of this grade or a worse one',
            requiresArg: true,
          },
        })
        .example([
          ['$0 diff oracle.catalog.json', 'the committed catalog with the database'],
          ['$0 diff old.json new.json --fail-on behaviour', 'two files'],
          ['$0 diff oracle.catalog.json --github', 'annotations for a pull request'],
        ])
        .epilog(
          `Names and types are those of a client generated with oracle.config.ts, where there is one, and with all defaults otherwise. ${PASSWORD_NOTE}`,
        ),
    async (flags) => {
      const { diffCommand } = await import('../diff-command.js');
      finish(
        await diffCommand({
          before: flags.before,
          after: flags.after,
          json: flags.json,
          github: flags.github,
          failOn: flags['fail-on'],
          config: flags.config,
          connectString: flags.connectString,
          user: flags.user,
          sandbox: flags.sandbox,
        }),
      );
    },
  );
};
