import type { CompositeType } from '../../model/composite-type.js';
import type { DataType } from '../../model/data-type.js';
import { describeType } from '../../model/describe-type.js';
import { keyIn } from '../../model/type-parts.js';
import { fileName } from '../../plan/names/spell-name.js';
import type { LinkDoc, LinkedText } from './docs-plan.js';

/** Where the documentation has each type that it describes, by the type's key. */
export type TypeLinks = ReadonlyMap<string, LinkDoc>;

/** A type of a schema's own, or the row of a table, is with what the schema has outside packages. */
export function pagePath(owner: string, packageName: string | null): string {
  return `${fileName(owner)}/${packageName === null ? '$schema' : fileName(packageName)}`;
}

export function typeAnchor({ name, ...type }: CompositeType): string {
  const isRow = type.kind === 'record' && type.origin !== 'type';
  return `type-${fileName(name)}${isRow ? '-row' : ''}`;
}

export function typeLinks(types: readonly CompositeType[]): TypeLinks {
  return new Map(
    types.map((type) => [
      type.key,
      { text: type.key, page: pagePath(type.owner, type.packageName), anchor: typeAnchor(type) },
    ]),
  );
}

/** The type as PL/SQL names it, with a link to its description. */
export function linkedType(type: DataType, declared: string | undefined, links: TypeLinks): LinkedText {
  const key = keyIn(type);
  return {
    text: declared ?? describeType(type),
    link: (key === null ? undefined : links.get(key)) ?? null,
  };
}
