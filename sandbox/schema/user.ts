import type { PasswordVerifier } from '../auth/password-verifier.js';

/** A database user, which is also a schema. */
export interface User {
  readonly name: string;
  readonly userId: number;
  /** Undefined for NO AUTHENTICATION, IDENTIFIED EXTERNALLY and the like: nobody can log in with a password. */
  readonly verifier: PasswordVerifier | undefined;
  readonly authenticationType: 'PASSWORD' | 'EXTERNAL' | 'GLOBAL' | 'NONE';
  readonly locked: boolean;
  readonly lockDate: Date | undefined;
  /** Locked by FAILED_LOGIN_ATTEMPTS of its profile, not by ACCOUNT LOCK. */
  readonly lockIsTimed?: boolean;
  readonly passwordExpired: boolean;
  readonly expiryDate: Date | undefined;
  readonly profile: string;
  readonly defaultTablespace: string;
  readonly temporaryTablespace: string;
  readonly created: Date;
  readonly lastLogin: Date | undefined;
  /** Which granted roles a new session has enabled. */
  readonly defaultRoles: RoleSelection;
  /** CONNECT THROUGH: who may open sessions for this user. */
  readonly proxies: readonly ProxyGrant[];
  readonly oracleMaintained: boolean;
}

/** A choice among the roles that a user was granted. */
export type RoleSelection =
  | { readonly mode: 'ALL' }
  | { readonly mode: 'NONE' }
  | { readonly mode: 'ALL EXCEPT' | 'LISTED'; readonly roles: readonly string[] };

/** `ALTER USER client GRANT CONNECT THROUGH proxy [WITH …] [AUTHENTICATION REQUIRED]`. */
export interface ProxyGrant {
  readonly proxy: string;
  /** Undefined when no WITH clause was given: the client's default roles. */
  readonly roles: RoleSelection | undefined;
  readonly authenticationRequired: boolean;
}

export interface Role {
  readonly name: string;
  readonly roleId: number;
  /** Verifier of a password-protected role. */
  readonly verifier: PasswordVerifier | undefined;
  readonly oracleMaintained: boolean;
}

/** The account's state in the words of DBA_USERS.ACCOUNT_STATUS. */
export function accountStatus(user: User): string {
  const locked = user.lockIsTimed === true ? 'LOCKED(TIMED)' : 'LOCKED';
  if (user.passwordExpired && user.locked) return `EXPIRED & ${locked}`;
  if (user.locked) return locked;
  return user.passwordExpired ? 'EXPIRED' : 'OPEN';
}
