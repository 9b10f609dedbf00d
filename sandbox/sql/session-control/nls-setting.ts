import { ISO_CURRENCIES } from '../../values/currency-symbol.js';
import { parseModel } from '../../values/datetime-model.js';
import { DEFAULT_NLS, type NlsSettings } from '../../values/nls-settings.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';

/**
 * What an NLS parameter of ALTER SESSION changes; undefined if there is none of that name.
 * @throws OracleError 12705 for values that make no sense, 1821 for formats; NotSupportedError for languages, territories,
 *   sort orders and calendars other than those of the sandbox
 */
export function nlsSetting(name: string, value: string, nls: NlsSettings): Partial<NlsSettings> | undefined {
  switch (name) {
    case 'NLS_DATE_FORMAT':
      return { dateFormat: format(value) };
    case 'NLS_TIMESTAMP_FORMAT':
      return { timestampFormat: format(value) };
    case 'NLS_TIMESTAMP_TZ_FORMAT':
      return { timestampTzFormat: format(value) };
    case 'NLS_NUMERIC_CHARACTERS':
      return { numericCharacters: numericCharacters(value) };
    case 'NLS_CURRENCY':
      return { currency: value };
    case 'NLS_DUAL_CURRENCY':
      return { dualCurrency: value };
    case 'NLS_LANGUAGE':
      requireOnly(name, value, nls.language);
      return { dateLanguage: nls.language };
    case 'NLS_TERRITORY':
      requireOnly(name, value, nls.territory);
      return territoryDefaults();
    case 'NLS_DATE_LANGUAGE':
      // The names of months and days are the same in both.
      if (value.toUpperCase() !== 'ENGLISH') requireOnly(name, value, 'AMERICAN');
      return { dateLanguage: value.toUpperCase() };
    case 'NLS_ISO_CURRENCY':
      if (!ISO_CURRENCIES.has(value.toUpperCase())) throw new NotSupportedError(`${name} = ${value}`);
      return { isoCurrency: value.toUpperCase() };
    case 'NLS_CALENDAR':
      requireOnly(name, value, nls.calendar);
      return {};
    case 'NLS_SORT':
      requireOnly(name, value, nls.sort);
      return {};
    case 'NLS_COMP':
      requireOnly(name, value, nls.comp);
      return {};
    case 'NLS_LENGTH_SEMANTICS':
      requireOnly(name, value, nls.lengthSemantics);
      return {};
    case 'NLS_NCHAR_CONV_EXCP':
      requireOnly(name, value, 'FALSE');
      return {};
    default:
      return undefined;
  }
}

/** Naming the territory sets again what goes by it. */
function territoryDefaults(): Partial<NlsSettings> {
  const {
    dateFormat,
    timestampFormat,
    timestampTzFormat,
    numericCharacters: characters,
    currency,
    isoCurrency,
    dualCurrency,
  } = DEFAULT_NLS;
  return {
    dateFormat,
    timestampFormat,
    timestampTzFormat,
    numericCharacters: characters,
    currency,
    isoCurrency,
    dualCurrency,
  };
}

function requireOnly(name: string, value: string, only: string): void {
  if (value.toUpperCase() !== only) throw new NotSupportedError(`${name} = ${value}`);
}

function format(value: string): string {
  parseModel(value);
  return value;
}

/** A decimal point and a group separator, which must differ and cannot be what numbers consist of otherwise. */
function numericCharacters(value: string): string {
  const [point, group, more] = [...value];
  const valid =
    point !== undefined &&
    group !== undefined &&
    more === undefined &&
    point !== group &&
    !'0123456789+-<>'.includes(point);
  if (!valid || '0123456789+-<>'.includes(group)) {
    throw new OracleError(12705, 'Cannot access NLS data files or invalid environment specified');
  }
  return value;
}
