import type { ViewSource } from '../../catalog/dictionary.js';
import { allErrors, type ErrorRow } from '../../catalog/views/all-errors.js';
import { allObjects, type ObjectRow } from '../../catalog/views/all-objects.js';
import { formatSqlPath } from '../../config/sql-name.js';
import { groupBy } from '../../model/sort.js';
import { type Check, failed, ok, unchecked, warning } from '../check.js';

/**
 * Units that do not compile. One that was merely invalidated, by DDL on what it depends on, has no errors and is compiled at its next use; compiling it
 * tells. Bodies are shown to their owner, and to others with DEBUG only.
 * @param units selected packages and routines
 * @param isDba whether the account sees everything that there is
 */
export async function checkInvalidUnits(
  reader: ViewSource,
  units: readonly ObjectRow[],
  account: string,
  isDba: boolean,
): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const [owner, own] of groupBy(units, (row) => row.OWNER)) {
    const name = `validity of ${owner}`;
    const values = [...new Set(own.map((row) => row.OBJECT_NAME))];
    const rows = await reader.query(allObjects, { equal: { OWNER: owner }, oneOf: { column: 'OBJECT_NAME', values } });
    const invalid = rows.filter((row) => row.STATUS === 'INVALID' && isUnit(row));
    const errors = await reader.query(allErrors, {
      equal: { OWNER: owner },
      oneOf: { column: 'NAME', values: [...new Set(invalid.map((row) => row.OBJECT_NAME))] },
    });
    checks.push(...invalid.map((row) => describe(row, errors)));
    if (invalid.length === 0) checks.push(ok(name, 'All units that are visible are valid.'));
    if (!isDba && owner !== account && own.some((row) => row.OBJECT_TYPE === 'PACKAGE'))
      checks.push(unchecked(name, `Whether package bodies of ${owner} are valid is not visible to ${account}.`));
  }
  return checks;
}

function isUnit({ OBJECT_TYPE }: ObjectRow): boolean {
  return ['PACKAGE', 'PACKAGE BODY', 'PROCEDURE', 'FUNCTION'].includes(OBJECT_TYPE);
}

function describe(row: ObjectRow, errors: readonly ErrorRow[]): Check {
  const path = formatSqlPath([row.OWNER, row.OBJECT_NAME]);
  const [type, part] = row.OBJECT_TYPE === 'PACKAGE BODY' ? ['PACKAGE', ' BODY'] : [row.OBJECT_TYPE, ''];
  const own = errors
    .filter(
      ({ NAME, TYPE, ATTRIBUTE }) => NAME === row.OBJECT_NAME && TYPE === row.OBJECT_TYPE && ATTRIBUTE !== 'WARNING',
    )
    .sort((a, b) => a.SEQUENCE - b.SEQUENCE);
  const [first] = own;
  const name = `validity of ${row.OWNER}`;
  if (first === undefined)
    return warning(
      name,
      `The ${row.OBJECT_TYPE.toLowerCase()} ${path} is invalid without errors; compiling it tells.`,
      [`ALTER ${type} ${path} COMPILE${part}`],
    );
  const more = own.length === 1 ? '' : ` (and ${own.length - 1} more)`;
  return failed(
    name,
    `The ${row.OBJECT_TYPE.toLowerCase()} ${path} has errors; line ${first.LINE}: ${oneLine(first.TEXT)}${more}. Correct its source.`,
  );
}

function oneLine(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.endsWith('.') ? line.slice(0, -1) : line;
}
