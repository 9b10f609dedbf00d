import type {
  ConstantDeclaration,
  CursorDeclaration,
  ExceptionDeclaration,
  SubprogramDeclaration,
  SubtypeDeclaration,
  TypeDeclaration,
} from '../specification.js';

/** What has been read so far. */
export class Collected {
  readonly subprograms = new NamedList<SubprogramDeclaration>();
  readonly types = new NamedList<TypeDeclaration>();
  readonly subtypes = new NamedList<SubtypeDeclaration>();
  readonly constants = new NamedList<ConstantDeclaration>();
  readonly exceptions = new NamedList<ExceptionDeclaration>();
  readonly cursors = new NamedList<CursorDeclaration>();
  /** What `PRAGMA DEPRECATE` says about the package itself. */
  packageDeprecated: string | undefined;
}

/** Declarations in the order of the source. Pragmas change the last one of a name, whatever is declared in between. */
class NamedList<T extends { readonly name: string }> {
  readonly #items: T[] = [];
  readonly #last = new Map<string, number>();

  get items(): readonly T[] {
    return this.#items;
  }

  add(item: T): void {
    this.#last.set(item.name, this.#items.length);
    this.#items.push(item);
  }

  /** Gives whether there is one. */
  changeLast(name: string, change: (item: T) => T): boolean {
    const index = this.#last.get(name);
    const item = index === undefined ? undefined : this.#items[index];
    if (index === undefined || item === undefined) return false;
    this.#items[index] = change(item);
    return true;
  }
}
