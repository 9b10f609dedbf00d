import { type DataType, VARCHAR2 } from '../../values/data-type.js';
import { OracleDate } from '../../values/date.js';
import { OracleError } from '../../values/oracle-error.js';
import { offsetText, zoneOffset } from '../../values/time-zone.js';
import { dateOf, textOf } from './argument-values.js';
import { type BuiltInFunction, strict } from './built-in-function.js';

const DATE_TYPE: DataType = { kind: 'date' };

export const TIME_ZONE_FUNCTIONS: readonly BuiltInFunction[] = [
  strict('NEW_TIME', [DATE_TYPE, VARCHAR2, VARCHAR2], DATE_TYPE, ([date, from, to]) => {
    const hours = hoursOf(textOf(to)) - hoursOf(textOf(from));
    const moved = new OracleDate(dateOf(date).seconds + hours * 3600);
    void moved.fields;
    return moved;
  }),
  strict(
    'TZ_OFFSET',
    [VARCHAR2],
    VARCHAR2,
    ([zone], session) => offsetText(zoneOffset(textOf(zone).trim(), Math.floor(session.now().getTime() / 1000))),
    { volatile: true },
  ),
];

/** Ahead of Greenwich. The zones of NEW_TIME: SQL Language Reference, "NEW_TIME". */
const HOURS: ReadonlyMap<string, number> = new Map([
  ['AST', -4],
  ['ADT', -3],
  ['BST', -11],
  ['BDT', -10],
  ['CST', -6],
  ['CDT', -5],
  ['EST', -5],
  ['EDT', -4],
  ['GMT', 0],
  ['HST', -10],
  ['HDT', -9],
  ['MST', -7],
  ['MDT', -6],
  ['NST', -3.5],
  ['PST', -8],
  ['PDT', -7],
  ['YST', -9],
  ['YDT', -8],
]);

/** @throws OracleError 1857 */
function hoursOf(zone: string): number {
  const hours = HOURS.get(zone.toUpperCase());
  if (hours === undefined) throw new OracleError(1857, 'not a valid time zone');
  return hours;
}
