import type { Subprogram } from '../../model/catalog.js';
import type { DataType } from '../../model/data-type.js';
import { pascalName } from './spell-name.js';

/**
 * The name under which one overload can always be called: `find$idNumber$activeBoolean`. It is made of the overload's own parameters and their types, not of
 * Oracle's overload number, which changes when another overload is added before it.
 */
export function overloadKey(key: string, subprogram: Subprogram, parameterKeys: readonly string[]): string {
  const parts = subprogram.parameters.map(
    (parameter, index) => `${parameterKeys[index] ?? ''}${pascalName(typeWords(parameter.dataType))}`,
  );
  if (parts.length === 0) parts.push('noArguments');
  // A procedure and a function may have the same parameters.
  if (subprogram.returns !== null) parts.push(`returns${pascalName(typeWords(subprogram.returns))}`);
  return [key, ...parts].join('$');
}

/** The type without its constraints, which cannot tell overloads apart. */
function typeWords(type: DataType): string {
  return type.name.replaceAll(' ', '_').replaceAll('/', '_').replaceAll('.', '_').toUpperCase();
}
