import type { CharacterType, DataType, LobType } from './data-type.js';

/** A type as documentation writes it: `NUMBER(9,2)`, `VARCHAR2(30 CHAR)`, `PLS_INTEGER`. */
export function describeType(type: DataType): string {
  switch (type.kind) {
    case 'character':
      return type.length === null ? type.name : `${type.name}(${type.length}${unitOf(type)})`;
    case 'number':
      return type.name === 'NUMBER' ? `NUMBER${precisionAndScale(type.precision, type.scale)}` : type.name;
    case 'float':
      return type.name === 'FLOAT' && type.binaryPrecision !== null && type.binaryPrecision !== 126
        ? `FLOAT(${type.binaryPrecision})`
        : type.name;
    case 'raw':
      return type.length === null ? type.name : `${type.name}(${type.length})`;
    case 'binary integer':
    case 'datetime':
    case 'rowid':
    case 'plain':
    case 'unsupported':
      return type.name;
    case 'large':
      return `${type.name}${vectorSizes(type)}`;
    case 'named':
      return type.type;
    case 'cursor':
      return 'REF CURSOR';
  }
}

/** `(3)`, `(*,INT8)`, `(3,FLOAT32)` of a VECTOR. */
function vectorSizes({ dimensions, format }: LobType): string {
  if (format !== undefined) return `(${dimensions ?? '*'},${format})`;
  return dimensions === undefined ? '' : `(${dimensions})`;
}

/** The national types always count characters. */
function unitOf({ name, semantics }: CharacterType): string {
  return semantics === 'CHAR' && (name === 'VARCHAR2' || name === 'CHAR') ? ' CHAR' : '';
}

function precisionAndScale(precision: number | null, scale: number | null): string {
  if (precision === null) return scale === null ? '' : `(*,${scale})`;
  return scale === null || scale === 0 ? `(${precision})` : `(${precision},${scale})`;
}
