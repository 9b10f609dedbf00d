import type { CallDescriptor } from '../../../runtime/call-descriptor.js';
import { formatSqlPath } from '../../config/sql-name.js';
import type { Catalog } from '../../model/catalog.js';
import type { DataType } from '../../model/data-type.js';
import { keyIn, partsOf, typesOf } from '../../model/type-parts.js';
import type { ClientPlan } from '../../plan/client-plan.js';
import type { LinkDoc } from './docs-plan.js';
import { pagePath, type TypeLinks } from './links.js';

/** What uses a type directly, routines before types, by the type's key. */
export type TypeUses = ReadonlyMap<string, readonly LinkDoc[]>;

export function typeUses(catalog: Catalog, client: ClientPlan, links: TypeLinks): TypeUses {
  const uses = new Map<string, LinkDoc[]>();
  const add = (type: DataType, user: LinkDoc) => {
    const key = keyIn(type);
    if (key === null) return;
    const known = uses.get(key) ?? [];
    if (known.at(-1) !== user) uses.set(key, [...known, user]);
  };
  const planned = routineLinks(client);
  for (const { name: owner, packages, standalone } of catalog.schemas) {
    for (const [packageName, subprograms] of [
      ...packages.map((one) => [one.name, one.subprograms] as const),
      [null, standalone] as const,
    ]) {
      for (const subprogram of subprograms) {
        const user = planned.get(routineKey({ ...subprogram, owner, packageName }));
        if (user !== undefined) for (const type of typesOf(subprogram)) add(type, user);
      }
    }
  }
  for (const type of catalog.types) {
    const user = links.get(type.key);
    if (user !== undefined) for (const part of partsOf(type)) add(part, user);
  }
  return uses;
}

function routineLinks({ schemas }: ClientPlan): ReadonlyMap<string, LinkDoc> {
  const modules = schemas.flatMap(({ packages, standalone }) => [
    ...packages,
    ...(standalone === null ? [] : [standalone]),
  ]);
  return new Map(
    modules.flatMap(({ routines }) =>
      routines.map(({ key, descriptor }) => {
        const { owner, packageName, name } = descriptor;
        const path = formatSqlPath([owner, ...(packageName === null ? [] : [packageName]), name]);
        return [routineKey(descriptor), { text: path, page: pagePath(owner, packageName), anchor: key }] as const;
      }),
    ),
  );
}

function routineKey({
  owner,
  packageName,
  name,
  overload,
}: Pick<CallDescriptor, 'owner' | 'packageName' | 'name'> & { readonly overload?: number | null }): string {
  return JSON.stringify([owner, packageName, name, overload ?? null]);
}
