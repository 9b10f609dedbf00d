import type { SchemaSelection } from '../config/config.js';
import type { NamePattern } from '../config/name-pattern.js';
import { formatSqlName } from '../config/sql-name.js';
import { PackageNotFoundError } from '../errors/generator-error.js';
import type { ObjectRow } from './views/all-objects.js';

/** The object types of ALL_OBJECTS that hold subprograms for us; types and triggers do not. */
export const OBJECT_TYPES = ['PACKAGE', 'PROCEDURE', 'FUNCTION'] as const;

/**
 * Which of the visible objects the configuration means.
 * @param account that sees them, for messages; null for what was recorded
 * @throws PackageNotFoundError when a name or pattern matches nothing
 */
export function selectObjects<Found extends Pick<ObjectRow, 'OBJECT_NAME' | 'OBJECT_TYPE'>>(
  visible: readonly Found[],
  selection: SchemaSelection,
  account: string | null,
): readonly Found[] {
  const packages = visible.filter((row) => row.OBJECT_TYPE === 'PACKAGE');
  const routines = visible.filter((row) => row.OBJECT_TYPE !== 'PACKAGE');
  const isFound = (pattern: NamePattern, rows: readonly Found[]) =>
    rows.some((row) => pattern.matches(row.OBJECT_NAME));
  for (const pattern of selection.packages)
    if (!isFound(pattern, packages)) throw notFound('package', pattern, selection, account);
  for (const pattern of selection.routines)
    if (pattern.name !== '*' && !isFound(pattern, routines))
      throw notFound('standalone procedure or function', pattern, selection, account);
  for (const pattern of selection.exclude) if (!isFound(pattern, visible)) throw excludesNothing(pattern, selection);
  const meant = (row: Found, patterns: readonly NamePattern[]) =>
    patterns.some((pattern) => pattern.matches(row.OBJECT_NAME)) &&
    !selection.exclude.some((pattern) => pattern.matches(row.OBJECT_NAME));
  return [
    ...packages.filter((row) => meant(row, selection.packages)),
    ...routines.filter((row) => meant(row, selection.routines)),
  ];
}

/** The exact names that are asked for, or undefined when a pattern needs the whole list. */
export function literalNames(selection: SchemaSelection): readonly string[] | undefined {
  const patterns = [...selection.packages, ...selection.routines];
  return patterns.every((pattern) => pattern.literal) ? patterns.map((pattern) => pattern.name) : undefined;
}

function notFound(
  what: string,
  { name, literal }: NamePattern,
  { owner }: SchemaSelection,
  account: string | null,
): PackageNotFoundError {
  const schema = formatSqlName(owner);
  const object = `${schema}.${formatSqlName(name)}`;
  if (account === null) {
    const missing = literal ? `no ${what} ${object}` : `no ${what} of schema ${schema} that matches "${name}"`;
    return new PackageNotFoundError(
      `There is ${missing} in what was recorded. Check the spelling, or record it anew with gen-oracle-client pull.`,
    );
  }
  if (!literal) {
    return new PackageNotFoundError(
      `No ${what} of schema ${schema} that ${account} may see matches "${name}". Check the schema's name and the pattern, or grant EXECUTE on what is meant to ${account}.`,
    );
  }
  return new PackageNotFoundError(
    `There is no ${what} ${object} that ${account} may see. Either it does not exist (check the spelling), or ${account} has no EXECUTE on it: GRANT EXECUTE ON ${object} TO ${account};`,
  );
}

function excludesNothing({ text }: NamePattern, { name }: SchemaSelection): PackageNotFoundError {
  return new PackageNotFoundError(
    `schemas.${formatSqlName(name)}.exclude has "${text}", which matches no package or routine. Take it out, or check its spelling.`,
  );
}
