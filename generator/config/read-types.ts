import { byPath } from './by-path.js';
import type { ReadCollectionMapping, TypeMappings } from './config.js';
import { parseSqlPath } from './sql-name.js';
import type { CollectionMapping, OwnMapping } from './types-config.js';
import type { ReadTypes } from './types-schema.js';

/** Completes what the configuration says about types, and complains about paths that are no names. */
export function readTypes(read: ReadTypes | undefined, complaints: string[]): TypeMappings {
  const {
    packages = {},
    parameters = {},
    fields = {},
    collections = {},
    rows = {},
    classes = {},
    ...rules
  } = read ?? {};
  return {
    rules,
    packages: byPath(packages, 'types.packages', 'ERP.ORDERS_API', [2], complaints),
    parameters: mapValues(
      byPath(parameters, 'types.parameters', 'ERP.ORDERS_API.CREATE_ORDER.P_ID', [3, 4], complaints),
      ownMapping,
    ),
    fields: mapValues(byPath(fields, 'types.fields', 'ERP.ORDERS_API.LINE_T.AMOUNT', [3, 4], complaints), ownMapping),
    collections: mapValues(
      byPath(collections, 'types.collections', 'ERP.ORDERS_API.LINES_T', [2, 3], complaints),
      collectionMapping,
    ),
    rows: readRows(byPath(rows, 'types.rows', 'ERP.ORDERS', [2], complaints), complaints),
    classes: { decimal: classes.decimal ?? 'decimal.js', temporal: classes.temporal ?? 'temporal-polyfill' },
  };
}

function ownMapping(mapping: OwnMapping | NonNullable<OwnMapping['as']>): OwnMapping {
  return typeof mapping === 'string' ? { as: mapping } : mapping;
}

function collectionMapping(mapping: CollectionMapping): ReadCollectionMapping {
  if (typeof mapping === 'string') return { indexBy: mapping, element: undefined };
  const { indexBy, element } = mapping;
  return { indexBy, element: element === undefined ? undefined : ownMapping(element) };
}

function readRows(rows: ReadonlyMap<string, string>, complaints: string[]): TypeMappings['rows'] {
  const read = new Map<string, readonly [string, string, string]>();
  for (const [table, subtype] of rows) {
    const [owner, packageName, name, ...rest] = parseSqlPath(subtype) ?? [];
    if (owner !== undefined && packageName !== undefined && name !== undefined && rest.length === 0)
      read.set(table, [owner, packageName, name]);
    else
      complaints.push(
        `types.rows.${table}: "${subtype}" is not a subtype of a package such as ERP.ORDERS_API.ORDER_ROW_T`,
      );
  }
  return read;
}

function mapValues<T, U>(map: ReadonlyMap<string, T>, change: (value: T) => U): ReadonlyMap<string, U> {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}
