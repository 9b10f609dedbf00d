import { type ModelElement, parseModel } from './datetime-model.js';
import { OracleError } from './oracle-error.js';

/** What a text is read as: a DATE has no fraction and no zone, a TIMESTAMP no zone. */
export type DatetimeKind = 'date' | 'timestamp' | 'timestamp_tz';

/** Elements that TO_CHAR alone takes. Source: SQL Language Reference, "Datetime Format Elements". */
const OUTPUT_ONLY: ReadonlySet<string> = new Set('CC SCC IW IYYY IYY IY I Q WW W YEAR SYEAR'.split(' '));

/** What DL, DS and TS stand for in AMERICA. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['DL', 'fmDay, Month dd, yyyyfm'],
  ['DS', 'MM/DD/RRRR'],
  ['TS', 'HH:MI:SS AM'],
]);

/** Of each only one element may be there. */
const ONCE: readonly (readonly [names: ReadonlySet<string>, code: number, text: string])[] = [
  [new Set('YYYY SYYYY YYY YY Y Y,YYY RR RRRR'.split(' ')), 1812, 'year may only be specified once'],
  [new Set(['HH', 'HH12', 'HH24']), 1813, 'hour may only be specified once'],
  [new Set(['AM', 'PM', 'A.M.', 'P.M.']), 1814, 'AM/PM conflicts with use of A.M./P.M.'],
  [new Set(['AD', 'BC', 'A.D.', 'B.C.']), 1815, 'BC/AD conflicts with use of B.C./A.D.'],
  [new Set(['MM', 'MON', 'MONTH', 'RM']), 1816, 'month may only be specified once'],
  [new Set(['D', 'DAY', 'DY']), 1817, 'day of week may only be specified once'],
  [new Set(['J', 'DDD']), 1811, 'Julian date precludes use of day of year'],
];

/** Elements of which either rules out all of the others. */
const EXCLUSIVE: readonly (readonly [name: string, others: readonly string[], code: number, text: string])[] = [
  ['HH24', ['AM', 'PM', 'A.M.', 'P.M.'], 1818, "'HH24' precludes use of meridian indicator"],
  ['SYYYY', ['AD', 'BC', 'A.D.', 'B.C.'], 1819, 'signed year precludes use of BC/AD'],
];

const models = new Map<string, readonly ModelElement[]>();
const MAX_CACHED = 500;

/**
 * A format model for reading, its abbreviations written out.
 * @throws OracleError 1810 to 1822
 */
export function parseInputModel(format: string, kind: DatetimeKind): readonly ModelElement[] {
  const key = `${kind} ${format}`;
  const known = models.get(key);
  if (known !== undefined) return known;
  const elements = parseModel(format).flatMap(written);
  requireReadable(elements, kind);
  if (models.size >= MAX_CACHED) models.clear();
  models.set(key, elements);
  return elements;
}

function written(element: ModelElement): readonly ModelElement[] {
  const long = element.kind === 'field' ? ABBREVIATIONS.get(element.name) : undefined;
  return long === undefined ? [element] : parseModel(long);
}

function requireReadable(elements: readonly ModelElement[], kind: DatetimeKind): void {
  const names = new Set<string>();
  for (const element of elements) {
    if (element.kind !== 'field') continue;
    const name = element.name.startsWith('FF') ? 'FF' : element.name;
    if (OUTPUT_ONLY.has(name) || element.suffix !== undefined) {
      throw new OracleError(1820, 'format code cannot appear in date input format');
    }
    if (name === 'E' || name === 'EE') throw new OracleError(1822, 'era format code is not valid with this calendar');
    const isMissing = (name === 'FF' && kind === 'date') || (name.startsWith('TZ') && kind !== 'timestamp_tz');
    if (isMissing) throw new OracleError(1821, 'date format not recognized');
    if (names.has(name)) throw new OracleError(1810, 'format code appears twice');
    names.add(name);
  }
  for (const [group, code, text] of ONCE) {
    if ([...names].filter((name) => group.has(name)).length > 1) throw new OracleError(code, text);
  }
  for (const [name, others, code, text] of EXCLUSIVE) {
    if (names.has(name) && others.some((other) => names.has(other))) throw new OracleError(code, text);
  }
}
