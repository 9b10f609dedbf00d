/** How the catalog names schemas: by the configuration's name where it has one. */
export class SchemaNames {
  readonly #byOwner: ReadonlyMap<string, string>;
  readonly #names: ReadonlySet<string>;

  /** @param named the configuration's names, by the name in the database that was read */
  constructor(named: ReadonlyMap<string, string>) {
    this.#byOwner = named;
    this.#names = new Set(named.values());
  }

  of(owner: string): string {
    return this.#byOwner.get(owner) ?? owner;
  }

  /** Whether the configuration gives this schema's name to another one, so that nothing in it can be named. */
  hides(owner: string): boolean {
    return !this.#byOwner.has(owner) && this.#names.has(owner);
  }
}
