/** How many sessions each user has, those that are being opened or closed included. */
export class SessionsByUser<Session extends object> {
  readonly #counts = new Map<string | null, number>();
  readonly #users = new WeakMap<Session, string | null>();

  countOf(user: string | null): number {
    return this.#counts.get(user) ?? 0;
  }

  userOf(session: Session): string | null {
    return this.#users.get(session) ?? null;
  }

  isOf(session: Session, user: string | null): boolean {
    return this.#users.get(session) === user;
  }

  opening(user: string | null): void {
    this.#counts.set(user, this.countOf(user) + 1);
  }

  opened(session: Session, user: string | null): void {
    this.#users.set(session, user);
  }

  notOpened(user: string | null): void {
    const left = this.countOf(user) - 1;
    if (left > 0) this.#counts.set(user, left);
    else this.#counts.delete(user);
  }

  gone(session: Session): void {
    const user = this.#users.get(session);
    if (user === undefined) return;
    this.#users.delete(session);
    this.notOpened(user);
  }
}
