import { type AddCommand, CONFIG_OPTIONS, SANDBOX_OPTION } from './command.js';

export const addCall: AddCommand = (program, finish) => {
  program.command(
    'call <routine>',
    'Call one routine as a user, with JSON in and out',
    (command) =>
      command
        .positional('routine', {
          type: 'string',
          demandOption: true,
          describe: 'PACKAGE.ROUTINE or SCHEMA.PACKAGE.ROUTINE; a standalone routine without PACKAGE',
        })
        .options({
          ...CONFIG_OPTIONS,
          ...SANDBOX_OPTION,
          as: { type: 'string', describe: 'The user that it is called as', requiresArg: true },
          'as-proxy-account': {
            type: 'boolean',
            describe: 'Call it as the connecting account itself, for nobody',
          },
          json: {
            type: 'string',
            describe: 'The arguments by their names in the client; @FILE reads a file, - standard input',
            requiresArg: true,
          },
          schema: {
            type: 'string',
            describe: 'The schema that has it, of the configuration or not',
            requiresArg: true,
          },
          from: {
            type: 'string',
            describe: 'A saved catalog to take the signature from, instead of reading it',
            requiresArg: true,
          },
          overload: {
            type: 'string',
            describe: 'Which overload, by its own name in the client or its number',
            requiresArg: true,
          },
          describe: {
            type: 'boolean',
            default: false,
            describe: 'Call nothing; show the signature and what the JSON looks like',
          },
          rollback: { type: 'boolean', default: false, describe: 'Roll back what it did instead of committing it' },
          'proxy-user': { type: 'string', describe: 'Overrides ORACLE_PROXY_USER', requiresArg: true },
          timeout: { type: 'number', default: 60_000, describe: 'Milliseconds for the call', requiresArg: true },
          'max-rows': {
            type: 'number',
            default: 10_000,
            describe: 'The most rows of one cursor; more are an error, and rolled back',
            requiresArg: true,
          },
        })
        .conflicts('as', 'as-proxy-account')
        .example([
          ['$0 call orders_api.create_order --describe', 'what it takes and gives'],
          ['$0 call orders_api.create_order --as ALICE --json \'{"customerId":42}\'', 'calls it as ALICE'],
          ['$0 call orders_api.create_order --as ALICE --json @order.json --rollback', 'undoes what it did'],
          ['$0 call orders_api.list_orders --as ALICE --sandbox', 'in the configured sandbox'],
        ])
        .epilog(
          'The account that logs in for the user is ORACLE_PROXY_USER with ORACLE_PROXY_PASSWORD, or else the one that reads the dictionary. The result goes to standard output, errors to standard error. Exit code 1: the routine raised an application error (ORA-20000 to ORA-20999).',
        ),
    async (flags) => {
      const { callCommand } = await import('../call-command.js');
      finish(
        await callCommand({
          config: flags.config,
          connectString: flags.connectString,
          user: flags.user,
          sandbox: flags.sandbox,
          routine: flags.routine,
          as: flags.as,
          asProxyAccount: flags.asProxyAccount === true,
          json: flags.json,
          schema: flags.schema,
          from: flags.from,
          overload: flags.overload,
          describe: flags.describe,
          rollback: flags.rollback,
          proxyUser: flags.proxyUser,
          timeout: flags.timeout,
          maxRows: flags.maxRows,
          verbose: flags.verbose,
        }),
      );
    },
  );
};
