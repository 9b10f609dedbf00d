import { byPath } from './by-path.js';
import type { ReadCollectionMapping, TypeMappings } from './config.js';
import { splitPatterns } from './path-pattern.js';
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
  const split = {
    packages: splitPatterns(packages, 'types.packages', PACKAGE, complaints),
    parameters: splitPatterns(mapRecord(parameters, ownMapping), 'types.parameters', MEMBER, complaints),
    fields: splitPatterns(mapRecord(fields, ownMapping), 'types.fields', MEMBER, complaints),
  };
  return {
    rules,
    patterns: {
      packages: split.packages.patterns,
      parameters: split.parameters.patterns,
      fields: split.fields.patterns,
    },
    packages: byPath(split.packages.exact, 'types.packages', 'ERP.ORDERS_API', PACKAGE, complaints),
    parameters: byPath(
      split.parameters.exact,
      'types.parameters',
      'ERP.ORDERS_API.CREATE_ORDER.P_ID',
      MEMBER,
      complaints,
    ),
    fields: byPath(split.fields.exact, 'types.fields', 'ERP.ORDERS_API.LINE_T.AMOUNT', MEMBER, complaints),
    collections: mapValues(
      byPath(collections, 'types.collections', 'ERP.ORDERS_API.LINES_T', [2, 3], complaints),
      collectionMapping,
    ),
    rows: readRows(byPath(rows, 'types.rows', 'ERP.ORDERS', [2], complaints), complaints),
    classes: { decimal: classes.decimal ?? 'decimal.js', temporal: classes.temporal ?? 'temporal-polyfill' },
  };
}

/** How many parts names have: of packages, and of what is inside of packages or of a schema. */
const PACKAGE = [2];
const MEMBER = [3, 4];

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

function mapRecord<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
