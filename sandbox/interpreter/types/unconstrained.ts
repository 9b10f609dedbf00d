import { type DataType, NUMBER, VECTOR } from '../../values/data-type.js';
import type { ConstrainedType } from '../names/symbol.js';

/** Of PL/SQL's texts and bytes. */
const MAX_LENGTH = 32_767;

/**
 * A type as it applies to a formal parameter or a function's result: of a subtype or anchor only NOT NULL and a range are
 * inherited, not length, precision or scale (PL/SQL Language Reference, "Formal Parameters of Constrained Subtypes"). Timestamps and intervals keep their
 * precision, the default one too: that is what TIMESTAMP_UNCONSTRAINED and its like are there for (same book, "Avoiding Truncation Problems Using Date and
 * Time Subtypes").
 */
export function unconstrained(type: ConstrainedType): ConstrainedType {
  return { ...type, dataType: withoutConstraint(type.dataType) };
}

function withoutConstraint(dataType: DataType): DataType {
  switch (dataType.kind) {
    case 'varchar2':
    case 'char':
      return { ...dataType, length: undefined };
    case 'raw':
    case 'urowid':
      return { ...dataType, length: undefined };
    // Both are as long as the longest VARCHAR2 then. Source: node-oracledb's tests 129 to 132.
    case 'long':
    case 'long_raw':
      return { ...dataType, length: MAX_LENGTH };
    case 'number':
      // INTEGER, FLOAT and their like are what they are everywhere.
      return dataType.subtype === undefined ? NUMBER : dataType;
    case 'vector':
      return VECTOR;
    default:
      return dataType;
  }
}
