import type { CompositeName } from '../../runtime/call-descriptor.js';
import type { Catalog } from '../model/catalog.js';

/** The SUBTYPEs by which blocks can name rows of tables and views, by the row's type, packages and subtypes by name. */
export type RowSubtypes = ReadonlyMap<string, readonly CompositeName[]>;

export function rowSubtypesOf({ schemas }: Catalog): RowSubtypes {
  const subtypes = new Map<string, CompositeName[]>();
  for (const { name: owner, packages } of schemas) {
    for (const { name: packageName, valid, source } of packages) {
      for (const { name, type } of (valid && source?.rowSubtypes) || [])
        subtypes.set(type, [...(subtypes.get(type) ?? []), { owner, packageName, name }]);
    }
  }
  return subtypes;
}

/** One of the routine's own package, because whoever calls the routine may execute that; else one of its schema. */
export function subtypeFor(
  type: string,
  home: Pick<CompositeName, 'owner' | 'packageName'>,
  subtypes: RowSubtypes,
): CompositeName | undefined {
  const near = (subtypes.get(type) ?? []).filter(({ owner }) => owner === home.owner);
  return near.find(({ packageName }) => packageName === home.packageName) ?? near[0];
}
