import type { CharacterType, LobType, PlainType, ScalarType } from '../../model/data-type.js';
import { isWithin, numberRange } from './number-range.js';

/** What a type does with the values of another one: keeps them as they are, has no room for some of them, or makes something else of them. */
export type Holding = 'all' | 'shorter' | 'otherwise';

/** Whether a type holds all values of another one. For types that look the same in TypeScript. */
export function holds(values: ScalarType, type: ScalarType): Holding {
  const inner = numberRange(values);
  const outer = numberRange(type);
  if (inner !== undefined && outer !== undefined) return holdsNumbers(inner, outer);
  if (values.kind === 'character' && type.kind === 'character') return holdsText(values, type);
  if (values.kind === 'raw' && type.kind === 'raw')
    return (values.length ?? MAX) <= (type.length ?? MAX) ? 'all' : 'shorter';
  if (values.kind === 'character' && type.kind === 'large') return isPadded(values) ? 'otherwise' : 'all';
  if (values.kind === 'large' && type.kind === 'character') return isPadded(type) ? 'otherwise' : 'shorter';
  if (values.kind === 'raw' && type.kind === 'large') return 'all';
  if (values.kind === 'large' && type.kind === 'raw') return 'shorter';
  if (values.kind === 'plain' && type.kind === 'plain') return holdsFloats(values.name, type.name);
  if (values.kind === 'rowid' && type.kind === 'rowid') return type.name === 'UROWID' ? 'all' : 'otherwise';
  if (values.kind === 'datetime' && type.kind === 'datetime')
    return values.name === 'DATE' && type.name === 'TIMESTAMP' ? 'all' : 'otherwise';
  return values.kind === 'large' && type.kind === 'large' ? holdsLarge(values, type) : 'otherwise';
}

/** What a VARCHAR2 variable may have. */
const MAX = 32_767;

/** A number with fewer digits after the point is another number; one that is too great is refused. */
function holdsNumbers(inner: Parameters<typeof isWithin>[0], outer: Parameters<typeof isWithin>[1]): Holding {
  if (isWithin(inner, outer)) return 'all';
  return inner.scale > outer.scale || inner.binaryDigits > outer.binaryDigits ? 'otherwise' : 'shorter';
}

/** National characters hold all that others do. */
function holdsText(values: CharacterType, type: CharacterType): Holding {
  if (isPadded(values) !== isPadded(type) || (isNational(values) && !isNational(type))) return 'otherwise';
  if (isPadded(type) && values.length !== type.length) return 'otherwise';
  return bytesOf(values, 'most') <= bytesOf(type, 'least') || isLonger(values, type) ? 'all' : 'shorter';
}

/** In the same unit. */
function isLonger(values: CharacterType, type: CharacterType): boolean {
  const unit = (one: CharacterType) => (isNational(one) || one.semantics === 'CHAR' ? 'CHAR' : 'BYTE');
  return unit(values) === unit(type) && (values.length ?? MAX) <= (type.length ?? MAX);
}

/** A character has up to four bytes; so many characters may need no more than as many bytes. */
function bytesOf(type: CharacterType, estimate: 'most' | 'least'): number {
  if (type.length === null) return MAX;
  const counted = isNational(type) || type.semantics === 'CHAR';
  return counted && estimate === 'most' ? Math.min(MAX, type.length * 4) : type.length;
}

export function isPadded({ name }: CharacterType): boolean {
  return name === 'CHAR' || name === 'NCHAR';
}

function isNational({ name }: CharacterType): boolean {
  return name === 'NVARCHAR2' || name === 'NCHAR';
}

/** Of other formats a VECTOR makes values of its own. */
function holdsLarge(values: LobType, type: LobType): Holding {
  if (type.format !== undefined && values.format !== type.format) return 'otherwise';
  return type.dimensions === undefined || type.dimensions === values.dimensions ? 'all' : 'shorter';
}

const PRECISIONS: Readonly<Record<PlainType['name'], number>> = {
  BOOLEAN: 1,
  BINARY_FLOAT: 24,
  SIMPLE_FLOAT: 24,
  BINARY_DOUBLE: 53,
  SIMPLE_DOUBLE: 53,
};

function holdsFloats(values: PlainType['name'], type: PlainType['name']): Holding {
  return PRECISIONS[values] <= PRECISIONS[type] ? 'all' : 'otherwise';
}
