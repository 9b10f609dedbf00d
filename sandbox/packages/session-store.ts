/** What a supplied package keeps for each session, made when first asked for and gone with the session. */
export class SessionStore<T extends object> {
  readonly #create: () => T;
  readonly #states = new WeakMap<object, T>();

  constructor(create: () => T) {
    this.#create = create;
  }

  of(session: { readonly sessionKey: object }): T {
    let state = this.#states.get(session.sessionKey);
    if (state === undefined) {
      state = this.#create();
      this.#states.set(session.sessionKey, state);
    }
    return state;
  }

  forget(session: { readonly sessionKey: object }): void {
    this.#states.delete(session.sessionKey);
  }
}
