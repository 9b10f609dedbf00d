import { type AddCommand, CONFIG_OPTIONS, PASSWORD_NOTE, SANDBOX_OPTION } from './command.js';

export const addDoctor: AddCommand = (program, finish) => {
  program.command(
    'doctor',
    'Check the database and its accounts, and print the DDL that mends what is missing',
    (command) =>
      command
        .options({
          ...CONFIG_OPTIONS,
          ...SANDBOX_OPTION,
          users: {
            type: 'string',
            describe:
              'Users to check, separated by commas, instead of those of the configuration: whether they can connect through the proxy account, and execute the packages',
            requiresArg: true,
          },
          role: {
            type: 'string',
            describe: 'Give what users lack to this role, and the role to them',
            requiresArg: true,
          },
          'proxy-user': { type: 'string', describe: 'Overrides ORACLE_PROXY_USER', requiresArg: true },
          sessions: {
            type: 'number',
            default: 10,
            describe: 'How many sessions the application opens in all: sessions.max times its processes',
            requiresArg: true,
          },
          json: { type: 'boolean', default: false, describe: 'Print { checks, ddl } as JSON' },
        })
        .example([
          ['$0 doctor', 'the database, the accounts, the packages'],
          ['$0 doctor --users ALICE,BOB --role ERP_USER', 'and what these users lack'],
        ])
        .epilog(
          `${PASSWORD_NOTE} The account that logs in for the users is ORACLE_PROXY_USER with ORACLE_PROXY_PASSWORD, or else the same. Nothing is executed or changed. Exit code 1: something failed.`,
        ),
    async (flags) => {
      const { doctorCommand } = await import('../doctor-command.js');
      finish(
        await doctorCommand({
          config: flags.config,
          connectString: flags.connectString,
          user: flags.user,
          sandbox: flags.sandbox,
          users: flags.users,
          role: flags.role,
          proxyUser: flags.proxyUser,
          sessions: flags.sessions,
          json: flags.json,
        }),
      );
    },
  );
};
