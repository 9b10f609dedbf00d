import { compare, decimalText, parseDecimal } from '../constants/decimal.js';
import { evaluate } from '../constants/evaluate.js';
import { fitValue } from '../constants/fit-value.js';
import { allowsNull, predefinedShape, type Shape } from '../constants/shape.js';
import type { Value } from '../constants/value.js';
import type { Token } from '../lexer/token.js';
import type { DeclaredType } from '../specification.js';

interface Resolved {
  /** The predefined type below all subtypes, where there is one. */
  readonly name: string | null;
  readonly shape: Shape;
  readonly notNull: boolean;
  /** Of the innermost subtype that has one: it lies within those of the others. */
  readonly range: readonly [string, string] | null;
}

const UNKNOWN: Resolved = { name: null, shape: { kind: 'unknown' }, notNull: false, range: null };

/** What the declarations so far say about names that later ones use. In PL/SQL nothing can be used before it is declared. */
export class PackageScope {
  readonly source: string;
  readonly #packagePath: readonly string[];
  readonly #subtypes = new Map<string, Resolved>();
  readonly #values = new Map<string, Resolved>();
  readonly #constants = new Map<string, Value | undefined>();

  /** @param packagePath with or without the owner */
  constructor(source: string, packagePath: readonly string[]) {
    this.source = source;
    this.#packagePath = packagePath;
  }

  declareSubtype(name: string, type: DeclaredType): void {
    this.#subtypes.set(name, this.#resolve(type));
  }

  /** A type whose values are no scalars. */
  declareType(name: string): void {
    this.#subtypes.set(name, { ...UNKNOWN, shape: { kind: 'other' } });
  }

  declareVariable(name: string, type: DeclaredType): void {
    this.#values.set(name, this.#resolve(type));
    this.#constants.set(name, undefined);
  }

  /** Gives the value. */
  declareConstant(name: string, type: DeclaredType, expression: readonly Token[]): Value | undefined {
    const resolved = this.#resolve(type);
    const value = evaluate(expression, (path) => this.#constant(path));
    const fitted = value && fitValue(value, resolved.shape);
    const kept = fitted !== undefined && accepts(resolved, fitted) ? fitted : undefined;
    this.#values.set(name, resolved);
    // What its own type makes of it is not known.
    this.#constants.set(name, resolved.shape.kind === 'unknown' ? undefined : kept);
    return kept;
  }

  isPackage(name: string): boolean {
    return this.#packagePath.at(-1) === name;
  }

  /** Of an expression, as exact text; undefined where it is none. */
  wholeNumber(expression: readonly Token[]): string | undefined {
    const value = evaluate(expression, (path) => this.#constant(path));
    return value?.kind === 'number' && value.number.scale === 0 ? decimalText(value.number) : undefined;
  }

  #constant(path: readonly string[]): Value | undefined {
    const name = this.#ownName(path);
    return name === undefined ? undefined : this.#constants.get(name);
  }

  #resolve({ path, attribute, constraint, range, notNull }: DeclaredType): Resolved {
    const resolved = this.#resolveName(path ?? [], attribute, constraint);
    return {
      ...resolved,
      notNull: notNull || resolved.notNull,
      range: range ?? resolved.range,
    };
  }

  #resolveName(path: readonly string[], attribute: 'TYPE' | 'ROWTYPE' | null, constraint: string | null): Resolved {
    if (attribute === 'ROWTYPE') return UNKNOWN;
    const own = this.#ownName(path);
    if (attribute === 'TYPE') return (own === undefined ? undefined : this.#values.get(own)) ?? UNKNOWN;
    const subtype = own === undefined ? undefined : this.#subtypes.get(own);
    if (subtype !== undefined) {
      if (constraint === null) return subtype;
      // A subtype without size of its own is given one.
      const shape: Shape = subtype.name === null ? { kind: 'other' } : predefinedShape(subtype.name, constraint);
      return { ...subtype, shape };
    }
    const [name] = path;
    if (name === undefined || path.length > 1) return UNKNOWN;
    return { name, shape: predefinedShape(name, constraint), notNull: !allowsNull(name), range: null };
  }

  /** The last part of `name`, `package.name` or `owner.package.name`. */
  #ownName(path: readonly string[]): string | undefined {
    const prefix = path.slice(0, -1);
    const own = prefix.length === 0 ? [] : this.#packagePath.slice(-prefix.length);
    return prefix.length === own.length && prefix.every((part, index) => part === own[index]) ? path.at(-1) : undefined;
  }
}

function accepts({ shape, notNull, range }: Resolved, value: Value): boolean {
  if (value.kind === 'null') return !notNull || shape.kind === 'unknown';
  if (value.kind !== 'number' || range === null) return true;
  const [low, high] = range.map(parseDecimal);
  return low !== undefined && high !== undefined && compare(value.number, low) >= 0 && compare(value.number, high) <= 0;
}
