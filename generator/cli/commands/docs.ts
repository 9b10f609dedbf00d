import { type AddCommand, CONFIG_OPTIONS, FROM_OPTION, JSON_OPTION, PASSWORD_NOTE, SANDBOX_OPTION } from './command.js';

export const addDocs: AddCommand = (program, finish) => {
  program.command(
    'docs',
    'Write the documentation of the client: a site with search, or Markdown',
    (command) =>
      command
        .options({
          ...CONFIG_OPTIONS,
          ...SANDBOX_OPTION,
          ...FROM_OPTION,
          ...JSON_OPTION,
          output: { type: 'string', describe: 'The folder [docs.output of the configuration]', requiresArg: true },
          format: {
            type: 'array',
            choices: ['html', 'markdown'] as const,
            describe: 'One or both [docs.formats, or html]',
          },
          check: {
            type: 'boolean',
            default: false,
            describe: 'Write nothing; exit with 1 when something would change',
          },
          serve: { type: 'boolean', default: false, describe: 'Show it on 127.0.0.1 until Ctrl+C' },
          port: { type: 'number', default: 0, describe: 'With --serve; 0 takes a free one', requiresArg: true },
        })
        .example([
          ['$0 docs', 'as configured'],
          ['$0 docs --from oracle.catalog.json --serve', 'shows the site'],
          ['$0 docs --output docs/oracle --format markdown', 'pages for a repository'],
        ])
        .epilog(PASSWORD_NOTE),
    async (flags) => {
      const { docsCommand } = await import('../docs-command.js');
      finish(
        await docsCommand({
          config: flags.config,
          connectString: flags.connectString,
          user: flags.user,
          sandbox: flags.sandbox,
          from: flags.from,
          output: flags.output,
          formats: flags.format,
          check: flags.check,
          json: flags.json,
          serve: flags.serve,
          port: flags.port,
          verbose: flags.verbose,
        }),
      );
    },
  );
};
