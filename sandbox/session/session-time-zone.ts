import { NotSupportedError } from '../values/oracle-error.js';
import { zoneOffset } from '../values/time-zone.js';

const STATEMENT = 'ALTER SESSION SET TIME_ZONE =';

/**
 * The time zone that the driver sets at logon by `ALTER SESSION SET TIME_ZONE ='-05:0'` (auth.js): it is the one form
 * that comes here, and no SQL to be parsed. `-05:00`, a region's name, or undefined for LOCAL and DBTIMEZONE.
 * @throws OracleError 1874, 1882 for what is no time zone
 */
export function sessionTimeZone(statement: string): string | undefined {
  const setting = statement.startsWith(STATEMENT) ? statement.slice(STATEMENT.length).trim() : '';
  if (setting.toUpperCase() === 'LOCAL' || setting.toUpperCase() === 'DBTIMEZONE') return undefined;
  if (setting.length < 3 || !setting.startsWith("'") || !setting.endsWith("'")) {
    throw new NotSupportedError(`settings at logon other than TIME_ZONE: ${statement}`);
  }
  const zone = withFullMinutes(setting.slice(1, -1));
  zoneOffset(zone, 0);
  return zone;
}

/** The driver writes minutes without a leading zero. */
function withFullMinutes(zone: string): string {
  const [hours, minutes] = zone.split(':');
  if (hours === undefined || minutes === undefined) return zone;
  return `${hours}:${minutes.padStart(2, '0')}`;
}
