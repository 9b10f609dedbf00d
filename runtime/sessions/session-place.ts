/** Where in the database a session is: what a DBA needs to find it. */
export interface SessionPlace {
  /** The number of its instance. */
  readonly instance: number;
  readonly sid: number;
  /** SERIAL#; undefined where the user may not execute DBMS_DEBUG_JDWP. */
  readonly serial: number | undefined;
}

/** Three numbers of ten digits, and what is between them. */
export const PLACE_SIZE = 40;

/**
 * PL/SQL that gives `bind` the session's place. V$SESSION takes a privilege that end users do not have. DBMS_DEBUG_JDWP is everybody's unless it was
 * revoked or is not installed, hence called so that the block compiles and goes on without it. Source: PL/SQL Packages and Types Reference,
 * DBMS_DEBUG_JDWP.CURRENT_SESSION_SERIAL; SQL Language Reference, SYS_CONTEXT.
 */
export function tellPlace(bind: string): string {
  return [
    'declare s varchar2(20); begin',
    "begin execute immediate 'begin :s := sys.dbms_debug_jdwp.current_session_serial; end;' using out s;",
    'exception when others then null; end;',
    `${bind} := sys_context('USERENV', 'INSTANCE') || ',' || sys_context('USERENV', 'SID') || ',' || s;`,
    'end;',
  ].join('\n');
}

/** Reads what the block gave; undefined if that is not a place. */
export function readPlace(given: unknown): SessionPlace | undefined {
  if (typeof given !== 'string') return undefined;
  const [instance, sid, serial] = given.split(',').map((part) => (part === '' ? undefined : Number(part)));
  return instance === undefined || sid === undefined ? undefined : { instance, sid, serial };
}

/** As ALTER SYSTEM KILL SESSION takes it, where that is possible. */
export function describePlace({ instance, sid, serial }: SessionPlace): string {
  return serial === undefined ? `SID ${sid} of instance ${instance}` : `'${sid},${serial},@${instance}'`;
}
