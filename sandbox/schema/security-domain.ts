/**
 * In whose right something is done: the session's user with the roles enabled, or the owner of a definer's-rights unit,
 * where roles do not count.
 */
export interface SecurityDomain {
  readonly user: string;
  /** Enabled roles, those granted to roles included. */
  readonly roles: ReadonlySet<string>;
}

/** The domain of a definer's-rights unit. */
export function definerDomain(owner: string): SecurityDomain {
  return { user: owner, roles: NO_ROLES };
}

const NO_ROLES: ReadonlySet<string> = new Set();
