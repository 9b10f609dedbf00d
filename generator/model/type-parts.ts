import type { Subprogram } from './catalog.js';
import type { CompositeType } from './composite-type.js';
import type { DataType } from './data-type.js';

/** The types of a composite type's fields, attributes or elements. */
export function partsOf(type: CompositeType): readonly DataType[] {
  switch (type.kind) {
    case 'record':
      return type.fields.map(({ dataType }) => dataType);
    case 'object':
      return type.attributes.map(({ dataType }) => dataType);
    case 'collection':
      return [type.element];
    case 'unreadable':
      return [];
  }
}

/** The types of a routine's result and parameters. */
export function typesOf({ returns, parameters }: Subprogram): readonly DataType[] {
  const types = parameters.map(({ dataType }) => dataType);
  return returns === null ? types : [returns, ...types];
}

/** The key of the composite type that a type names itself: of a cursor its row. */
export function keyIn(type: DataType): string | null {
  return type.kind === 'named' ? type.type : type.kind === 'cursor' ? type.row : null;
}
