/**
 * PL/SQL with what the dictionary must say of it and what calls must give: data, so that a report shows a case as it stands here. One expectation is one text;
 * nothing of a result is left out of the comparison.
 */
export interface CertificationCase {
  /** Unique. */
  readonly name: string;
  /** What relies on it, for readers of the report. */
  readonly about: string;
  /** The first release that has what the case is about; older ones leave it out. */
  readonly since?: number;
  /** Run by the owner one after the other; everything they create can be executed by the users. */
  readonly statements: readonly string[];
  /** Packages and standalone routines that are read from the dictionary. */
  readonly packages: readonly string[];
  readonly routines?: readonly string[];
  /** Who may execute what the statements create. Both users by default. */
  readonly executableBy?: readonly CertificationUser[];
  /** `client`: numbers are what a generated client has without configuration. Otherwise they are exact, as with `call`. */
  readonly numbers?: 'client';
  /** As in the configuration, the schema named OWNER. */
  readonly cursors?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly implicitResults?: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  readonly collections?: Readonly<Record<string, 'map'>>;
  /** Each subprogram and type as the catalog has them, a line each. */
  readonly catalog: Expected;
  /** The rows of ALL_ARGUMENTS, a line each. Not looked at when absent. */
  readonly rows?: Expected;
  /** Made one after the other, on sessions that one client keeps. */
  readonly calls: readonly CertificationCall[];
}

export interface CertificationCall {
  readonly user: CertificationUser;
  /** `SCALARS.ECHO`, or `TWICE` outside a package. */
  readonly routine: string;
  /** As `call --overload` has it. */
  readonly overload?: string;
  /** Arguments; none at all when absent. */
  readonly json?: string;
  /** The result as JSON, one blank between its tokens; or the error's class, text and outcome. */
  readonly gives: Expected;
}

export type CertificationUser = 'ALICE' | 'BOB';

/** The text, or one of several where releases word it differently and no document says since when. */
export type Expected = string | readonly string[] | ByRelease;

/** From each release on, the oldest first: a text that is not that of the release before. */
export interface ByRelease {
  readonly byRelease: readonly { readonly from: number; readonly text: string }[];
}

/** @param release `19`, `23` */
export function textsFor(expected: Expected, release: number): readonly string[] {
  if (typeof expected === 'string') return [expected];
  if (!isByRelease(expected)) return expected;
  const text = expected.byRelease.findLast(({ from }) => from <= release)?.text;
  return text === undefined ? [] : [text];
}

function isByRelease(expected: readonly string[] | ByRelease): expected is ByRelease {
  return 'byRelease' in expected;
}

/** A call as the report shows it: `ALICE: SCALARS.ECHO {"n":1}`. */
export function describeCall({ user, routine, overload, json }: CertificationCall): string {
  return `${user}: ${routine}${overload === undefined ? '' : ` (overload ${overload})`}${json === undefined ? '' : ` ${json}`}`;
}
