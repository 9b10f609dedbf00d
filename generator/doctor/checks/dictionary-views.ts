import type { Connection } from 'oracledb';
import { describeDriverError } from '../../catalog/driver-error.js';
import { formatSqlName } from '../../config/sql-name.js';
import { type Check, failed, ok, unchecked } from '../check.js';

/** What the generator reads. PUBLIC may read all of it unless that was revoked. */
const NEEDED = [
  'ALL_ARGUMENTS',
  'ALL_COLL_TYPES',
  'ALL_ERRORS',
  'ALL_OBJECTS',
  'ALL_PLSQL_COLL_TYPES',
  'ALL_PLSQL_TYPES',
  'ALL_PLSQL_TYPE_ATTRS',
  'ALL_PROCEDURES',
  'ALL_SOURCE',
  'ALL_SYNONYMS',
  'ALL_TAB_COLS',
  'ALL_TYPES',
  'ALL_TYPE_ATTRS',
] as const;

/** The views that show what the account has no privilege on. Source: Database Reference, "About Static Data Dictionary Views": DBA_ needs SELECT_CATALOG_ROLE. */
export async function checkDictionaryViews(
  connection: Connection,
  account: string,
): Promise<{ readonly checks: readonly Check[]; readonly isDba: boolean }> {
  const hidden: { view: string; text: string }[] = [];
  for (const view of NEEDED) {
    const complaint = await complaintOf(connection, view);
    if (complaint !== undefined) hidden.push({ view, text: complaint });
  }
  const needed =
    hidden.length === 0
      ? ok('dictionary', `${account} reads the ALL_ views.`)
      : failed(
          'dictionary',
          `${account} cannot read ${hidden.map(({ view, text }) => `${view} (${text})`).join(', ')}.`,
          hidden.map(({ view }) => `GRANT SELECT ON SYS.${view} TO ${formatSqlName(account)}`),
        );
  const isDba = await seesEverything(connection);
  const all = isDba
    ? ok('DBA views', `They are visible to ${account}, and read instead.`)
    : unchecked(
        'DBA views',
        `They are not visible to ${account}: what it has no privilege on cannot be told from what is not there. SELECT_CATALOG_ROLE shows them.`,
      );
  return { checks: [needed, all], isDba };
}

/** What the generator asks instead of the ALL_ views, if it may. */
async function seesEverything(connection: Connection): Promise<boolean> {
  for (const view of ['DBA_OBJECTS', 'DBA_PROCEDURES', 'DBA_ARGUMENTS'])
    if ((await complaintOf(connection, view)) !== undefined) return false;
  return true;
}

async function complaintOf(connection: Connection, view: string): Promise<string | undefined> {
  try {
    await connection.execute(`SELECT * FROM ${view} WHERE 1 = 0`);
    return undefined;
  } catch (error) {
    return describeDriverError(error);
  }
}
