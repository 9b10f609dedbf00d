import { type CharacterType, type DataType, VARCHAR2 } from '../../values/data-type.js';
import type { BuiltInFunction } from './built-in-function.js';

export const NVARCHAR2: CharacterType = { ...VARCHAR2, national: true, lengthUnit: 'char' };

/**
 * A character function whose result is of the national character set where its text is; of CONCAT, where one of its texts
 * is. Source: SQL Language Reference, "Character Functions Returning Character Values".
 */
export function inCharacterSetOfText(declared: BuiltInFunction): BuiltInFunction {
  return {
    ...declared,
    typing(types) {
      const typing = declared.typing(types);
      const isNational = declared.name === 'CONCAT' ? types.some(national) : types.slice(0, 1).some(national);
      return isNational && typing.result.kind === 'varchar2' ? { ...typing, result: NVARCHAR2 } : typing;
    },
  };
}

function national(type: DataType): boolean {
  return (type.kind === 'char' || type.kind === 'varchar2') && type.national;
}
