import type { DatabaseFacts } from './dictionary-view.js';

type Version = DatabaseFacts['version'];

/** How a release of the database calls itself. */
export interface DatabaseBanner {
  /** With the blank that the view leaves before "Release". */
  readonly product: string;
  /** The base release: `19.0.0.0.0`, before 18c the whole version. */
  readonly version: string;
  /** With release updates: `19.22.0.0.0`. */
  readonly versionFull: string;
  readonly status: string;
  /** `Oracle Database 19c Enterprise Edition Release 19.0.0.0.0 - Production`. */
  readonly banner: string;
}

/** 23ai shows itself as the edition Free, earlier releases as Enterprise Edition. */
export function databaseBanner(version: Version): DatabaseBanner {
  const [major, minor] = version;
  const name = nameOf(major, minor);
  const free = major >= 23;
  const product = `${name} ${free ? 'Free' : 'Enterprise Edition'} `;
  const status = free ? 'Develop, Learn, and Run for Free' : major < 18 ? '64bit Production' : 'Production';
  const base = baseVersion(version);
  const banner = `${product}Release ${base} - ${status}`;
  return { product, version: base, versionFull: fullVersion(version), status, banner };
}

/** Before 18c the second number was part of the release, since then it counts updates; 26ai is 23.26. */
export function baseVersion(version: Version): string {
  const [major, minor] = version;
  if (major < 18) return version.join('.');
  return minor >= 26 && major === 23 ? `${major}.${minor}.0.0.0` : `${major}.0.0.0.0`;
}

/** The last number is a month in 23ai, written with two digits. */
function fullVersion(version: Version): string {
  const [major, minor, update, year, month] = version;
  return [major, minor, update, year, year > 0 ? String(month).padStart(2, '0') : month].join('.');
}

function nameOf(major: number, minor: number): string {
  if (major < 23) return `Oracle Database ${major}c`;
  return major === 23 && minor < 26 ? 'Oracle Database 23ai' : 'Oracle AI Database 26ai';
}
