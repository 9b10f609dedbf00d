/** A static value: numbers are ranges, because of a version only its lower bound may be known. */
export type Known = boolean | null | readonly [number, number];

/** The oldest release that is supported. */
const OLDEST = 12;

/**
 * The constants of DBMS_DB_VERSION; undefined for what cannot be told, and for all other names. Releases before 12.1 are not supported, so VER_LE_11 is false anywhere.
 * Source: PL/SQL Packages and Types Reference, "DBMS_DB_VERSION".
 */
export function versionConstant(path: readonly string[], version: string | null): Known | undefined {
  const [packageName, name = ''] = path.length === 3 && path[0] === 'SYS' ? path.slice(1) : path;
  if (packageName !== 'DBMS_DB_VERSION' || path.length > 3) return undefined;
  const database = numbersOf(version);
  if (name === 'VERSION')
    return database === undefined ? [OLDEST, Number.POSITIVE_INFINITY] : [database[0], database[0]];
  if (name === 'RELEASE') return database === undefined ? undefined : [database[1], database[1]];
  if (!name.startsWith(VER_LE)) return undefined;
  const [major, release = Number.POSITIVE_INFINITY, ...more] = name.slice(VER_LE.length).split('_').map(Number);
  if (major === undefined || Number.isNaN(major) || Number.isNaN(release) || more.length > 0) return undefined;
  if (database === undefined) return major < OLDEST ? false : undefined;
  return database[0] < major || (database[0] === major && database[1] <= release);
}

const VER_LE = 'VER_LE_';

/** Version and release. From 18c on the second number of the version is an update's, and the release is 0. */
function numbersOf(version: string | null): readonly [number, number] | undefined {
  const [major, release] = (version ?? '').split('.').map(Number);
  if (major === undefined || release === undefined || Number.isNaN(major) || Number.isNaN(release)) return undefined;
  return major >= 18 ? [major, 0] : [major, release];
}
