import type { NlsSettings } from './nls-settings.js';
import type { DigitsModel } from './number-model.js';
import { NotSupportedError } from './oracle-error.js';

/** ISO 4217's codes by the names of territories that NLS_ISO_CURRENCY takes. */
export const ISO_CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['AMERICA', 'USD'],
  ['AUSTRALIA', 'AUD'],
  ['AUSTRIA', 'EUR'],
  ['BELGIUM', 'EUR'],
  ['BRAZIL', 'BRL'],
  ['CANADA', 'CAD'],
  ['CHINA', 'CNY'],
  ['DENMARK', 'DKK'],
  ['FINLAND', 'EUR'],
  ['FRANCE', 'EUR'],
  ['GERMANY', 'EUR'],
  ['GREECE', 'EUR'],
  ['INDIA', 'INR'],
  ['IRELAND', 'EUR'],
  ['ITALY', 'EUR'],
  ['JAPAN', 'JPY'],
  ['KOREA', 'KRW'],
  ['LUXEMBOURG', 'EUR'],
  ['MEXICO', 'MXN'],
  ['NEW ZEALAND', 'NZD'],
  ['NORWAY', 'NOK'],
  ['POLAND', 'PLN'],
  ['PORTUGAL', 'EUR'],
  ['SPAIN', 'EUR'],
  ['SWEDEN', 'SEK'],
  ['SWITZERLAND', 'CHF'],
  ['THE NETHERLANDS', 'EUR'],
  ['UNITED KINGDOM', 'GBP'],
]);

export type CurrencySettings = Pick<NlsSettings, 'currency' | 'isoCurrency' | 'dualCurrency'>;

/** @throws NotSupportedError for the ISO currency of a territory that is not in the list */
export function currencySymbol(currency: DigitsModel['currency'], nls: CurrencySettings): string {
  switch (currency) {
    case '$':
      return '$';
    case 'L':
      return nls.currency;
    case 'C':
      return isoCurrency(nls.isoCurrency);
    case 'U':
      return nls.dualCurrency;
    case '':
      return '';
  }
}

/** Columns that a currency symbol takes without FM: the longest one's, however long the symbol is. */
export function currencyWidth(currency: DigitsModel['currency']): number {
  switch (currency) {
    case '$':
      return 1;
    case 'C':
      return 7;
    case 'L':
    case 'U':
      return 10;
    case '':
      return 0;
  }
}

function isoCurrency(territory: string): string {
  const code = ISO_CURRENCIES.get(territory);
  if (code === undefined) throw new NotSupportedError(`NLS_ISO_CURRENCY = ${territory}`);
  return code;
}
