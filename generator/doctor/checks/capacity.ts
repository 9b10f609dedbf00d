import type { ViewReader } from '../../catalog/view-reader.js';
import { ask } from '../ask.js';
import { type Check, ok, unchecked, warning } from '../check.js';
import { resourceLimit, type UtilizationRow, userResourceLimits } from '../views.js';

/**
 * Whether the instance has room for the application's sessions. Source: Database Reference, V$RESOURCE_LIMIT, PROCESSES and SESSIONS.
 * @param sessions how many the application opens in all
 */
export async function checkCapacity(reader: ViewReader, sessions: number): Promise<readonly Check[]> {
  const answer = await ask(reader, resourceLimit, {
    oneOf: { column: 'RESOURCE_NAME', values: ['processes', 'sessions'] },
  });
  if ('unreadable' in answer)
    return [
      unchecked(
        'room for sessions',
        `V$RESOURCE_LIMIT ${answer.unreadable}: the limits of processes and sessions are not known.`,
      ),
    ];
  return answer.rows.map((row) => judgeCapacity(row, sessions));
}

export function judgeCapacity(
  { RESOURCE_NAME, CURRENT_UTILIZATION, LIMIT_VALUE }: UtilizationRow,
  sessions: number,
): Check {
  const name = `room for ${RESOURCE_NAME}`;
  const limit = Number(LIMIT_VALUE);
  const used = `${CURRENT_UTILIZATION} of ${LIMIT_VALUE.trim()} ${RESOURCE_NAME} are in use`;
  if (!Number.isFinite(limit) || limit - CURRENT_UTILIZATION >= sessions)
    return ok(name, `${used}: there is room for ${sessions} more.`);
  return warning(
    name,
    `${used}: there is no room for ${sessions} more. Lower sessions.max of the clients, or raise the parameter ${RESOURCE_NAME.toUpperCase()}.`,
  );
}

/**
 * How many sessions a user may have. Source: CREATE PROFILE, SESSIONS_PER_USER; Database Reference, USER_RESOURCE_LIMITS.
 * @param reader over a session of the user
 */
export async function checkSessionsPerUser(reader: ViewReader, user: string, sessions: number): Promise<Check> {
  const name = `sessions of ${user}`;
  const answer = await ask(reader, userResourceLimits);
  if ('unreadable' in answer) return unchecked(name, `USER_RESOURCE_LIMITS ${answer.unreadable}.`);
  const limit = answer.rows.find(({ RESOURCE_NAME }) => RESOURCE_NAME === 'SESSIONS_PER_USER')?.LIMIT;
  if (limit === undefined || limit === null) return unchecked(name, 'SESSIONS_PER_USER is not visible.');
  const most = Number(limit);
  return Number.isFinite(most) && most < sessions
    ? warning(
        name,
        `SESSIONS_PER_USER is ${limit}: set sessions.maxPerUser of the clients so that all of them together keep to it.`,
      )
    : ok(name, `SESSIONS_PER_USER is ${limit}.`);
}
