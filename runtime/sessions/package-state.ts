/**
 * What becomes of a session's package variables when its lease ends:
 * - `reinitialize`: they are initialised again when they are next used, in the memory that they have;
 * - `reset`: they are given up with their memory;
 * - `keep`: the next call of the same user finds them.
 */
export type PackageState = 'reinitialize' | 'reset' | 'keep';

/**
 * The statements that give package state up. It goes when the client's call that they run in has ended, wherever in it they stand.
 * FREE_ALL_RESOURCES is what RESET_PACKAGE does. Source: Oracle's comments on MODIFY_PACKAGE_STATE in the specification of DBMS_SESSION.
 */
export function giveUpPackageState(policy: PackageState): readonly string[] {
  switch (policy) {
    case 'reinitialize':
      return ['sys.dbms_session.modify_package_state(sys.dbms_session.reinitialize);'];
    case 'reset':
      return ['sys.dbms_session.modify_package_state(sys.dbms_session.free_all_resources);'];
    case 'keep':
      return [];
  }
}
