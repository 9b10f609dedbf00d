import { OracleError } from './oracle-error.js';

/** One element of a datetime format model. */
export type ModelElement =
  /** `YYYY`; `text` as written with its suffix, for the case of names. */
  | { readonly kind: 'field'; readonly name: string; readonly suffix: Suffix | undefined; readonly text: string }
  | { readonly kind: 'literal'; readonly text: string }
  /** FM and FX switch from here on. */
  | { readonly kind: 'modifier'; readonly name: 'FM' | 'FX' };

/** An ordinal number, a spelled number, a spelled ordinal number. */
export type Suffix = 'TH' | 'SP' | 'SPTH';

const NUMBERS: readonly string[] = [
  'SYYYY',
  'YYYY',
  'RRRR',
  'IYYY',
  'YYY',
  'IYY',
  'YY',
  'IY',
  'RR',
  'Y',
  'I',
  'MM',
  'SSSSS',
  'DDD',
  'DD',
  'D',
  'HH24',
  'HH12',
  'HH',
  'MI',
  'SS',
  'FF1',
  'FF2',
  'FF3',
  'FF4',
  'FF5',
  'FF6',
  'FF7',
  'FF8',
  'FF9',
  'FF',
  'SCC',
  'CC',
  'Q',
  'WW',
  'IW',
  'W',
  'J',
];

/** They take no suffix. */
const TEXTS: readonly string[] = [
  'SYEAR',
  'YEAR',
  'Y,YYY',
  'MONTH',
  'MON',
  'RM',
  'DAY',
  'DY',
  'DL',
  'DS',
  'TS',
  'A.M.',
  'P.M.',
  'AM',
  'PM',
  'B.C.',
  'A.D.',
  'BC',
  'AD',
  'TZH',
  'TZM',
  'TZR',
  'TZD',
  'X',
  'EE',
  'E',
];

/** Longest first, so that `DDD` is not taken for `DD`. */
const FIELDS = [...NUMBERS, ...TEXTS].sort((left, right) => right.length - left.length);

const SUFFIXES: readonly (readonly [written: string, suffix: Suffix])[] = [
  ['SPTH', 'SPTH'],
  ['THSP', 'SPTH'],
  ['SP', 'SP'],
  ['TH', 'TH'],
];

const models = new Map<string, readonly ModelElement[]>();
const MAX_CACHED = 500;

/** Takes a format model apart. @throws OracleError 1821 date format not recognized */
export function parseModel(format: string): readonly ModelElement[] {
  const known = models.get(format);
  if (known !== undefined) return known;
  const elements = readModel(format);
  if (models.size >= MAX_CACHED) models.clear();
  models.set(format, elements);
  return elements;
}

function readModel(format: string): readonly ModelElement[] {
  const upper = format.toUpperCase();
  const elements: ModelElement[] = [];
  let at = 0;
  while (at < format.length) {
    const character = format.charAt(at);
    if (character === '"') {
      const close = format.indexOf('"', at + 1);
      if (close < 0) throw new OracleError(1821, 'date format not recognized');
      elements.push({ kind: 'literal', text: format.slice(at + 1, close) });
      at = close + 1;
      continue;
    }
    const modifier = upper.startsWith('FM', at) ? 'FM' : upper.startsWith('FX', at) ? 'FX' : undefined;
    if (modifier !== undefined) {
      elements.push({ kind: 'modifier', name: modifier });
      at += 2;
      continue;
    }
    const name = FIELDS.find((field) => upper.startsWith(field, at));
    if (name !== undefined) {
      const [written = '', suffix] = TEXTS.includes(name)
        ? []
        : (SUFFIXES.find(([start]) => upper.startsWith(start, at + name.length)) ?? []);
      const end = at + name.length + written.length;
      elements.push({ kind: 'field', name, suffix, text: format.slice(at, end) });
      at = end;
      continue;
    }
    if (isWordCharacter(character)) throw new OracleError(1821, 'date format not recognized');
    elements.push({ kind: 'literal', text: character });
    at += 1;
  }
  return elements;
}

function isWordCharacter(character: string): boolean {
  return character.toLowerCase() !== character.toUpperCase() || (character >= '0' && character <= '9');
}
