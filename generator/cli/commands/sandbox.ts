import type { AddCommand } from './command.js';

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
      const { sandboxCommand } = await import('../sandbox-command.js');
      finish(await sandboxCommand({ scripts, port, service, systemPassword }));
    },
  );
};
