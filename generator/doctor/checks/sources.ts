import type { ViewSource } from '../../catalog/dictionary.js';
import type { ObjectRow } from '../../catalog/views/all-objects.js';
import { allSource } from '../../catalog/views/all-source.js';
import { formatSqlPath } from '../../config/sql-name.js';
import { groupBy } from '../../model/sort.js';
import { type Check, count, listed, ok, warning } from '../check.js';

/** Comments, defaults, constants and types of cursors are in the sources of specifications only; wrapped ones do not tell. */
export async function checkSources(reader: ViewSource, units: readonly ObjectRow[]): Promise<readonly Check[]> {
  const packages = units.filter((row) => row.OBJECT_TYPE === 'PACKAGE');
  if (packages.length === 0) return [];
  const silent: string[] = [];
  for (const [owner, own] of groupBy(packages, (row) => row.OWNER)) {
    const values = own.map((row) => row.OBJECT_NAME);
    const filter = { equal: { OWNER: owner, TYPE: 'PACKAGE', LINE: 1 }, oneOf: { column: 'NAME', values } };
    const first = new Map((await reader.query(allSource, filter)).map((row) => [row.NAME, row.TEXT ?? '']));
    silent.push(...values.filter((name) => isSilent(first.get(name))).map((name) => formatSqlPath([owner, name])));
  }
  return [
    silent.length === 0
      ? ok('sources', `The specifications of ${count(packages.length, 'package')} can be read.`)
      : warning(
          'sources',
          `The source of ${listed(silent)} is wrapped or not visible: its comments, constants and types of cursors are left out.`,
        ),
  ];
}

/** `PACKAGE orders_api WRAPPED` is the first line of a wrapped one. */
function isSilent(line: string | undefined): boolean {
  return line === undefined || line.trim().toLowerCase().split(/\s+/).at(-1) === 'wrapped';
}
