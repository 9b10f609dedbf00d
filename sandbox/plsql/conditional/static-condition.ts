import type { Token } from '../../syntax/lexer/token.js';
import type { FlagValue } from '../../values/compiler-flags.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { versionConstant } from '../../values/version-constants.js';
import type { CompilationSettings } from './compilation-settings.js';

/** What compares two static values, by its sign. */
const COMPARISONS: ReadonlyMap<string, (order: number) => boolean> = new Map([
  ['=', (order) => order === 0],
  ['<>', (order) => order !== 0],
  ['!=', (order) => order !== 0],
  ['^=', (order) => order !== 0],
  ['~=', (order) => order !== 0],
  ['<', (order) => order < 0],
  ['<=', (order) => order <= 0],
  ['>', (order) => order > 0],
  ['>=', (order) => order >= 0],
]);

/**
 * A static expression between `$IF` and `$THEN`, its inquiry directives replaced: literals, comparisons, IS NULL, AND, OR, NOT, and the constants of
 * DBMS_DB_VERSION. Source: PL/SQL Language Reference, "Static Expressions".
 * @returns undefined where it is no condition
 * @throws NotSupportedError for what else a static expression may hold
 */
export function evaluateCondition(tokens: readonly Token[], settings: CompilationSettings): boolean | null | undefined {
  const reader = new ConditionReader(tokens, settings);
  const value = reader.either();
  reader.expectEnd();
  return typeof value === 'number' ? undefined : value;
}

class ConditionReader {
  readonly #tokens: readonly Token[];
  readonly #settings: CompilationSettings;
  #at = 0;

  constructor(tokens: readonly Token[], settings: CompilationSettings) {
    this.#tokens = tokens;
    this.#settings = settings;
  }

  either(): FlagValue {
    let value = this.#both();
    while (this.#accept('OR')) {
      const right = this.#both();
      value = value === true || right === true ? true : value === null || right === null ? null : false;
    }
    return value;
  }

  expectEnd(): void {
    if (this.#at < this.#tokens.length) throw this.#unknown();
  }

  #both(): FlagValue {
    let value = this.#negated();
    while (this.#accept('AND')) {
      const right = this.#negated();
      value = value === false || right === false ? false : value === null || right === null ? null : true;
    }
    return value;
  }

  #negated(): FlagValue {
    if (!this.#accept('NOT')) return this.#compared();
    const value = this.#negated();
    return value === null ? null : value === false;
  }

  #compared(): FlagValue {
    const left = this.#operand();
    if (this.#accept('IS')) {
      const negated = this.#accept('NOT');
      if (!this.#accept('NULL')) throw this.#unknown();
      return (left === null) !== negated;
    }
    const compare = COMPARISONS.get(this.#tokens[this.#at]?.symbol ?? '');
    if (compare === undefined) return left;
    this.#at += 1;
    const right = this.#operand();
    return left === null || right === null ? null : compare(Number(left) - Number(right));
  }

  #operand(): FlagValue {
    const token = this.#tokens[this.#at];
    if (token?.symbol === '(') {
      this.#at += 1;
      const value = this.either();
      if (!this.#accept(')')) throw this.#unknown();
      return value;
    }
    const negative = this.#accept('-');
    const literal = this.#tokens[this.#at];
    if (literal?.kind === 'number' && Number.isSafeInteger(Number(literal.value))) {
      this.#at += 1;
      return negative ? -Number(literal.value) : Number(literal.value);
    }
    if (negative) throw this.#unknown();
    if (this.#accept('TRUE')) return true;
    if (this.#accept('FALSE')) return false;
    if (this.#accept('NULL')) return null;
    return this.#packageConstant();
  }

  #packageConstant(): FlagValue {
    const [first, dot, second] = this.#tokens.slice(this.#at, this.#at + 3);
    const value =
      first?.value === 'DBMS_DB_VERSION' && dot?.symbol === '.'
        ? versionConstant(second?.value ?? '', this.#settings.version)
        : undefined;
    if (value === undefined) throw this.#unknown();
    this.#at += 3;
    return value;
  }

  #accept(symbol: string): boolean {
    if (this.#tokens[this.#at]?.symbol !== symbol) return false;
    this.#at += 1;
    return true;
  }

  #unknown(): NotSupportedError {
    const token = this.#tokens[this.#at] ?? this.#tokens.at(-1);
    return new NotSupportedError(
      'static expressions of $IF other than literals, PLSQL_CCFLAGS, DBMS_DB_VERSION, comparisons, AND, OR and NOT',
      token?.position,
    );
  }
}
