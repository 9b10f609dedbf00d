/** Idle sessions by key, each key's most recently used first out; across keys ordered by disuse for eviction. */
export class IdleSessions<Session extends { readonly keyText: string }> {
  /** Insertion order is order of disuse: the oldest first. */
  readonly #byDisuse = new Set<Session>();
  readonly #byKey = new Map<string, Session[]>();

  get size(): number {
    return this.#byDisuse.size;
  }

  /** The session that has been idle longest, without taking it. */
  get leastRecentlyUsed(): Session | undefined {
    const [session] = this.#byDisuse;
    return session;
  }

  add(session: Session): void {
    this.#byDisuse.add(session);
    const stack = this.#byKey.get(session.keyText);
    if (stack === undefined) this.#byKey.set(session.keyText, [session]);
    else stack.push(session);
  }

  /** The most recently used session of the key. */
  take(keyText: string): Session | undefined {
    const session = this.#byKey.get(keyText)?.at(-1);
    if (session !== undefined) this.#remove(session);
    return session;
  }

  /** The session that has been idle longest, whoever's it is, or of those that fit. */
  takeLeastRecentlyUsed(fits: (session: Session) => boolean = () => true): Session | undefined {
    for (const session of this.#byDisuse) {
      if (!fits(session)) continue;
      this.#remove(session);
      return session;
    }
    return undefined;
  }

  #remove(session: Session): void {
    this.#byDisuse.delete(session);
    const stack = this.#byKey.get(session.keyText) ?? [];
    stack.splice(stack.lastIndexOf(session), 1);
    if (stack.length === 0) this.#byKey.delete(session.keyText);
  }
}
