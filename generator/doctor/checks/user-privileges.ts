import type { ViewReader } from '../../catalog/view-reader.js';
import type { View } from '../../catalog/views/row-reader.js';
import { formatSqlPath } from '../../config/sql-name.js';
import { groupBy } from '../../model/sort.js';
import { ask } from '../ask.js';
import { type Check, count, failed, listed, ok, unchecked } from '../check.js';
import { type Grantee, grantObject, grantRole } from '../ddl.js';
import type { DatabaseObject, Needs } from '../needs.js';
import { executableUnits, sessionPrivileges, sessionRoles, usableTypes, userRoles, visibleObjects } from '../views.js';

/**
 * What of the selected packages a user may execute, by what the dictionary shows his own session: ALL_PROCEDURES has what he may execute, directly, through
 * a role that is enabled, or as PUBLIC. Nothing is executed. Source: Database Reference, ALL_PROCEDURES.
 * @param reader over a session of the user, opened by the proxy account
 */
export async function checkUserPrivileges(
  reader: ViewReader,
  { units, types, rows }: Needs,
  grantee: Grantee,
): Promise<readonly Check[]> {
  const { user } = grantee;
  const name = `user ${user}`;
  const privileges = await ask(reader, sessionPrivileges);
  const held = 'rows' in privileges ? privileges.rows : [];
  if (held.includes('CREATE ANY PROCEDURE') && !held.includes('EXECUTE ANY PROCEDURE'))
    return [
      unchecked(
        name,
        `${user} has CREATE ANY PROCEDURE, so that the dictionary shows him everything: what he may execute cannot be told.`,
      ),
    ];
  if (units.length === 0)
    return [unchecked(name, 'Nothing that is selected is visible, so that there is nothing to look for.')];
  const lacking = await notAmong(reader, executableUnits, 'OBJECT_NAME', units, user);
  const lackingTypes = await notAmong(reader, usableTypes, 'TYPE_NAME', types, user);
  const lackingRows = await notAmong(reader, visibleObjects, 'OBJECT_NAME', rows, user);
  const checks: Check[] = [];
  const execute = [...lacking, ...lackingTypes];
  if (execute.length > 0)
    checks.push(
      failed(
        name,
        `${user} may not execute ${list(execute)}.${await dormantRoles(reader)}`,
        grants('EXECUTE', execute, grantee),
      ),
    );
  if (lackingRows.length > 0)
    checks.push(
      failed(
        name,
        `${user} has no privilege on ${list(lackingRows)}, whose rows are parameters. Rather than granting that, declare a SUBTYPE of the row in a package and name it in types.rows.`,
        grants('READ', lackingRows, grantee),
      ),
    );
  if (checks.length === 0) {
    const more = types.length === 0 ? '' : ` and ${count(types.length, 'type')}`;
    checks.push(ok(name, `${user} may execute ${count(units.length, 'selected unit')}${more}.`));
  }
  return checks;
}

/** A role that holds the privilege does not help while it is not enabled. */
async function dormantRoles(reader: ViewReader): Promise<string> {
  const [granted, enabled] = [await ask(reader, userRoles), await ask(reader, sessionRoles)];
  if ('unreadable' in granted || 'unreadable' in enabled) return '';
  const dormant = granted.rows.filter((role) => !enabled.rows.includes(role)).sort();
  return dormant.length === 0
    ? ''
    : ` Roles that are granted but not enabled in this session do not count: ${listed(dormant)}.`;
}

async function notAmong(
  reader: ViewReader,
  view: View<string>,
  column: string,
  wanted: readonly DatabaseObject[],
  user: string,
): Promise<readonly DatabaseObject[]> {
  const lacking: DatabaseObject[] = [];
  for (const [owner, own] of groupBy(wanted, (one) => one.owner)) {
    if (owner === user) continue;
    const values = own.map(({ name }) => name);
    const shown = new Set(await reader.query(view, { equal: { OWNER: owner }, oneOf: { column, values } }));
    lacking.push(...own.filter(({ name }) => !shown.has(name)));
  }
  return lacking;
}

function grants(
  privilege: 'EXECUTE' | 'READ',
  objects: readonly DatabaseObject[],
  grantee: Grantee,
): readonly string[] {
  return [...objects.map(({ owner, name }) => grantObject(privilege, [owner, name], grantee)), ...grantRole(grantee)];
}

function list(objects: readonly DatabaseObject[]): string {
  return listed(objects.map(({ owner, name }) => formatSqlPath([owner, name])));
}
