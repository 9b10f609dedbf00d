import { formatSqlName, formatSqlPath } from '../config/sql-name.js';
import { byCodeUnits } from '../model/sort.js';
import type { Check } from './check.js';

/** Who is to be given privileges: a user, or a role that he is then given. */
export interface Grantee {
  readonly user: string;
  /** Null for grants to the user himself. */
  readonly role: string | null;
}

export function grantObject(privilege: 'EXECUTE' | 'READ', path: readonly string[], { user, role }: Grantee): string {
  return `GRANT ${privilege} ON ${formatSqlPath(path)} TO ${formatSqlName(role ?? user)}`;
}

/** What comes with grants to a role: that the user has it. */
export function grantRole({ user, role }: Grantee): readonly string[] {
  return role === null ? [] : [`GRANT ${formatSqlName(role)} TO ${formatSqlName(user)}`];
}

/** Each statement once. In this order, by chance of the alphabet, roles are created before they are granted. */
export function collectDdl(checks: readonly Check[]): readonly string[] {
  return [...new Set(checks.flatMap(({ ddl }) => ddl))].sort(byCodeUnits);
}
