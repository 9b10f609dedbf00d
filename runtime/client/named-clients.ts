/** So many clients are kept. Whoever chooses the names must not be able to fill the memory. */
const MOST_CLIENTS = 1_000;

/**
 * The clients of users who are given by their names alone, which are the same for every call: servers ask for one per request. The longest known
 * makes room for a new one.
 */
export class NamedClients<Client> {
  readonly #make: (name: string) => Client;
  readonly #clients = new Map<string, Client>();

  constructor(make: (name: string) => Client) {
    this.#make = make;
  }

  /** @throws what making the client throws */
  get(name: string): Client {
    const known = this.#clients.get(name);
    if (known !== undefined) return known;
    const client = this.#make(name);
    for (const longestKnown of this.#clients.keys()) {
      if (this.#clients.size < MOST_CLIENTS) break;
      this.#clients.delete(longestKnown);
    }
    this.#clients.set(name, client);
    return client;
  }
}
