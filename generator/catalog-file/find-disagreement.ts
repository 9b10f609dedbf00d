import type { Catalog } from '../model/catalog.js';
import { keysInRoutine, keysInType } from './type-keys.js';

/** What is there twice, or referred to but not there, in a catalog that hands may have changed; undefined when all agrees. */
export function findDisagreement({ schemas, types }: Catalog): string | undefined {
  const twice =
    findTwice(schemas.map(({ name }) => `schema ${name}`)) ??
    findTwice(schemas.flatMap((schema) => schema.packages.map(({ name }) => `package ${schema.name}.${name}`))) ??
    findTwice(schemas.flatMap((schema) => schema.standalone.map(({ name }) => `routine ${schema.name}.${name}`))) ??
    findTwice(types.map(({ key }) => `type ${key}`));
  if (twice !== undefined) return `the ${twice} is there twice`;
  const known = new Set(types.map(({ key }) => key));
  const packages = schemas.flatMap((schema) => schema.packages);
  const named = [
    ...types.flatMap(keysInType),
    ...packages.flatMap(({ subprograms }) => subprograms.flatMap(keysInRoutine)),
    ...packages.flatMap(({ source }) => (source?.rowSubtypes ?? []).map(({ type }) => type)),
    ...schemas.flatMap(({ standalone }) => standalone.flatMap(keysInRoutine)),
  ];
  const missing = named.find((key) => !known.has(key));
  return missing === undefined ? undefined : `it refers to the type ${missing}, which is not in it`;
}

function findTwice(names: readonly string[]): string | undefined {
  const known = new Set<string>();
  return names.find((name) => known.size === known.add(name).size);
}
