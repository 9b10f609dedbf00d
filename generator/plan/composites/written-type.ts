import type { CollectionDescriptor } from '../../../runtime/call-descriptor.js';
import { type TypeHome, type TypeNames, typeNamesOf } from '../names/type-names.js';
import type { TypeScriptType } from '../type-binding.js';
import { type CollectionBinding, isComposite, type ObjectBinding, type PartBinding } from './composite-binding.js';

export type Side = 'input' | 'output';

/** Where a type is written, and how types are called. */
export interface Writing {
  /** The module's path. */
  readonly from: string;
  readonly names: ReadonlyMap<string, TypeNames>;
}

/** What stands in a parameter, result, field or element, as TypeScript: NULL included where there can be one. */
export function writtenPart(part: PartBinding, side: Side, writing: Writing): TypeScriptType {
  if (!isComposite(part)) return part[side];
  if ('element' in part) return writtenCollection(part, side, writing);
  const { home, [side]: name } = typeNamesOf(part.type, writing.names);
  return 'subtypes' in part ? named(home, name, writing, ' | null') : named(home, name, writing);
}

/** The interface of the values that are of this very type, not of one under it. */
export function writtenItself(binding: ObjectBinding, side: Side, writing: Writing): TypeScriptType {
  const { home, itself, [side]: name } = typeNamesOf(binding.type, writing.names);
  return named(home, binding.subtypes.length === 0 ? name : itself[side], writing);
}

function named(home: TypeHome, name: string, { from }: Writing, suffix = ''): TypeScriptType {
  return home.path === from
    ? { text: name + suffix, imports: [] }
    : { text: `${home.namespace}.${name}${suffix}`, imports: [], modules: [home] };
}

function writtenCollection({ descriptor, element }: CollectionBinding, side: Side, writing: Writing): TypeScriptType {
  const written = writtenPart(element, side, writing);
  return { ...written, text: collectionText(descriptor, written.text, side) };
}

/** Index-by tables are never null. Which form they have decides only what results are. */
function collectionText({ form, as }: CollectionDescriptor, element: string, side: Side): string {
  const array = element.includes(' ') ? `(${element})[]` : `${element}[]`;
  switch (form) {
    case 'nested table':
    case 'varray':
      return side === 'output' ? `${array} | null` : `readonly ${array} | null`;
    case 'index by integer':
      if (side === 'input') return `readonly ${array} | ReadonlyMap<number, ${element}>`;
      return as === 'map' ? `Map<number, ${element}>` : array;
    case 'index by varchar2':
      return side === 'input' ? `ReadonlyMap<string, ${element}>` : `Map<string, ${element}>`;
  }
}
