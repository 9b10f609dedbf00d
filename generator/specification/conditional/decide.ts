import { isSymbol, isWord, type Token } from '../lexer/token.js';
import { type Known, versionConstant } from './version-constants.js';

/** Deeper ones are left to the database. */
const MOST_LEVELS = 50;

/**
 * Whether the condition of a `$IF` holds: true, false (also where it is NULL), or undefined where that depends on what only the database knows, such as `$$` inquiries and
 * constants of other packages.
 * @param version of the database, as far as it is known: `19.24.0.0.0`
 */
export function decide(condition: readonly Token[], version: string | null): boolean | undefined {
  const reader = new ConditionReader(condition, version);
  const value = reader.either();
  if (!reader.atEnd) return undefined;
  if (value === null) return false;
  return typeof value === 'boolean' ? value : undefined;
}

class ConditionReader {
  readonly #tokens: readonly Token[];
  readonly #version: string | null;
  #at = 0;
  #levels = 0;

  constructor(tokens: readonly Token[], version: string | null) {
    this.#tokens = tokens;
    this.#version = version;
  }

  get atEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  either(): Known | undefined {
    let value = this.#both();
    while (this.#takesWord('OR')) {
      const right = this.#both();
      value = value === true || right === true ? true : combined(value, right);
    }
    return value;
  }

  #both(): Known | undefined {
    let value = this.#negated();
    while (this.#takesWord('AND')) {
      const right = this.#negated();
      value = value === false || right === false ? false : combined(value, right);
    }
    return value;
  }

  #negated(): Known | undefined {
    let isNegated = false;
    while (this.#takesWord('NOT')) isNegated = !isNegated;
    const value = this.#compared();
    return isNegated ? inverse(value) : value;
  }

  #compared(): Known | undefined {
    const left = this.#operand();
    if (this.#takesWord('IS')) {
      const isNegated = this.#takesWord('NOT');
      if (!this.#takesWord('NULL') || left === undefined) return undefined;
      return (left === null) !== isNegated;
    }
    const operator = this.#tokens[this.#at];
    if (operator?.kind !== 'symbol' || !COMPARISONS.has(operator.value)) return left;
    this.#at += 1;
    const right = this.#operand();
    if (left === null || right === null) return null;
    return isRange(left) && isRange(right) ? compare(operator.value, left, right) : undefined;
  }

  #operand(): Known | undefined {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    if (token === undefined) return undefined;
    if (isSymbol(token, '(')) return this.#group();
    if (token.kind === 'number') return wholeNumber(token.value);
    if (token.kind !== 'word') return undefined;
    if (token.value === 'TRUE') return true;
    if (token.value === 'FALSE') return false;
    if (token.value === 'NULL') return null;
    const path = [token.value];
    while (isSymbol(this.#tokens[this.#at], '.')) {
      path.push(this.#tokens[this.#at + 1]?.value ?? '');
      this.#at += 2;
    }
    return versionConstant(path, this.#version);
  }

  #group(): Known | undefined {
    this.#levels += 1;
    if (this.#levels > MOST_LEVELS) {
      this.#at = this.#tokens.length + 1;
      return undefined;
    }
    const value = this.either();
    this.#levels -= 1;
    if (isSymbol(this.#tokens[this.#at], ')')) {
      this.#at += 1;
      return value;
    }
    return undefined;
  }

  #takesWord(word: string): boolean {
    if (!isWord(this.#tokens[this.#at], word)) return false;
    this.#at += 1;
    return true;
  }
}

const COMPARISONS: ReadonlySet<string> = new Set(['=', '<>', '!=', '^=', '~=', '<', '<=', '>', '>=']);

function inverse(value: Known | undefined): Known | undefined {
  if (typeof value === 'boolean') return !value;
  return value === null ? null : undefined;
}

/** Of operands that do not decide it alone. */
function combined(left: Known | undefined, right: Known | undefined): Known | undefined {
  if (left === undefined || right === undefined) return undefined;
  return left === null || right === null ? null : left;
}

function isRange(value: Known | undefined): value is readonly [number, number] {
  return Array.isArray(value);
}

function wholeNumber(text: string): Known | undefined {
  const number = Number(text);
  return Number.isSafeInteger(number) ? [number, number] : undefined;
}

function compare(
  operator: string,
  [low, high]: readonly [number, number],
  [otherLow, otherHigh]: readonly [number, number],
): boolean | undefined {
  const below = high < otherLow ? true : low >= otherHigh ? false : undefined;
  const above = low > otherHigh ? true : high <= otherLow ? false : undefined;
  switch (operator) {
    case '<':
      return below;
    case '>':
      return above;
    case '<=':
      return above === undefined ? undefined : !above;
    case '>=':
      return below === undefined ? undefined : !below;
    default: {
      const areEqual =
        below === true || above === true
          ? false
          : low === high && low === otherLow && high === otherHigh
            ? true
            : undefined;
      if (areEqual === undefined) return undefined;
      return (operator === '=') === areEqual;
    }
  }
}
