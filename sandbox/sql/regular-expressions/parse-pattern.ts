import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { parseBracket } from './parse-bracket.js';
import type { Anchor, ClassName, Pattern } from './pattern.js';

/** In bytes. */
const MAX_PATTERN = 512;

/** A pattern, and how many subexpressions it has. */
export interface ParsedPattern {
  readonly pattern: Pattern;
  readonly groups: number;
}

/**
 * Reads a pattern: extended regular expressions of POSIX with Oracle's operators of Perl. What POSIX leaves undefined is
 * refused.
 * @param ignoresWhitespace of the match parameter `x`
 * @throws OracleError 12725, 12726, 12727, 12728, 12729, 12732, 12733
 */
export function parsePattern(text: string, ignoresWhitespace: boolean): ParsedPattern {
  if (Buffer.byteLength(text) > MAX_PATTERN) throw new OracleError(12733, 'regular expression too long');
  const parser = new PatternParser([...text], ignoresWhitespace);
  return { pattern: parser.parse(), groups: parser.groups };
}

class PatternParser {
  readonly #text: readonly string[];
  readonly #ignoresWhitespace: boolean;
  readonly #closed = new Set<number>();
  #at = 0;
  #groups = 0;

  constructor(text: readonly string[], ignoresWhitespace: boolean) {
    this.#text = text;
    this.#ignoresWhitespace = ignoresWhitespace;
  }

  get groups(): number {
    return this.#groups;
  }

  parse(): Pattern {
    const pattern = this.#alternatives();
    if (this.#peek() !== undefined) throw unmatchedParentheses();
    return pattern;
  }

  #alternatives(): Pattern {
    const choices = [this.#sequence()];
    while (this.#accept('|')) choices.push(this.#sequence());
    const [first, second] = choices;
    if (first === undefined || second === undefined) return first ?? { kind: 'sequence', parts: [] };
    if (choices.some((choice) => choice.kind === 'sequence' && choice.parts.length === 0)) {
      throw new NotSupportedError('an empty alternative in a regular expression');
    }
    return { kind: 'alternatives', choices };
  }

  #sequence(): Pattern {
    const parts: Pattern[] = [];
    for (let next = this.#peek(); next !== undefined && next !== '|' && next !== ')'; next = this.#peek()) {
      parts.push(this.#repeated());
    }
    const [only, second] = parts;
    return only !== undefined && second === undefined ? only : { kind: 'sequence', parts };
  }

  #repeated(): Pattern {
    const body = this.#atom();
    const times = this.#times();
    if (times === undefined) return body;
    if (body.kind === 'anchor') throw new NotSupportedError('repeating an anchor of a regular expression');
    const greedy = !this.#accept('?');
    const next = this.#peek();
    if (next !== undefined && QUANTIFIERS.has(next)) {
      throw new NotSupportedError('repeating a repetition in a regular expression');
    }
    return { kind: 'repeat', body, ...times, greedy };
  }

  #times(): { readonly minimum: number; readonly maximum: number } | undefined {
    if (this.#accept('*')) return { minimum: 0, maximum: Number.POSITIVE_INFINITY };
    if (this.#accept('+')) return { minimum: 1, maximum: Number.POSITIVE_INFINITY };
    if (this.#accept('?')) return { minimum: 0, maximum: 1 };
    return this.#accept('{') ? this.#interval() : undefined;
  }

  /** `{m}`, `{m,}`, `{m,n}`. */
  #interval(): { readonly minimum: number; readonly maximum: number } {
    const minimum = this.#number();
    let maximum = minimum;
    if (this.#accept(',')) maximum = this.#peek() === '}' ? Number.POSITIVE_INFINITY : this.#number();
    if (minimum === undefined || maximum === undefined || !this.#accept('}')) {
      throw new NotSupportedError('a brace that begins no interval in a regular expression');
    }
    if (minimum > maximum) throw new OracleError(12732, 'invalid interval value in regular expression');
    return { minimum, maximum };
  }

  #number(): number | undefined {
    let digits = '';
    for (let next = this.#peek(); next !== undefined && isDigit(next); next = this.#peek()) {
      digits += next;
      this.#at += 1;
    }
    return digits === '' ? undefined : Number(digits);
  }

  #atom(): Pattern {
    const character = this.#peek() ?? '';
    this.#at += 1;
    switch (character) {
      case '(':
        return this.#group();
      case '[': {
        const { set, end } = parseBracket(this.#text, this.#at);
        this.#at = end;
        return { kind: 'set', set };
      }
      case '.':
        return { kind: 'any' };
      case '^':
      case '$':
        return { kind: 'anchor', anchor: character };
      case '\\':
        return this.#escaped();
      default:
        if (QUANTIFIERS.has(character)) {
          throw new NotSupportedError('a repetition of nothing in a regular expression');
        }
        return { kind: 'character', character };
    }
  }

  #group(): Pattern {
    this.#groups += 1;
    const number = this.#groups;
    const body = this.#alternatives();
    if (!this.#accept(')')) throw unmatchedParentheses();
    this.#closed.add(number);
    return { kind: 'group', number, body };
  }

  /** A backslash quotes an operator, introduces one, does nothing, or at the end stands for itself. */
  #escaped(): Pattern {
    const character = this.#text[this.#at];
    if (character === undefined) return { kind: 'character', character: '\\' };
    this.#at += 1;
    if (isAnchor(character)) return { kind: 'anchor', anchor: character };
    const named = ESCAPED_CLASSES.get(character.toLowerCase());
    if (named !== undefined) {
      return { kind: 'set', set: { negated: character !== character.toLowerCase(), members: named } };
    }
    if (character === '0') throw new NotSupportedError('\\0 in a regular expression');
    if (!isDigit(character)) return { kind: 'character', character };
    const number = Number(character);
    if (!this.#closed.has(number)) throw new OracleError(12727, 'invalid back reference in regular expression');
    return { kind: 'back_reference', number };
  }

  #peek(): string | undefined {
    if (this.#ignoresWhitespace) {
      while (WHITESPACE.has(this.#text[this.#at] ?? '')) this.#at += 1;
    }
    return this.#text[this.#at];
  }

  #accept(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at += 1;
    return true;
  }
}

const QUANTIFIERS: ReadonlySet<string> = new Set(['*', '+', '?', '{']);
const WHITESPACE: ReadonlySet<string> = new Set([' ', '\t', '\n', '\v', '\f', '\r']);

const member = (name: ClassName) => ({ kind: 'class', name }) as const;
const ESCAPED_CLASSES = new Map([
  ['d', [member('digit')]],
  ['w', [member('alnum'), { kind: 'range', from: '_', to: '_' } as const]],
  ['s', [member('space')]],
]);

function isAnchor(character: string): character is Exclude<Anchor, '^' | '$'> {
  return character === 'A' || character === 'Z' || character === 'z';
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

function unmatchedParentheses(): OracleError {
  return new OracleError(12725, 'unmatched parentheses in regular expression');
}
