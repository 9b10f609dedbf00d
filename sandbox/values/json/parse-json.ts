import { type NumberValue, parseNumber } from '../number.js';
import { OracleError } from '../oracle-error.js';
import { ESCAPES, isDigit, isLetter } from './json-characters.js';
import { JsonArray, JsonObject, JsonScalar, type JsonValue } from './json-value.js';

/** Which syntax is read. Source: JSON Developer's Guide, "About Strict and Lax JSON Syntax". */
export interface JsonSyntax {
  readonly strict?: boolean;
  /** An object with two members of the same name is an error. */
  readonly uniqueKeys?: boolean;
}

/** JSON text as a value; undefined for text that is none. Of two members with one name the later one counts. */
export function parseJson(text: string, syntax: JsonSyntax = {}): JsonValue | undefined {
  try {
    return new JsonReader(text, syntax).whole();
  } catch (error) {
    if (error instanceof JsonSyntaxFault) return undefined;
    throw error;
  }
}

/** @throws OracleError 40441 */
export function requireJson(text: string, syntax?: JsonSyntax): JsonValue {
  const value = parseJson(text, syntax);
  if (value === undefined) throw new OracleError(40441, 'JSON syntax error');
  return value;
}

class JsonSyntaxFault extends Error {}

/** Source: JSON Developer's Guide, "Oracle Database Support for JSON": containers may be nested so deep. */
const MAX_DEPTH = 1024;

class JsonReader {
  readonly #text: string;
  readonly #strict: boolean;
  readonly #uniqueKeys: boolean;
  #at = 0;
  #depth = 0;

  constructor(text: string, { strict = false, uniqueKeys = false }: JsonSyntax) {
    this.#text = text;
    this.#strict = strict;
    this.#uniqueKeys = uniqueKeys;
  }

  whole(): JsonValue {
    const value = this.#value();
    this.#blanks();
    if (this.#at < this.#text.length) throw new JsonSyntaxFault();
    return value;
  }

  #value(): JsonValue {
    this.#blanks();
    const character = this.#character;
    switch (character) {
      case '{':
        return this.#nested(() => this.#object());
      case '[':
        return this.#nested(() => this.#array());
      case '"':
        return new JsonScalar(this.#string(character));
      case "'":
        if (this.#strict) throw new JsonSyntaxFault();
        return new JsonScalar(this.#string(character));
      default:
        return new JsonScalar(isLetter(character) ? this.#literal() : this.#number());
    }
  }

  #nested<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new JsonSyntaxFault();
    this.#at += 1;
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #object(): JsonObject {
    const object = new JsonObject();
    while (!this.#accept('}')) {
      if (object.members.size > 0) this.#separator();
      if (object.members.size > 0 && !this.#strict && this.#accept('}')) break;
      const key = this.#key();
      if (!this.#accept(':')) throw new JsonSyntaxFault();
      if (this.#uniqueKeys && object.members.has(key)) throw new JsonSyntaxFault();
      object.members.set(key, this.#value());
    }
    return object;
  }

  #array(): JsonArray {
    const array = new JsonArray();
    while (!this.#accept(']')) {
      if (array.elements.length > 0) this.#separator();
      if (array.elements.length > 0 && !this.#strict && this.#accept(']')) break;
      array.elements.push(this.#value());
    }
    return array;
  }

  #separator(): void {
    if (!this.#accept(',')) throw new JsonSyntaxFault();
  }

  #key(): string {
    this.#blanks();
    const character = this.#character;
    if (character === '"' || (character === "'" && !this.#strict)) return this.#string(character);
    if (this.#strict || !isNameStart(character)) throw new JsonSyntaxFault();
    return this.#word();
  }

  #string(quote: string): string {
    this.#at += 1;
    let content = '';
    for (;;) {
      const character = this.#character;
      if (character === '') throw new JsonSyntaxFault();
      this.#at += 1;
      if (character === quote) return content;
      if (character === '\\') content += this.#escape();
      else if (character < ' ' && this.#strict) throw new JsonSyntaxFault();
      else content += character;
    }
  }

  #escape(): string {
    const character = this.#character;
    this.#at += 1;
    if (character === 'u') {
      const digits = this.#text.slice(this.#at, this.#at + 4);
      this.#at += 4;
      if (digits.length < 4 || [...digits].some((digit) => !HEXADECIMAL.includes(digit))) throw new JsonSyntaxFault();
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const escaped = ESCAPES.get(character) ?? (this.#strict ? undefined : LAX_ESCAPES.get(character));
    if (escaped === undefined) throw new JsonSyntaxFault();
    return escaped;
  }

  #literal(): boolean | null {
    const word = this.#word();
    const value = LITERALS.get(this.#strict ? word : word.toLowerCase());
    if (value === undefined) throw new JsonSyntaxFault();
    return value;
  }

  #word(): string {
    const start = this.#at;
    while (isNameStart(this.#character) || isDigit(this.#character)) this.#at += 1;
    return this.#text.slice(start, this.#at);
  }

  #number(): NumberValue {
    const start = this.#at;
    this.#sign(!this.#strict);
    const whole = this.#digits();
    let fraction: string | undefined;
    if (this.#accepts('.')) {
      fraction = this.#digits();
    }
    if (this.#accepts('e') || this.#accepts('E')) {
      this.#sign(true);
      if (this.#digits() === '') throw new JsonSyntaxFault();
    }
    if (whole === '' && (fraction ?? '') === '') throw new JsonSyntaxFault();
    if (this.#strict && (whole === '' || fraction === '' || (whole.length > 1 && whole.startsWith('0')))) {
      throw new JsonSyntaxFault();
    }
    const number = numberOf(this.#text.slice(start, this.#at));
    if (number === undefined) throw new JsonSyntaxFault();
    return number;
  }

  #sign(plus: boolean): void {
    if (!this.#accepts('-') && plus) this.#accepts('+');
  }

  #digits(): string {
    const start = this.#at;
    while (isDigit(this.#character)) this.#at += 1;
    return this.#text.slice(start, this.#at);
  }

  /** The symbol, perhaps after blanks. */
  #accept(symbol: string): boolean {
    this.#blanks();
    return this.#accepts(symbol);
  }

  #accepts(character: string): boolean {
    if (this.#character !== character) return false;
    this.#at += 1;
    return true;
  }

  #blanks(): void {
    while (this.#at < this.#text.length && BLANKS.includes(this.#character)) this.#at += 1;
  }

  /** '' at the end. */
  get #character(): string {
    return this.#text.charAt(this.#at);
  }
}

/** Undefined for a number that a NUMBER cannot hold. */
function numberOf(text: string): NumberValue | undefined {
  try {
    return parseNumber(text);
  } catch (error) {
    if (error instanceof OracleError) return undefined;
    throw error;
  }
}

function isNameStart(character: string): boolean {
  return isLetter(character) || character === '_' || character === '$' || character > '\u007f';
}

const BLANKS = ' \t\n\r';
const HEXADECIMAL = '0123456789abcdefABCDEF';
const LAX_ESCAPES: ReadonlyMap<string, string> = new Map([
  ["'", "'"],
  ['v', '\v'],
]);
const LITERALS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
