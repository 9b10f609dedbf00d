import { type AddCommand, CONFIG_OPTIONS, JSON_OPTION } from './command.js';

export const addSandbox: AddCommand = (program, finish) => {
  program.command(
    'sandbox [scripts..]',
    'Start an embedded database with these SQL scripts in it',
    (command) =>
      command
        .positional('scripts', {
          type: 'string',
          array: true,
          default: [],
          describe: 'Files, or folders for their *.sql files, run as SYSTEM in this order [those of the configuration]',
        })
        .options({
          config: CONFIG_OPTIONS.config,
          json: { ...JSON_OPTION.json, describe: 'Print how to connect as one JSON document, once it listens' },
          port: {
            type: 'number',
            describe: 'Port on 127.0.0.1; 0 takes a free one [sandbox.port of the configuration, or 0]',
            requiresArg: true,
          },
          service: { type: 'string', describe: 'Service name to answer to [SANDBOX]', requiresArg: true },
          'system-password': {
            type: 'string',
            describe: 'Password of SYSTEM [made up and printed]',
            requiresArg: true,
          },
        })
        .example([
          ['$0 sandbox', 'the one of oracle.config.ts'],
          ['$0 sandbox sql/users.sql sql/packages --port 1521', 'with these scripts'],
        ])
        .epilog('It listens on this machine only, keeps everything in memory and runs until Ctrl+C.'),
    async ({ config, json, scripts, port, service, systemPassword }) => {
      const { sandboxCommand } = await import('../sandbox-command.js');
      finish(await sandboxCommand({ config, json, scripts, port, service, systemPassword }));
    },
  );
};
