/** A profile: limits of the users that have it. Undefined stands for UNLIMITED. */
export interface Profile {
  readonly name: string;
  /** `DEFAULT` is what the profile DEFAULT says, at the time of asking. */
  readonly sessionsPerUser: ProfileLimit;
  readonly failedLoginAttempts: ProfileLimit;
}

export type ProfileLimit = number | 'UNLIMITED' | 'DEFAULT';

/** The profile of everybody who was given no other. Source: CREATE PROFILE in the SQL Reference; DBA_PROFILES of a new database. */
export const DEFAULT_PROFILE: Profile = {
  name: 'DEFAULT',
  sessionsPerUser: 'UNLIMITED',
  failedLoginAttempts: 10,
};
