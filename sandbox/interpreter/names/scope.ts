import type { FrameLayout } from '../frame.js';
import type { DeclaredSymbol } from './symbol.js';

/** One declarative part while its unit is compiled: the names declared in it, within the scope around it. */
export class Scope {
  readonly enclosing: Scope | undefined;
  /** Of the subprogram, package or block that the names' variables belong to. */
  readonly layout: FrameLayout;
  /** Of the subprogram or package whose scope it is: a prefix for what is declared in it. */
  readonly name: string | undefined;
  readonly #symbols = new Map<string, DeclaredSymbol>();
  readonly #repeated = new Set<string>();
  readonly #announced = new Set<string>();

  constructor(layout: FrameLayout, enclosing?: Scope, name?: string) {
    this.layout = layout;
    this.enclosing = enclosing;
    this.name = name;
  }

  /** @returns false when the name is declared here already (and nothing is changed) */
  declare(symbol: DeclaredSymbol): boolean {
    if (this.#symbols.has(symbol.name)) return false;
    this.#symbols.set(symbol.name, symbol);
    return true;
  }

  /** A subprogram of this name is declared further below. */
  announce(name: string): void {
    this.#announced.add(name);
  }

  /** Whether what `find` does not know is declared further below. */
  isAnnounced(name: string): boolean {
    let scope: Scope | undefined = this;
    while (scope !== undefined && !scope.#announced.has(name)) scope = scope.enclosing;
    return scope !== undefined;
  }

  /** The name is declared once more than it may be: what refers to it is wrong. */
  noteRepeated(name: string): void {
    this.#repeated.add(name);
  }

  /** Whether the declaration that `find` gives is one of several. */
  isRepeated(name: string): boolean {
    let scope: Scope | undefined = this;
    while (scope !== undefined && !scope.#symbols.has(name)) scope = scope.enclosing;
    return scope === undefined ? false : scope.#repeated.has(name);
  }

  own(name: string): DeclaredSymbol | undefined {
    return this.#symbols.get(name);
  }

  find(name: string): DeclaredSymbol | undefined {
    let scope: Scope | undefined = this;
    while (scope !== undefined) {
      const symbol = scope.#symbols.get(name);
      if (symbol !== undefined) return symbol;
      scope = scope.enclosing;
    }
    return undefined;
  }

  /** The scope of an enclosing subprogram or package that has this name and declares `member`. */
  findQualified(name: string, member: string): DeclaredSymbol | undefined {
    let scope: Scope | undefined = this;
    while (scope !== undefined) {
      const symbol = scope.name === name ? scope.#symbols.get(member) : undefined;
      if (symbol !== undefined) return symbol;
      scope = scope.enclosing;
    }
    return undefined;
  }

  symbols(): IterableIterator<DeclaredSymbol> {
    return this.#symbols.values();
  }
}
