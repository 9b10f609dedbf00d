import { SessionState } from '../sql/session-state.js';
import { DEFAULT_NLS } from '../values/nls-settings.js';
import { parseOffset } from '../values/time-zone.js';
import type { Logon } from './database.js';
import type { EngineDatabase } from './engine-database.js';
import type { Identity } from './engine-logon.js';

const EDITION = 'ORA$BASE';
const UTC = '+00:00';

/** What a new session is to SQL and PL/SQL. */
export function newSessionState(
  database: EngineDatabase,
  { user, proxyUser, domain, enableableRoles }: Identity,
  logon: Logon,
  sid: number,
): SessionState {
  const serviceName = database.serviceNames[0] ?? '';
  const state = new SessionState(
    {
      sid,
      serial: 1 + (sid % 60000),
      audsid: 100000 + sid,
      sessionUser: user.name,
      sessionUserId: user.userId,
      proxyUser,
      program: logon.program,
      machine: logon.machine,
      osUser: logon.osUser,
      terminal: logon.terminal,
      processId: logon.processId,
      driverName: logon.driverName,
      pooled: logon.pooled,
      encrypted: logon.encrypted ?? false,
      serviceName: serviceName.toLowerCase(),
      databaseName: serviceName,
      edition: logon.edition ?? EDITION,
      logonTime: new Date(),
      enableableRoles,
    },
    { domain, nls: DEFAULT_NLS, timeZone: timeZoneOf(logon.timeZone) },
    { clock: () => new Date(), random: Math.random, files: database.files },
  );
  for (const { namespace, attribute, value } of logon.applicationContext) {
    const name = namespace.toUpperCase();
    const attributes = state.contexts.get(name) ?? new Map<string, string>();
    attributes.set(attribute.toUpperCase(), value);
    state.contexts.set(name, attributes);
  }
  return state;
}

/** Offsets are normalised by whoever reads them; the client's `-00:0` is UTC. */
function timeZoneOf(given: string | undefined): string {
  if (given === undefined) return UTC;
  return parseOffset(given) === 0 ? UTC : given;
}
