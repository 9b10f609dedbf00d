import type { BindDefinition } from './database.js';
import type { EngineSession } from './engine-session.js';

/** What a client's statement was compiled to, kept for as long as bind types, schema, user and roles stay what they were. */
export class KeptCompilation<T> {
  readonly #session: EngineSession;
  #kept: { readonly value: T; readonly definitions: readonly BindDefinition[]; readonly key: string } | undefined;

  constructor(session: EngineSession) {
    this.#session = session;
  }

  /** @param compile makes it, when there is none or it is out of date */
  get(definitions: readonly BindDefinition[], compile: () => T): T {
    const kept = this.#kept;
    if (kept?.key === this.#session.compileKey && areSame(kept.definitions, definitions)) return kept.value;
    const value = compile();
    // Compiling may bring units up to date, which moves the schema's version.
    this.#kept = { value, definitions, key: this.#session.compileKey };
    return value;
  }
}

/** Executing again comes with the very same definitions. */
function areSame(one: readonly BindDefinition[], other: readonly BindDefinition[]): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
