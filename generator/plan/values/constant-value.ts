import type { OwnMapping } from '../../config/types-config.js';
import type { Constant } from '../../model/catalog.js';
import type { CharacterType, ScalarType } from '../../model/data-type.js';
import { bindType } from '../bind-type.js';
import type { ConstantLiteral } from '../client-plan.js';
import { mapBinding } from '../map-binding.js';
import { type ExactNumber, parseNumber, plainNumber } from './exact-number.js';

/**
 * What a constant is in TypeScript, by the rules for results of its type; undefined where that cannot be told: its value is not known without the database, the
 * declared type would change it in a way that only the database can tell, or there is no literal of such a value.
 */
export function constantValue({ dataType, value }: Constant, mapping: OwnMapping): ConstantLiteral | undefined {
  if (dataType === null || value === undefined || 'reason' in bindType(dataType, 'RETURN')) return undefined;
  if (value === null) return null;
  switch (value.kind) {
    case 'number':
      return numberOf(value.text, dataType, mapping);
    case 'text':
      return textOf(value.text, dataType);
    case 'boolean':
      return isBoolean(dataType) ? value.value : undefined;
  }
}

function isBoolean(type: ScalarType): boolean {
  return type.kind === 'plain' && type.name === 'BOOLEAN';
}

function numberOf(text: string, type: ScalarType, mapping: OwnMapping): ConstantLiteral | undefined {
  const number = parseNumber(text);
  if (number === undefined || !keeps(type, number)) return undefined;
  const plain = plainNumber(number);
  const double = Number(plain);
  if (type.kind === 'plain') {
    const value = type.name.endsWith('DOUBLE') ? double : Math.fround(double);
    return Number.isFinite(value) ? value : undefined;
  }
  const bound = bindType(type, 'RETURN');
  if ('reason' in bound) return undefined;
  const { as } = mapBinding(bound, type, mapping).descriptor;
  const isWhole = number.exponent >= 0;
  // There is no literal of a decimal, but its text is an argument, too.
  if (as === 'string' || as === 'decimal') return plain;
  if (isWhole) return as !== 'bigint' && Number.isSafeInteger(double) ? double : BigInt(plain);
  const given = parseNumber(String(double));
  return given !== undefined && plainNumber(given) === plain ? double : plain;
}

/** Whether the type takes the number, and as it is: otherwise it is rounded. */
function keeps(type: ScalarType, { digits, exponent }: ExactNumber): boolean {
  switch (type.kind) {
    case 'number':
      return type.name === 'NUMBER' && type.precision === null && type.scale === null
        ? digits.length <= 38
        : digits === '' || exponent >= -(type.scale ?? 0);
    case 'float':
      return digits.length <= Math.floor((type.binaryPrecision ?? 126) * Math.log10(2));
    case 'binary integer':
      return exponent >= 0;
    case 'plain':
      return !isBoolean(type);
    default:
      return false;
  }
}

function textOf(text: string, type: ScalarType): string | null | undefined {
  const isText =
    type.kind === 'character' || (type.kind === 'large' && (type.name === 'CLOB' || type.name === 'NCLOB'));
  if (!isText) return undefined;
  // To Oracle the empty text is NULL.
  if (text === '') return null;
  if (type.kind === 'large') return text;
  return type.name === 'CHAR' || type.name === 'NCHAR' ? padded(text, type) : text;
}

/** How many bytes other characters take depends on the database's character set. */
function padded(text: string, { name, length, semantics }: CharacterType): string | undefined {
  // CHAR alone is CHAR(1).
  const width = length ?? 1;
  if (name === 'CHAR' && semantics !== 'CHAR' && !/^[\x20-\x7e]*$/.test(text)) return undefined;
  return text + ' '.repeat(Math.max(0, width - [...text].length));
}
