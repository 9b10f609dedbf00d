import { formatSqlName } from '../config/sql-name.js';
import type { Report } from './report.js';

interface Granted {
  readonly grantees?: readonly string[];
}

/** Who may execute a package or a routine outside packages. A side that does not tell has not changed. */
export function compareGrantees(before: Granted, after: Granted, report: Report): void {
  if (before.grantees === undefined || after.grantees === undefined) return;
  const [was, is] = [new Set(before.grantees), new Set(after.grantees)];
  for (const one of was)
    if (!is.has(one)) report.add('behaviour', 'grant-removed', `EXECUTE is not granted to ${nameOf(one)} any more`);
  for (const one of is)
    if (!was.has(one)) report.add('compatible', 'grant-added', `EXECUTE is granted to ${nameOf(one)}`);
}

/** PUBLIC is a keyword where it is granted something, not somebody's name. */
function nameOf(grantee: string): string {
  return grantee === 'PUBLIC' ? grantee : formatSqlName(grantee);
}
