import type { ConstrainedType } from '../names/symbol.js';

/** A type as it applies to a variable, field or element: CHAR without a length is one character then. */
export function variableType(type: ConstrainedType): ConstrainedType {
  const { dataType } = type;
  if (dataType.kind !== 'char' || dataType.length !== undefined) return type;
  return { ...type, dataType: { ...dataType, length: 1 } };
}
