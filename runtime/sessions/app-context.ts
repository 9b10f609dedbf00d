import type { DriverConnection } from '../driver/oracle-driver.js';
import { InvalidUserError } from '../errors/usage-errors.js';

/** The one namespace that clients may set. */
const NAMESPACE = 'CLIENTCONTEXT';

/**
 * The attributes of CLIENTCONTEXT on a session, as calls want them. The driver sends them with the next round trip. It drops a clearing of the
 * whole namespace when attributes are set before that (thin/connection.js, `appContext`), so those that are not wanted any more are cleared one by one.
 */
export class AppContext {
  /** Those that the session may have. */
  #set: ReadonlySet<string> = new Set();
  #wanted: readonly string[] = [];

  apply(connection: Pick<DriverConnection, 'appContext'>, wanted: Readonly<Record<string, string>> | undefined): void {
    if (wanted === undefined && this.#set.size === 0) return;
    this.#replace(connection, wanted ?? {});
  }

  #replace(connection: Pick<DriverConnection, 'appContext'>, wanted: Readonly<Record<string, string>>): void {
    this.#wanted = Object.keys(wanted);
    if (this.#wanted.length === 0 && this.#set.size === 0) return;
    const gone = [...this.#set].filter((name) => !Object.hasOwn(wanted, name));
    const pairs = [...Object.entries(wanted), ...gone.map((name) => [name, ''] as const)];
    this.#set = new Set([...this.#set, ...this.#wanted]);
    connection.appContext(
      NAMESPACE,
      pairs.map(([name, value]) => ({ [name]: value })),
    );
  }

  /** The round trip that carried them succeeded. */
  sent(): void {
    if (this.#set.size === this.#wanted.length) return;
    this.#set = new Set(this.#wanted);
  }
}

/** The driver's limits. Source: APP_CONTEXT_KEY_MAX_BYTES and APP_CONTEXT_VALUE_MAX_BYTES in its connection.js. */
const MAX_NAME_BYTES = 128;
const MAX_VALUE_BYTES = 4_000;

/**
 * The attributes, with names in upper case, because their case does not count in the database.
 * @throws InvalidUserError
 */
export function readAppContext(given: unknown): Readonly<Record<string, string>> {
  if (typeof given !== 'object' || given === null)
    throw new InvalidUserError('`appContext` in the user context is not an object.');
  const attributes = new Map<string, string>();
  for (const [key, value] of Object.entries(given)) {
    const name = key.toUpperCase();
    if (value === undefined) continue;
    if (key === '' || key.length > MAX_NAME_BYTES || !isPrintable(key) || attributes.has(name))
      throw invalid(`has a name that is given twice, or is not 1 to ${MAX_NAME_BYTES} printable ASCII characters`);
    if (typeof value !== 'string') throw invalid(`has a ${typeof value} for ${name}, not a string`);
    if (value.includes('\0')) throw invalid(`has a NUL character in ${name}`);
    if (Buffer.byteLength(value) > MAX_VALUE_BYTES) throw invalid(`has more than ${MAX_VALUE_BYTES} bytes for ${name}`);
    attributes.set(name, value);
  }
  return Object.fromEntries(attributes);
}

function isPrintable(name: string): boolean {
  return [...name].every((character) => character >= ' ' && character <= '~');
}

function invalid(fault: string): InvalidUserError {
  return new InvalidUserError(`\`appContext\` in the user context ${fault}.`);
}
