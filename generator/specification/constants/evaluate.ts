import { isSymbol, type Token } from '../lexer/token.js';
import { add, decimalText, divide, multiply, negate, parseDecimal } from './decimal.js';
import { isPlsInteger, type NumberValue, textValue, type Value } from './value.js';

/** Deeper expressions are left to the database. */
const MOST_LEVELS = 50;

/**
 * The value of an expression of literals and constants: signs, `+ - * /`, `||`, parentheses and CHR. Undefined for all else, and where the result is not exact.
 * @param constant the value of a name in exact spelling, if that is known
 */
export function evaluate(
  expression: readonly Token[],
  constant: (path: readonly string[]) => Value | undefined,
): Value | undefined {
  const reader = new ExpressionReader(expression, constant);
  const value = reader.sum();
  return reader.atEnd ? value : undefined;
}

/** An unknown operand makes the whole unknown: the reader then stops where it is. */
class ExpressionReader {
  readonly #tokens: readonly Token[];
  readonly #constant: (path: readonly string[]) => Value | undefined;
  #at = 0;
  #levels = 0;

  constructor(tokens: readonly Token[], constant: (path: readonly string[]) => Value | undefined) {
    this.#tokens = tokens;
    this.#constant = constant;
  }

  get atEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** `||` is of the same precedence as `+` and `-`. */
  sum(): Value | undefined {
    let value = this.#product();
    for (let symbol = this.#takesOneOf('+-||'); symbol !== undefined; symbol = this.#takesOneOf('+-||')) {
      const right = this.#product();
      if (value === undefined || right === undefined) return undefined;
      value = symbol === '||' ? joined(value, right) : calculated(symbol, value, right);
    }
    return value;
  }

  #product(): Value | undefined {
    let value = this.#signed();
    for (let symbol = this.#takesOneOf('*/'); symbol !== undefined; symbol = this.#takesOneOf('*/')) {
      const right = this.#signed();
      if (value === undefined || right === undefined) return undefined;
      value = calculated(symbol, value, right);
    }
    return value;
  }

  #signed(): Value | undefined {
    const sign = this.#takesOneOf('+-');
    const value = this.#operand();
    if (sign === undefined || value === undefined) return value;
    if (value.kind === 'null') return value.isText ? undefined : value;
    if (value.kind !== 'number') return undefined;
    return sign === '+' ? value : { ...value, number: negate(value.number) };
  }

  #operand(): Value | undefined {
    const token = this.#tokens[this.#at];
    if (token === undefined) return undefined;
    this.#at += 1;
    switch (token.kind) {
      case 'number':
        return numberLiteral(token.value);
      case 'text':
        return textValue(token.value);
      case 'symbol':
        return token.value === '(' ? this.#group() : undefined;
      case 'word':
      case 'quoted name':
        return this.#named(token);
      default:
        return undefined;
    }
  }

  #group(): Value | undefined {
    this.#levels += 1;
    if (this.#levels > MOST_LEVELS) return undefined;
    const value = this.sum();
    this.#levels -= 1;
    if (!isSymbol(this.#tokens[this.#at], ')')) return undefined;
    this.#at += 1;
    return value;
  }

  #named(first: Token): Value | undefined {
    if (first.kind === 'word') {
      if (first.value === 'NULL') return { kind: 'null', isText: false };
      if (first.value === 'TRUE' || first.value === 'FALSE') return { kind: 'boolean', value: first.value === 'TRUE' };
    }
    const path = [first.value];
    while (isSymbol(this.#tokens[this.#at], '.')) {
      path.push(this.#tokens[this.#at + 1]?.value ?? '');
      this.#at += 2;
    }
    if (path.length === 1 && first.value === 'CHR' && isSymbol(this.#tokens[this.#at], '(')) {
      this.#at += 1;
      const code = this.#group();
      return code?.kind === 'number' ? character(decimalText(code.number)) : undefined;
    }
    return this.#constant(path);
  }

  #takesOneOf(symbols: string): string | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'symbol' || token.value === '|' || !symbols.includes(token.value)) return undefined;
    this.#at += 1;
    return token.value;
  }
}

/** Those that have the same code in every character set that databases have: control characters, and what is not a national variant in 7 bits. */
function character(code: string): Value | undefined {
  const number = Number(code);
  if (!Number.isInteger(number) || number < 1 || number > 126) return undefined;
  const text = String.fromCharCode(number);
  return number < 32 || INVARIANT.includes(text) || /[A-Za-z0-9]/.test(text) ? textValue(text) : undefined;
}

const INVARIANT = ` !"%&'()*+,-./:;<=>?_`;

function numberLiteral(text: string): Value | undefined {
  const last = text.slice(-1).toLowerCase();
  const isBinary = last === 'f' || last === 'd';
  const number = parseDecimal(isBinary ? text.slice(0, -1) : text);
  if (number === undefined) return undefined;
  if (isBinary) return { kind: 'number', number, nature: 'binary' };
  return { kind: 'number', number, nature: isPlsInteger(number) ? 'integer' : 'decimal' };
}

function calculated(symbol: string, left: Value, right: Value): Value | undefined {
  if (left.kind === 'null' || right.kind === 'null') {
    const areNumbers = [left, right].every((one) => one.kind === 'number' || (one.kind === 'null' && !one.isText));
    return areNumbers ? { kind: 'null', isText: false } : undefined;
  }
  if (left.kind !== 'number' || right.kind !== 'number' || left.nature === 'binary' || right.nature === 'binary')
    return undefined;
  const number = result(symbol, left, right);
  if (number === undefined) return undefined;
  const areIntegers = left.nature === 'integer' && right.nature === 'integer' && symbol !== '/';
  if (areIntegers && !isPlsInteger(number)) return undefined;
  return { kind: 'number', number, nature: areIntegers ? 'integer' : 'decimal' };
}

function result(symbol: string, { number: left }: NumberValue, { number: right }: NumberValue) {
  if (symbol === '*') return multiply(left, right);
  if (symbol === '/') return divide(left, right);
  return add(left, symbol === '-' ? negate(right) : right);
}

/** Whole numbers read the same in every language; other ones have a decimal character. */
function joined(left: Value, right: Value): Value | undefined {
  const [one, other] = [textOf(left), textOf(right)];
  return one === undefined || other === undefined ? undefined : textValue(one + other);
}

function textOf(value: Value): string | undefined {
  if (value.kind === 'null') return '';
  if (value.kind === 'text') return value.text;
  return value.kind === 'number' && value.nature !== 'binary' && value.number.scale === 0
    ? decimalText(value.number)
    : undefined;
}
