import type { NlsSettings } from '../values/nls-settings.js';

/** The parameters of NLS_SESSION_PARAMETERS, in the order in which Oracle lists them. */
export function nlsParameters(nls: NlsSettings): ReadonlyMap<string, string> {
  return new Map([
    ['NLS_LANGUAGE', nls.language],
    ['NLS_TERRITORY', nls.territory],
    ['NLS_CURRENCY', nls.currency],
    ['NLS_ISO_CURRENCY', nls.isoCurrency],
    ['NLS_NUMERIC_CHARACTERS', nls.numericCharacters],
    ['NLS_CALENDAR', nls.calendar],
    ['NLS_DATE_FORMAT', nls.dateFormat],
    ['NLS_DATE_LANGUAGE', nls.dateLanguage],
    ['NLS_SORT', nls.sort],
    ['NLS_TIME_FORMAT', 'HH.MI.SSXFF AM'],
    ['NLS_TIMESTAMP_FORMAT', nls.timestampFormat],
    ['NLS_TIME_TZ_FORMAT', 'HH.MI.SSXFF AM TZR'],
    ['NLS_TIMESTAMP_TZ_FORMAT', nls.timestampTzFormat],
    ['NLS_DUAL_CURRENCY', nls.dualCurrency],
    ['NLS_COMP', nls.comp],
    ['NLS_LENGTH_SEMANTICS', nls.lengthSemantics],
    ['NLS_NCHAR_CONV_EXCP', 'FALSE'],
  ]);
}
