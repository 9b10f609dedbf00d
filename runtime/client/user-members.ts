import type { CallEnvironment } from '../calls/call-target.js';
import { holdSession } from '../calls/hold-session.js';
import { runTransaction } from '../calls/run-transaction.js';
import {
  checkSessionScopeOptions,
  checkTransactionOptions,
  type SessionScopeOptions,
  type TransactionOptions,
} from '../calls/transaction-options.js';
import type { TransactionScope } from '../calls/transaction-scope.js';
import { TransactionError } from '../errors/transaction-errors.js';
import { ConfigurationError } from '../errors/usage-errors.js';
import type { Caller } from '../sessions/user-context.js';
import type { TransactionMembers, UserMembers } from './client-members.js';
import type { ClientShape } from './user-client.js';

/**
 * `$transaction` and `$session` of a client. Neither is an async function: the user is read when it is called.
 * @param caller says for whom; throws when for nobody
 */
export function userMembers(
  shape: ClientShape,
  environment: CallEnvironment,
  caller: () => Caller,
): UserMembers<object> {
  return {
    $transaction: <T>(
      callback: (tx: object & TransactionMembers<object>) => Promise<T>,
      options?: TransactionOptions,
    ) =>
      forCaller(caller, (user) => {
        requireCallback('$transaction', callback);
        checkTransactionOptions(options ?? {});
        return runTransaction(environment, user, options ?? {}, (scope) => callback(transactionClient(shape, scope)));
      }),
    $session: <T>(callback: (session: object) => Promise<T>, options?: SessionScopeOptions) =>
      forCaller(caller, (user) => {
        requireCallback('$session', callback);
        checkSessionScopeOptions(options ?? {});
        return holdSession(environment, user, options ?? {}, (target) =>
          callback(shape.make(() => target, refusals('$session', 'calls of a $session commit one by one'))),
        );
      }),
  };
}

function transactionClient(shape: ClientShape, scope: TransactionScope): object & TransactionMembers<object> {
  const members: TransactionMembers<object> = {
    $savepoint: async (callback) => {
      requireCallback('$savepoint', callback);
      return scope.savepoint((inner) => callback(transactionClient(shape, inner)));
    },
  };
  return shape.make(() => scope, { ...members, ...refusals('$transaction', 'set a $savepoint') });
}

/** Who forgets that he is in a transaction already is told, rather than given another session. */
function refusals(where: string, instead: string): Readonly<Record<string, () => Promise<never>>> {
  const refuse = () =>
    Promise.reject(new TransactionError(`There is a ${where} already, and they do not nest: ${instead}.`));
  return { $transaction: refuse, $session: refuse };
}

async function forCaller<T>(caller: () => Caller, run: (user: Caller) => Promise<T>): Promise<T> {
  return run(caller());
}

function requireCallback(what: string, callback: unknown): void {
  if (typeof callback !== 'function') throw new ConfigurationError(`${what} takes a function that makes the calls.`);
}
