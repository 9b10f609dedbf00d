/**
 * NLS parameters of a session, by what they are called without `NLS_`: how texts are made of numbers and dates, and sorted, in PL/SQL and SQL that
 * says no format. The values that calls take and give do not depend on them. Values as Oracle's Globalization Support Guide lists them.
 */
export interface NlsOptions {
  readonly language?: string;
  readonly territory?: string;
  readonly dateFormat?: string;
  readonly dateLanguage?: string;
  readonly timestampFormat?: string;
  readonly timestampTzFormat?: string;
  /** Decimal character and group separator: `,.` */
  readonly numericCharacters?: string;
  readonly currency?: string;
  readonly isoCurrency?: string;
  readonly dualCurrency?: string;
  readonly calendar?: string;
  readonly sort?: string;
  readonly comp?: string;
}

/** Language and territory first: they set the others anew. Source: Globalization Support Guide, NLS_LANGUAGE and NLS_TERRITORY. */
const PARAMETERS = {
  language: 'NLS_LANGUAGE',
  territory: 'NLS_TERRITORY',
  dateFormat: 'NLS_DATE_FORMAT',
  dateLanguage: 'NLS_DATE_LANGUAGE',
  timestampFormat: 'NLS_TIMESTAMP_FORMAT',
  timestampTzFormat: 'NLS_TIMESTAMP_TZ_FORMAT',
  numericCharacters: 'NLS_NUMERIC_CHARACTERS',
  currency: 'NLS_CURRENCY',
  isoCurrency: 'NLS_ISO_CURRENCY',
  dualCurrency: 'NLS_DUAL_CURRENCY',
  calendar: 'NLS_CALENDAR',
  sort: 'NLS_SORT',
  comp: 'NLS_COMP',
} satisfies Record<keyof NlsOptions, string>;

export const NLS_NAMES: readonly (keyof NlsOptions)[] = Object.keys(PARAMETERS).filter(isNlsName);

export function isNlsName(name: string): name is keyof NlsOptions {
  return Object.hasOwn(PARAMETERS, name);
}

/** Longer than any value that Oracle takes. */
const MAX_CHARACTERS = 255;

/** What is wrong with the value of a setting; undefined if nothing is. Whether there is such a zone or format, the database says. */
export function faultOfSetting(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return 'must be a string that is not empty';
  if (value.includes('\0')) return 'must not contain a NUL character';
  return value.length > MAX_CHARACTERS ? `must not be longer than ${MAX_CHARACTERS} characters` : undefined;
}

/** What a session is to be set to, in the order in which it is to be done. */
export type SessionSettings = readonly (readonly [parameter: string, value: string])[];

/** Those of the caller go before those of the client, one by one. */
export function settingsOf(...given: readonly SettingsSource[]): SessionSettings {
  const settings: [string, string][] = [];
  for (const name of NLS_NAMES) {
    const value = firstOf(given.map(({ nls }) => nls?.[name]));
    if (value !== undefined) settings.push([PARAMETERS[name], value]);
  }
  const timeZone = firstOf(given.map((source) => source.timeZone));
  if (timeZone !== undefined) settings.push(['TIME_ZONE', timeZone]);
  return settings;
}

export interface SettingsSource {
  readonly nls?: NlsOptions;
  readonly timeZone?: string;
}

function firstOf(values: readonly (string | undefined)[]): string | undefined {
  return values.find((value) => value !== undefined);
}

/** PL/SQL that makes the setting. One statement each, so that an earlier one is in force when a later one is made. */
export function alterSession([parameter, value]: SessionSettings[number]): string {
  return `execute immediate ${literal(`alter session set ${parameter} = ${literal(value)}`)};`;
}

/** A text literal: the quote is the only character that has a meaning in it. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
