import { type AddCommand, CONFIG_OPTIONS, JSON_OPTION, PASSWORD_NOTE } from './command.js';

export const addCertify: AddCommand = (program, finish) => {
  program.command(
    'certify',
    'Try out a test database: run our cases in throw-away users there, and write a report to send back',
    (command) =>
      command
        .options({
          ...CONFIG_OPTIONS,
          ...JSON_OPTION,
          output: {
            type: 'string',
            describe: 'The report [oracle-certification-VERSION.json in the working directory]',
            requiresArg: true,
          },
          sandbox: {
            type: 'boolean',
            default: false,
            describe: 'Run them in an empty sandbox, started for this command: to see what it does',
          },
        })
        .example([
          ['$0 certify --connect-string db.example.com/TEST --user system', 'with the password in ORACLE_PASSWORD'],
          ['$0 certify --sandbox', 'without a database'],
        ])
        .epilog(
          `The account must be allowed to create, alter and drop users, and to pass on CREATE SESSION, TABLE, TYPE and PROCEDURE. Its users GOC_…_OWNER, _APP, _ALICE and _BOB are dropped at the end, also after Ctrl+C; nothing else is touched. No configuration is needed. ${PASSWORD_NOTE} Exit code 1: something differed from what is expected.`,
        ),
    async (flags) => {
      const { certifyCommand } = await import('../certify-command.js');
      finish(
        await certifyCommand({
          config: flags.config,
          connectString: flags.connectString,
          user: flags.user,
          output: flags.output,
          sandbox: flags.sandbox,
          json: flags.json,
          verbose: flags.verbose,
        }),
      );
    },
  );
};
