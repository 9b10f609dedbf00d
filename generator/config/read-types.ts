import type { TypeMappings } from './config.js';
import { formatSqlPath, parseSqlPath } from './sql-name.js';
import type { OwnMapping } from './types-config.js';
import type { ReadTypes } from './types-schema.js';

/** Completes what the configuration says about types, and complains about paths that are no names. */
export function readTypes(read: ReadTypes | undefined, complaints: string[]): TypeMappings {
  const { packages = {}, parameters = {}, classes = {}, ...rules } = read ?? {};
  return {
    rules,
    packages: byPath(packages, 'types.packages', 'ERP.ORDERS_API', [2], complaints),
    parameters: new Map(
      [...byPath(parameters, 'types.parameters', 'ERP.ORDERS_API.CREATE_ORDER.P_ID', [3, 4], complaints)].map(
        ([path, mapping]) => [path, ownMapping(mapping)],
      ),
    ),
    classes: { decimal: classes.decimal ?? 'decimal.js', temporal: classes.temporal ?? 'temporal-polyfill' },
  };
}

function ownMapping(mapping: OwnMapping | NonNullable<OwnMapping['as']>): OwnMapping {
  return typeof mapping === 'string' ? { as: mapping } : mapping;
}

/** @param lengths how many parts a path may have */
function byPath<T>(
  given: Readonly<Record<string, T>>,
  where: string,
  example: string,
  lengths: readonly number[],
  complaints: string[],
): ReadonlyMap<string, T> {
  const read = new Map<string, T>();
  for (const [path, value] of Object.entries(given)) {
    const parts = parseSqlPath(path);
    const name = parts === undefined || !lengths.includes(parts.length) ? undefined : formatSqlPath(parts);
    if (name === undefined) complaints.push(`${where}: "${path}" is not a dotted Oracle name such as ${example}`);
    else if (read.has(name)) complaints.push(`${where}: ${name} is there twice`);
    else read.set(name, value);
  }
  return read;
}
