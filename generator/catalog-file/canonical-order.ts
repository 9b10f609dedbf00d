import type { Catalog, Package, Schema, Subprogram } from '../model/catalog.js';
import type { CompositeType } from '../model/composite-type.js';
import { byCodeUnits, sortedBy } from '../model/sort.js';

/** The catalog with everything in the order that the model promises, whatever hands or merges have made of it. */
export function inCanonicalOrder({ databaseVersion, schemas, types }: Catalog): Catalog {
  return {
    databaseVersion,
    schemas: byName(schemas).map(orderSchema),
    types: sortedBy(types, (type) => type.key).map(orderType),
  };
}

function orderSchema(schema: Schema): Schema {
  const packages = byName(schema.packages).map((one) => ({
    ...one,
    subprograms: orderSubprograms(one.subprograms),
    ...orderGrantees(one),
    ...(one.source === undefined
      ? {}
      : {
          source: {
            ...one.source,
            constants: byName(one.source.constants),
            exceptions: byName(one.source.exceptions),
            ...(one.source.rowSubtypes === undefined ? {} : { rowSubtypes: byName(one.source.rowSubtypes) }),
          },
        }),
  }));
  return {
    ...schema,
    packages,
    standalone: byName(schema.standalone).map((one) => ({ ...one, ...orderGrantees(one) })),
  };
}

function orderGrantees({ grantees }: Pick<Package, 'grantees'>): Pick<Package, 'grantees'> {
  return grantees === undefined ? {} : { grantees: [...grantees].sort(byCodeUnits) };
}

function orderSubprograms(subprograms: readonly Subprogram[]): readonly Subprogram[] {
  return [...subprograms].sort((a, b) => byCodeUnits(a.name, b.name) || (a.overload ?? 0) - (b.overload ?? 0));
}

function orderType(type: CompositeType): CompositeType {
  return type.kind === 'object' ? { ...type, subtypes: [...type.subtypes].sort(byCodeUnits) } : type;
}

function byName<T extends { readonly name: string }>(items: readonly T[]): readonly T[] {
  return sortedBy(items, (item) => item.name);
}
