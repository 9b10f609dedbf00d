import { DatabaseError } from '../../errors/generator-error.js';
import type { CertificationCase } from './certification-case.js';
import { statementErrorText } from './error-text.js';
import type { Stage } from './run-case.js';
import type { Session } from './throw-away-users.js';

/**
 * Runs the statements of a case, and grants what they made to its users.
 * @returns `created`, or what went wrong
 * @throws DatabaseError when the session is lost
 */
export async function createObjects(one: CertificationCase, { session, users, stopping }: Stage): Promise<string> {
  const complaints: string[] = [];
  const before = new Set(await unitNames(session));
  const run = async (statement: string) => {
    stopping.throwIfAborted();
    try {
      const { warning } = await session.execute(statement);
      if (warning !== undefined) complaints.push(...(await compilationErrors(session, warning)));
    } catch (error) {
      complaints.push(statementErrorText(error));
    }
  };
  for (const statement of one.statements) await run(statement);
  const grantees = (one.executableBy ?? ['ALICE', 'BOB']).map((user) => users.prefix + user).join(', ');
  for (const name of await unitNames(session))
    if (!before.has(name)) await run(`GRANT EXECUTE ON "${name}" TO ${grantees}`);
  return complaints.length === 0 ? 'created' : complaints.join('\n');
}

async function unitNames(session: Session): Promise<readonly string[]> {
  const rows = await ask(
    session,
    "SELECT object_name FROM user_objects WHERE object_type IN ('FUNCTION', 'PACKAGE', 'PROCEDURE', 'TYPE') ORDER BY object_name",
  );
  return rows.map(([name]) => String(name));
}

async function compilationErrors(session: Session, warning: Error): Promise<readonly string[]> {
  const rows = await ask(
    session,
    "SELECT name, line, text FROM user_errors WHERE attribute = 'ERROR' ORDER BY name, type, sequence",
  );
  return rows.length === 0
    ? [statementErrorText(warning)]
    : rows.map(([name, line, text]) => `${String(name)}, line ${String(line)}: ${String(text)}`);
}

/** The rows of a query. @throws DatabaseError */
export async function ask(session: Session, query: string): Promise<readonly (readonly unknown[])[]> {
  try {
    const { rows = [] } = await session.execute<readonly unknown[]>(query);
    return rows;
  } catch (cause) {
    throw new DatabaseError(`${query} failed: ${statementErrorText(cause)}`, { cause });
  }
}
