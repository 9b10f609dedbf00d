import { describeDriverError, readDriverError } from '../../catalog/driver-error.js';
import { withConnection } from '../../catalog/with-connection.js';
import type { Connection as Account } from '../../config/config.js';
import type { Session, Surroundings } from './throw-away-users.js';

const DROP_PATIENCE_MS = 15_000;
const DROP_RETRY_MS = 250;

/** The statements for somebody who does it by hand. */
export function dropStatements(users: readonly string[]): string {
  return users.map((user) => `DROP USER ${user} CASCADE;`).join('\n');
}

/** Tries all of them, and tells what is left and how it is dropped by hand. */
export async function dropUsers(
  account: Account,
  users: readonly string[],
  { tell, dropPatience = DROP_PATIENCE_MS }: Surroundings,
): Promise<readonly string[]> {
  if (users.length === 0) return [];
  const left: string[] = [];
  let reason: unknown;
  try {
    await withConnection(account, async (admin) => {
      // Those who connect before those whom they connected through and the owner.
      for (const user of [...users].reverse()) {
        try {
          await dropUser(admin, user, dropPatience);
        } catch (error) {
          reason = error;
          left.push(user);
        }
      }
    });
  } catch (error) {
    reason = error;
    left.splice(0, left.length, ...users);
  }
  if (left.length > 0)
    tell(`Users could not be dropped: ${describeDriverError(reason)}. Do it by hand:\n${dropStatements(left)}`);
  return left;
}

/** Waits for the user's sessions to end. One that is gone already is fine. */
async function dropUser(admin: Session, user: string, patience: number): Promise<void> {
  const deadline = performance.now() + patience;
  for (;;) {
    try {
      await admin.execute(`DROP USER ${user} CASCADE`);
      return;
    } catch (error) {
      const { code } = readDriverError(error);
      if (code === 'ORA-01918') return;
      if (code !== 'ORA-01940' || performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, DROP_RETRY_MS));
    }
  }
}
