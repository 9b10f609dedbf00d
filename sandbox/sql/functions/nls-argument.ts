import type { NlsSettings } from '../../values/nls-settings.js';
import { OracleError } from '../../values/oracle-error.js';
import { nlsSetting } from '../session-control/nls-setting.js';

/** Parameters that a conversion takes. Source: SQL Language Reference, TO_CHAR (number) and TO_CHAR (datetime), nlsparam. */
const NUMERIC: ReadonlySet<string> = new Set([
  'NLS_NUMERIC_CHARACTERS',
  'NLS_CURRENCY',
  'NLS_ISO_CURRENCY',
  'NLS_DUAL_CURRENCY',
]);
const DATETIME: ReadonlySet<string> = new Set(['NLS_DATE_LANGUAGE', 'NLS_CALENDAR']);

/** What the last argument of TO_CHAR(number) and TO_NUMBER changes: `NLS_NUMERIC_CHARACTERS = '',.'' NLS_CURRENCY = ''Fr''`. */
export function numericSettings(nls: NlsSettings, argument: string): NlsSettings {
  return withSettings(nls, argument, NUMERIC);
}

/** What the last argument of TO_CHAR(datetime) and the TO_* datetime functions changes: `NLS_DATE_LANGUAGE = American`. */
export function datetimeSettings(nls: NlsSettings, argument: string): NlsSettings {
  return withSettings(nls, argument, DATETIME);
}

/** @throws OracleError 12702; NotSupportedError for languages, calendars and currencies that the sandbox does not have */
function withSettings(nls: NlsSettings, argument: string, allowed: ReadonlySet<string>): NlsSettings {
  let settings = nls;
  for (const [name, value] of readSettings(argument)) {
    if (!allowed.has(name)) throw invalidArgument();
    settings = { ...settings, ...settingOf(name, value, nls) };
  }
  return settings;
}

function settingOf(name: string, value: string, nls: NlsSettings): Partial<NlsSettings> {
  try {
    return nlsSetting(name, value, nls) ?? {};
  } catch (error) {
    // What ALTER SESSION reports by ORA-12705 is a parameter string that makes no sense here.
    if (error instanceof OracleError && error.code === 12705) throw invalidArgument();
    throw error;
  }
}

/** `NAME = value` one after the other; a value with blanks or signs stands in quotes. */
function readSettings(argument: string): readonly (readonly [name: string, value: string])[] {
  const settings: (readonly [string, string])[] = [];
  let rest = argument.trim();
  while (rest !== '') {
    const equals = rest.indexOf('=');
    if (equals < 0) throw invalidArgument();
    const name = rest.slice(0, equals).trim().toUpperCase();
    rest = rest.slice(equals + 1).trimStart();
    const quoted = rest.startsWith("'");
    const end = quoted ? rest.indexOf("'", 1) : firstBlank(rest);
    if (end < 0) throw invalidArgument();
    settings.push([name, quoted ? rest.slice(1, end) : rest.slice(0, end)]);
    rest = rest.slice(quoted ? end + 1 : end).trimStart();
  }
  return settings;
}

function firstBlank(text: string): number {
  const blank = text.indexOf(' ');
  return blank < 0 ? text.length : blank;
}

function invalidArgument(): OracleError {
  return new OracleError(12702, 'invalid NLS parameter string used in SQL function');
}
