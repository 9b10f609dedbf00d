/** What a session's NLS parameters say about texts of numbers and dates. Immutable: ALTER SESSION makes a new one. */
export interface NlsSettings {
  readonly dateFormat: string;
  readonly timestampFormat: string;
  readonly timestampTzFormat: string;
  /** Decimal point and group separator: `.,`. */
  readonly numericCharacters: string;
  readonly dateLanguage: string;
  readonly language: string;
  readonly territory: string;
  readonly currency: string;
  readonly isoCurrency: string;
  readonly dualCurrency: string;
  readonly calendar: string;
  readonly sort: string;
  readonly comp: string;
  readonly lengthSemantics: 'BYTE' | 'CHAR';
}

/** AMERICA and AMERICAN, as a database without settings of its own has them. */
export const DEFAULT_NLS: NlsSettings = {
  dateFormat: 'DD-MON-RR',
  timestampFormat: 'DD-MON-RR HH.MI.SSXFF AM',
  timestampTzFormat: 'DD-MON-RR HH.MI.SSXFF AM TZR',
  numericCharacters: '.,',
  dateLanguage: 'AMERICAN',
  language: 'AMERICAN',
  territory: 'AMERICA',
  currency: '$',
  isoCurrency: 'AMERICA',
  dualCurrency: '$',
  calendar: 'GREGORIAN',
  sort: 'BINARY',
  comp: 'BINARY',
  lengthSemantics: 'BYTE',
};
