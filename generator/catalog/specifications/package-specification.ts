import { groupBy, sortedBy } from '../../model/sort.js';
import { readSpecification } from '../../specification/read-specification.js';
import type { Specification } from '../../specification/specification.js';
import type { SourceRow } from '../views/all-source.js';

/** A specification whose source could be read, under the package's own name: not that of a synonym. */
export interface PackageSpecification {
  readonly owner: string;
  readonly name: string;
  readonly specification: Specification;
}

/**
 * Rows of ALL_SOURCE, in any order, as specifications. Those that are wrapped or that cannot be read for another reason are left out.
 * @param version of the database, which decides conditional compilation
 */
export function readSpecifications(
  rows: readonly SourceRow[],
  version: string | null,
): readonly PackageSpecification[] {
  const specifications: PackageSpecification[] = [];
  const units = groupBy(
    rows.filter(({ TYPE }) => TYPE === 'PACKAGE'),
    ({ OWNER, NAME }) => JSON.stringify([OWNER, NAME]),
  );
  for (const lines of units.values()) {
    const [first] = lines;
    if (first === undefined) continue;
    const specification = readSpecification(textOf(lines), version);
    if (!('reason' in specification)) specifications.push({ owner: first.OWNER, name: first.NAME, specification });
  }
  return sortedBy(specifications, ({ owner, name }) => JSON.stringify([owner, name]));
}

/** The same line twice says no more. */
function textOf(rows: readonly SourceRow[]): string {
  const lines = new Map(rows.map(({ LINE, TEXT }) => [LINE, TEXT ?? '']));
  return [...lines]
    .sort(([a], [b]) => a - b)
    .map(([, text]) => text)
    .join('');
}
