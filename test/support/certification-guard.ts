import { CASES } from '../../generator/cli/certify/cases.js';

/** What the README's first screen says as long as no real database has been asked. */
export const NOT_YET = 'Nothing here has met a real Oracle database yet.';

/**
 * What is wrong with a README, given the reports that there are; undefined if nothing is.
 * @param reports texts of files
 */
export function faultOfReadme(readme: string, reports: readonly string[]): string | undefined {
  const releases = reports.flatMap((text) => certifiedRelease(text) ?? []);
  const isCertified = releases.some((release) => release === 19) && releases.some((release) => release >= 23);
  const [firstScreen = ''] = readme.split('\n## ', 1);
  const saysSo = firstScreen.includes(NOT_YET);
  if (!isCertified && !saysSo) return `the first screen must say: ${NOT_YET}`;
  return isCertified && saysSo ? `the first screen must not say any more: ${NOT_YET}` : undefined;
}

/** The release of a real Oracle on which all cases pass; undefined for a report that does not show that, and for what is none. */
export function certifiedRelease(text: string): number | undefined {
  const report = parsed(text);
  if (!hasCases(report) || report.format !== 1 || report.sandbox !== false || report.differed !== 0) return undefined;
  const release = Number.parseInt(versionOf(report), 10);
  const checks = report.cases.flatMap((one) => (hasChecks(one) ? one.checks : [undefined]));
  const passed = checks.every((check) => isRecord(check) && check['outcome'] === 'passed' && isSame(check));
  const names = report.cases.map((one) => (isRecord(one) ? one['name'] : undefined));
  const isComplete = CASES.filter(({ since = 0 }) => since <= release).every(({ name }) => names.includes(name));
  return Number.isInteger(release) && passed && isComplete && report.passed === checks.length ? release : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isSame({ expected, actual }: Record<string, unknown>): boolean {
  return typeof actual === 'string' && expected === actual;
}

function versionOf({ database }: Record<string, unknown>): string {
  return isRecord(database) && typeof database['version'] === 'string' ? database['version'] : '';
}

function hasCases(value: unknown): value is Record<string, unknown> & { readonly cases: readonly unknown[] } {
  return isRecord(value) && Array.isArray(value['cases']);
}

function hasChecks(value: unknown): value is { readonly checks: readonly unknown[] } {
  return isRecord(value) && Array.isArray(value['checks']) && value['checks'].length > 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
