import type { Stub, StubTarget } from './stub.js';

/** The stubs of a database. Calls find those that are there when they are made. */
export class StubRegistry {
  readonly #stubs = new Map<string, Stub>();

  /** Sets a stub, in the place of any other for the same subprogram. */
  set(target: StubTarget, stub: Stub): void {
    this.#stubs.set(keyOf(target), stub);
  }

  /** Takes a stub away, unless another has taken its place. */
  remove(target: StubTarget, stub: Stub): void {
    if (this.#stubs.get(keyOf(target)) === stub) this.#stubs.delete(keyOf(target));
  }

  clear(): void {
    this.#stubs.clear();
  }

  /** @param targetOf asked only where there are stubs: every call comes by here */
  find(targetOf: () => StubTarget): Stub | undefined {
    return this.#stubs.size === 0 ? undefined : this.#stubs.get(keyOf(targetOf()));
  }

  /** Whether a package has any, so that it can do without its body. */
  hasAny(owner: string, packageName: string): boolean {
    const prefix = `${owner}\0${packageName}\0`;
    return [...this.#stubs.keys()].some((key) => key.startsWith(prefix));
  }
}

/** Names cannot hold a NUL. */
function keyOf({ owner, packageName, name, overload }: StubTarget): string {
  return [owner, packageName ?? '', name, overload ?? ''].join('\0');
}
