import type { Metadata } from 'oracledb';
import { parseScalarType } from '../../config/parse-scalar-type.js';
import { NESTED_CURSOR, type RecordedColumn } from '../../config/recorded-cursors.js';

/** What is recorded of a column; undefined for a type whose values have no place in a row. */
export function describeColumn(column: Metadata<unknown>): RecordedColumn | undefined {
  const type = typeOf(column);
  if (type !== NESTED_CURSOR && parseScalarType(type) === undefined) return undefined;
  return { name: column.dbColumnName ?? column.name, type, ...(column.nullable === false ? { nullable: false } : {}) };
}

/** Of a VECTOR; undefined where any will do. The driver's types do not have them yet. */
interface VectorMetadata {
  readonly vectorDimensions?: number;
  readonly vectorFormat?: number;
}

function typeOf(column: Metadata<unknown> & VectorMetadata): string {
  const { dbTypeName = '', precision = 0, scale = 0, byteSize = 0 } = column;
  switch (dbTypeName) {
    case 'VECTOR':
      return vectorType(column);
    case 'NUMBER':
      return numberType(precision, scale);
    case 'VARCHAR2':
    case 'CHAR':
    case 'RAW':
      return byteSize === 0 ? dbTypeName : `${dbTypeName}(${byteSize})`;
    // Two bytes a character in AL16UTF16, the usual national character set.
    case 'NVARCHAR2':
    case 'NCHAR':
      return byteSize === 0 ? dbTypeName : `${dbTypeName}(${byteSize / 2})`;
    default:
      return dbTypeName;
  }
}

/** By the driver's numbers of the formats. */
const VECTOR_FORMATS: ReadonlyMap<number, string> = new Map([
  [2, 'FLOAT32'],
  [3, 'FLOAT64'],
  [4, 'INT8'],
  [5, 'BINARY'],
]);

function vectorType({ vectorDimensions: dimensions, vectorFormat = 0 }: VectorMetadata): string {
  const format = VECTOR_FORMATS.get(vectorFormat);
  if (format !== undefined) return `VECTOR(${dimensions ?? '*'},${format})`;
  return dimensions === undefined ? 'VECTOR' : `VECTOR(${dimensions})`;
}

/** Without precision it is that of an expression. A scale of -127 is that of FLOAT, or of NUMBER without precision. */
function numberType(precision: number, scale: number): string {
  if (precision === 0) return 'NUMBER';
  if (scale === -127) return `FLOAT(${precision})`;
  return scale === 0 ? `NUMBER(${precision})` : `NUMBER(${precision},${scale})`;
}
