import { asWritten } from '../binds/identifier.js';
import { InvalidUserError } from '../errors/usage-errors.js';

/**
 * How the names that callers give become names in the database:
 * - `exact`: as they are, case included (`ALICE` and `alice` are two users);
 * - `upper-ascii`: `a` to `z` become upper case; a name with any character outside ASCII is refused, because no folding of
 *   those is the same in every locale.
 */
export type UserNames = 'exact' | 'upper-ascii';

/** Oracle's limit since 12.2, in bytes of the database character set (UTF-8 counts here). */
const MAX_NAME_BYTES = 128;

/** Of `PROXY[CLIENT]` with its quotes. */
const MAX_LOGIN_CHARACTERS = 250;

/** Would end the quoted name or the brackets around it, or the text of the login altogether. */
const FORBIDDEN = ['"', '[', ']', '\0'];

/**
 * The database's name of a user, exactly as given or folded, never otherwise altered.
 * @throws InvalidUserError for a name that cannot be one in the database or could be read as something else
 */
export function databaseUserName(name: string, rule: UserNames): string {
  const fault = faultOf(name, rule);
  if (fault !== undefined) throw new InvalidUserError(`The user name ${fault}.`);
  return rule === 'exact' ? name : name.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

function faultOf(name: string, rule: UserNames): string | undefined {
  if (name === '') return 'is empty';
  for (const character of FORBIDDEN) {
    if (name.includes(character)) return `contains ${character === '\0' ? 'a NUL character' : character}`;
  }
  if (/\p{Surrogate}/u.test(name)) return 'is not well-formed Unicode';
  if (Buffer.byteLength(name) > MAX_NAME_BYTES) return `is longer than ${MAX_NAME_BYTES} bytes`;
  if (rule === 'upper-ascii' && /\P{ASCII}/u.test(name))
    return 'has a character outside ASCII, which `userNames: "upper-ascii"` does not fold';
  return undefined;
}

/**
 * The user that is given to the driver: `ERP_APP[ALICE]`, with quotes around a name only where it must have them.
 * @param user null for the proxy account itself
 * @throws InvalidUserError when both names together are longer than Oracle takes
 */
export function loginName(proxyUser: string, user: string | null): string {
  const login = user === null ? asWritten(proxyUser) : `${asWritten(proxyUser)}[${asWritten(user)}]`;
  if (login.length > MAX_LOGIN_CHARACTERS) {
    throw new InvalidUserError(
      `The names of user and proxy account together are longer than the ${MAX_LOGIN_CHARACTERS} characters that a login may have.`,
    );
  }
  return login;
}

/**
 * What the block compares with SESSION_USER and PROXY_USER of its session. Neither name can hold the double quote between them; the second is
 * empty without a proxy. On a shared account the client identifier comes third.
 */
export function expectedIdentity(
  proxyUser: string,
  { user, clientIdentifier = '', isClientIdentifier = false }: Identity,
): string {
  const account = user === null ? `${proxyUser}"` : `${user}"${proxyUser}`;
  return isClientIdentifier ? `${account}"${clientIdentifier}` : account;
}

interface Identity {
  readonly user: string | null;
  readonly clientIdentifier?: string;
  readonly isClientIdentifier?: boolean;
}
