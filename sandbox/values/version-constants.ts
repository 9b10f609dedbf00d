/** Releases of which there are VER_LE_ constants, up to the ones the sandbox can be. */
const RELEASES: ReadonlyMap<string, readonly [version: number, release: number]> = new Map([
  ['VER_LE_9_1', [9, 1]],
  ['VER_LE_9_2', [9, 2]],
  ['VER_LE_9', [9, 99]],
  ['VER_LE_10_1', [10, 1]],
  ['VER_LE_10_2', [10, 2]],
  ['VER_LE_10', [10, 99]],
  ['VER_LE_11_1', [11, 1]],
  ['VER_LE_11_2', [11, 2]],
  ['VER_LE_11', [11, 99]],
  ['VER_LE_12_1', [12, 1]],
  ['VER_LE_12_2', [12, 2]],
  ['VER_LE_12', [12, 99]],
  ['VER_LE_18', [18, 99]],
  ['VER_LE_19', [19, 99]],
  ['VER_LE_20', [20, 99]],
  ['VER_LE_21', [21, 99]],
  ['VER_LE_23', [23, 99]],
]);

/** All constants that DBMS_DB_VERSION has in some release. */
export const VERSION_CONSTANTS: readonly string[] = ['VERSION', 'RELEASE', ...RELEASES.keys()];

/**
 * A constant of DBMS_DB_VERSION; undefined for what it has not. Releases later than the database's have no constant there, because its package is of its own time.
 * Source: PL/SQL Packages and Types Reference, "DBMS_DB_VERSION".
 */
export function versionConstant(
  name: string,
  [version = 0, release = 0]: readonly number[],
): boolean | number | undefined {
  if (name === 'VERSION') return version;
  if (name === 'RELEASE') return release;
  const upTo = RELEASES.get(name);
  if (upTo === undefined) return undefined;
  const [major, minor] = upTo;
  if (major > version) return undefined;
  return version < major || (version === major && release <= minor);
}
