import type { SchemaSelection } from '../config/config.js';
import type { NamePattern } from '../config/name-pattern.js';
import { formatSqlName } from '../config/sql-name.js';
import { PackageNotFoundError } from '../errors/generator-error.js';
import type { ObjectRow } from './views/all-objects.js';

/** The object types of ALL_OBJECTS that hold subprograms for us; types and triggers do not. */
export const OBJECT_TYPES = ['PACKAGE', 'PROCEDURE', 'FUNCTION'] as const;

/**
 * Which of the visible objects the configuration means.
 * @param reader the account that sees them, for messages
 * @throws PackageNotFoundError when a pattern matches nothing
 */
export function selectObjects(
  visible: readonly ObjectRow[],
  selection: SchemaSelection,
  reader: string,
): readonly ObjectRow[] {
  const packages = visible.filter((row) => row.OBJECT_TYPE === 'PACKAGE');
  const routines = visible.filter((row) => row.OBJECT_TYPE !== 'PACKAGE');
  for (const pattern of selection.packages) {
    if (!packages.some((row) => pattern.matches(row.OBJECT_NAME))) throw packageNotFound(pattern, selection, reader);
  }
  for (const pattern of selection.routines) {
    const found = pattern.name === '*' || routines.some((row) => pattern.matches(row.OBJECT_NAME));
    if (!found) throw notFound('standalone procedure or function', pattern, selection, reader);
  }
  const meant = (row: ObjectRow, patterns: readonly NamePattern[]) =>
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

function packageNotFound(pattern: NamePattern, selection: SchemaSelection, reader: string): PackageNotFoundError {
  return notFound('package', pattern, selection, reader);
}

function notFound(
  what: string,
  { name, literal }: NamePattern,
  { owner }: SchemaSelection,
  reader: string,
): PackageNotFoundError {
  const schema = formatSqlName(owner);
  if (!literal) {
    return new PackageNotFoundError(
      `No ${what} of schema ${schema} that ${reader} may see matches "${name}". Check the schema's name and the pattern, or grant EXECUTE on what is meant to ${reader}.`,
    );
  }
  const object = `${schema}.${formatSqlName(name)}`;
  return new PackageNotFoundError(
    `There is no ${what} ${object} that ${reader} may see. Either it does not exist (check the spelling), or ${reader} has no EXECUTE on it: GRANT EXECUTE ON ${object} TO ${reader};`,
  );
}
