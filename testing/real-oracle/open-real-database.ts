import { randomBytes } from 'node:crypto';
import { runScripts } from '../../sandbox/scripts/load-scripts.js';
import type { Script } from '../../sandbox/scripts/read-scripts.js';
import { nameUsers, type TestDatabase, TestDatabaseError } from '../test-database.js';
import type { Account } from './account.js';
import { messageOf, RealSession } from './real-session.js';
import { renameUsers } from './rename-users.js';
import { StatementGuard } from './statement-guard.js';

/** The statements of one script as they run here, and what each of them creates. */
interface PreparedScripts {
  readonly scripts: readonly Script[];
  /** User created by a statement, under its name here. */
  readonly creates: ReadonlyMap<object, string>;
}

/**
 * Loads scripts into users of this run's own.
 * @throws TestDatabaseError, ScriptError, ScriptStatementError; what was created by then is dropped again
 */
export async function openRealDatabase(
  account: Account,
  scripts: readonly Script[],
  users: readonly string[],
): Promise<TestDatabase> {
  const prefix = `GOC_${randomBytes(3).toString('hex').toUpperCase()}_`;
  const prepared = prepare(scripts, new Set(users), prefix);
  const created: string[] = [];
  const drop = async () => dropUsers(account, created.splice(0).reverse());
  try {
    await load(account, prepared, created);
  } catch (error) {
    await drop().catch((left: unknown) => {
      throw new TestDatabaseError(`${messageOf(error)}\n${messageOf(left)}`, { cause: error });
    });
    throw error;
  }
  return {
    connectString: account.connectString,
    description: `${account.connectString} as ${account.user}, users ${prefix}*`,
    userName: nameUsers(users, prefix),
    [Symbol.asyncDispose]: drop,
  };
}

/** Checks everything before anything runs. */
function prepare(scripts: readonly Script[], users: ReadonlySet<string>, prefix: string): PreparedScripts {
  const guard = new StatementGuard(users);
  const creates = new Map<object, string>();
  const renamed = scripts.map(({ file, statements }) => ({
    file,
    statements: statements.map((statement) => {
      const user = guard.check(statement);
      const ours = renameUsers(statement, users, (name) => `${prefix}${name}`);
      if (user !== undefined) creates.set(ours, `${prefix}${user}`);
      return ours;
    }),
  }));
  return { scripts: renamed, creates };
}

async function load(account: Account, { scripts, creates }: PreparedScripts, created: string[]): Promise<void> {
  const session = await RealSession.open(account);
  try {
    const target = {
      execute: async (statement: Script['statements'][number]) => {
        const errors = await session.execute(statement);
        const user = creates.get(statement);
        if (user !== undefined) created.push(user);
        return errors;
      },
      commit: () => session.commit(),
    };
    await runScripts(target, scripts);
  } finally {
    await session.close();
  }
}

/** Tries all of them, and says what is left. */
async function dropUsers(account: Account, users: readonly string[]): Promise<void> {
  if (users.length === 0) return;
  const left: string[] = [];
  let failure: unknown;
  const session = await RealSession.open(account);
  try {
    for (const user of users) {
      try {
        await session.dropUser(user);
      } catch (error) {
        failure = error;
        left.push(user);
      }
    }
  } finally {
    await session.close();
  }
  if (left.length === 0) return;
  const cure = left.map((user) => `DROP USER "${user}" CASCADE;`).join(' ');
  throw new TestDatabaseError(`Users of this run could not be dropped: ${messageOf(failure)}. Do it by hand: ${cure}`, {
    cause: failure,
  });
}
