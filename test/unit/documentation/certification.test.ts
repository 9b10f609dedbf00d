import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CASES } from '../../../generator/cli/certify/cases.js';
import { type CertificationReport, checked, countChecks, formatReport } from '../../../generator/cli/certify/report.js';
import { certifiedRelease, faultOfReadme, NOT_YET } from '../../support/certification-guard.js';

const root = new URL('../../../', import.meta.url);
const folder = new URL('docs/certification/', root);

it('the README says on its first screen that nothing has met a real Oracle, until reports of a 19c and a 23ai are here', () => {
  const reports = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const texts = reports.map((name) => readFileSync(new URL(name, folder), 'utf8'));
  expect(faultOfReadme(readFileSync(new URL('README.md', root), 'utf8'), texts)).toBeUndefined();
});

/** As if a database had been asked. */
function report(version: string, more: Partial<CertificationReport> = {}): string {
  const cases = CASES.map(({ name, about, statements }) => ({
    name,
    about,
    outcome: 'passed' as const,
    checks: [checked('catalog', ['x'], 'x')],
    statements,
  }));
  return formatReport({
    format: 1,
    sandbox: false,
    database: { product: 'Oracle', version, characterSet: 'AL32UTF8', nationalCharacterSet: 'AL16UTF16' },
    client: { version: '0.1.0', driver: '26.0.0', mode: 'thin', node: 'v24.0.0' },
    date: '2026-11-25',
    passed: countChecks(cases, 'passed'),
    differed: 0,
    cases,
    ...more,
  });
}

const SAYS_SO = `# It\n\n> **${NOT_YET}** All tests …\n\n## Try it\n\nText.\n`;
const SAYS_NOTHING = `# It\n\nText.\n\n## Try it\n\n${NOT_YET}\n`;

describe('what that test goes by', () => {
  it('wants both releases', () => {
    const both = [report('19.24.0.0.0'), report('23.9.0.25.10')];
    for (const reports of [[], both.slice(0, 1), both.slice(1), [report('21.3.0.0.0'), report('23.9.0.25.10')]]) {
      expect(faultOfReadme(SAYS_SO, reports)).toBeUndefined();
      expect(faultOfReadme(SAYS_NOTHING, reports)).toBe(`the first screen must say: ${NOT_YET}`);
    }
    expect(faultOfReadme(SAYS_NOTHING, both)).toBeUndefined();
    expect(faultOfReadme(SAYS_SO, both)).toBe(`the first screen must not say any more: ${NOT_YET}`);
  });

  it('takes no report of the sandbox, with differences, without cases, or of something else', () => {
    expect(certifiedRelease(report('19.24.0.0.0'))).toBe(19);
    expect(certifiedRelease(report('19.24.0.0.0', { sandbox: true }))).toBeUndefined();
    expect(certifiedRelease(report('19.24.0.0.0', { differed: 1 }))).toBeUndefined();
    expect(certifiedRelease(report('19.24.0.0.0', { passed: 0, cases: [] }))).toBeUndefined();
    const differing = checked('catalog', ['x'], 'y');
    const cases = CASES.map(({ name, about, statements }) => ({
      name,
      about,
      outcome: 'differed' as const,
      checks: [differing],
      statements,
    }));
    expect(certifiedRelease(report('19.24.0.0.0', { cases }))).toBeUndefined();
    for (const text of ['', '{}', 'null', '{"cases":[null]}', report('?')])
      expect(certifiedRelease(text)).toBeUndefined();
  });
});
