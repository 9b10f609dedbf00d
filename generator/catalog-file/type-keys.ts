import type { Subprogram } from '../model/catalog.js';
import type { CompositeType } from '../model/composite-type.js';
import type { DataType } from '../model/data-type.js';

/** The keys of the types that a routine's parameters and result name. */
export function keysInRoutine({ returns, parameters }: Subprogram): readonly string[] {
  const types = parameters.map((parameter) => parameter.dataType);
  return (returns === null ? types : [returns, ...types]).flatMap(keysIn);
}

/** The keys of the types that a type names itself. */
export function keysInType(type: CompositeType): readonly string[] {
  switch (type.kind) {
    case 'record':
      return type.fields.flatMap((field) => keysIn(field.dataType));
    case 'collection':
      return keysIn(type.element);
    case 'object':
      return [
        ...(type.supertype === null ? [] : [type.supertype]),
        ...type.subtypes,
        ...type.attributes.flatMap((attribute) => keysIn(attribute.dataType)),
      ];
    case 'unreadable':
      return [];
  }
}

function keysIn(type: DataType): readonly string[] {
  if (type.kind === 'named') return [type.type];
  return type.kind === 'cursor' && type.row !== null ? [type.row] : [];
}
