import type { CharacterType } from './data-type.js';

/** The length of a text in the unit of its type: bytes of AL32UTF8, characters, or for national types UTF-16 units. */
export function textLength(value: string, type: Pick<CharacterType, 'lengthUnit' | 'national'>): number {
  if (type.national) return value.length;
  return type.lengthUnit === 'byte' ? Buffer.byteLength(value) : characterCount(value);
}

/** Whether a text fits its type. The first test spares most texts the counting: a unit is 3 bytes at most. */
export function fitsLength(value: string, type: CharacterType): boolean {
  const { length } = type;
  return length === undefined || value.length * 3 <= length || textLength(value, type) <= length;
}

/** As CHAR keeps it: filled up with blanks. */
export function blankPadded(value: string, type: CharacterType): string {
  const missing = (type.length ?? 0) - textLength(value, type);
  return missing > 0 ? value + ' '.repeat(missing) : value;
}

function characterCount(value: string): number {
  let count = 0;
  for (const _character of value) count += 1;
  return count;
}
