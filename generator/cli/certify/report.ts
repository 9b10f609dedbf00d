/** What `certify` found out. It names neither host nor accounts, and no password: it is made to be sent to somebody else, and committed. */
export interface CertificationReport {
  readonly format: 1;
  /** Whether the database is the sandbox of this package, which proves nothing about Oracle. */
  readonly sandbox: boolean;
  readonly database: DatabaseFacts;
  readonly client: ClientFacts;
  /** `2026-11-25` */
  readonly date: string;
  readonly passed: number;
  readonly differed: number;
  /** In the order in which they were run, which is always the same. */
  readonly cases: readonly CaseReport[];
}

export interface DatabaseFacts {
  /** `Oracle Database 23ai Free` */
  readonly product: string;
  /** With release updates where the database tells: `19.24.0.0.0`. */
  readonly version: string;
  readonly characterSet: string;
  readonly nationalCharacterSet: string;
}

export interface ClientFacts {
  /** Of gen-oracle-client. */
  readonly version: string;
  /** Of oracledb. */
  readonly driver: string;
  readonly mode: 'thin' | 'thick';
  readonly node: string;
}

export interface CaseReport {
  readonly name: string;
  readonly about: string;
  readonly outcome: Outcome;
  /** In the order in which they were made. */
  readonly checks: readonly CheckReport[];
  /** What the owner of the packages ran first. */
  readonly statements: readonly string[];
}

export interface CheckReport {
  /** `statements`, `catalog`, or the call. */
  readonly check: string;
  readonly outcome: Outcome;
  /** Several texts that would do are separated by a line with `or`. */
  readonly expected: string;
  readonly actual: string;
  /** Of a call that differed, what the client sent to the database, without the values that it bound. */
  readonly sent?: readonly string[];
}

export type Outcome = 'passed' | 'differed';

export function checked(
  check: string,
  expected: readonly string[],
  actual: string,
  sent: readonly string[] = [],
): CheckReport {
  if (expected.includes(actual)) return { check, outcome: 'passed', expected: actual, actual };
  const noted = sent.length === 0 ? {} : { sent };
  return { check, outcome: 'differed', expected: expected.join('\nor\n'), actual, ...noted };
}

export function countChecks(cases: readonly CaseReport[], outcome: Outcome): number {
  return cases.flatMap(({ checks }) => checks).filter((check) => check.outcome === outcome).length;
}

export function formatReport(report: CertificationReport): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** For the terminal: a line for each case, and what differed. */
export function summarise({ sandbox, database, client, passed, differed, cases }: CertificationReport): string {
  return [
    `${database.product} ${database.version}, ${database.characterSet}, national ${database.nationalCharacterSet}`,
    `gen-oracle-client ${client.version}, oracledb ${client.driver} in ${client.mode} mode, Node.js ${client.node}`,
    '',
    ...cases.flatMap(summariseCase),
    '',
    `${passed} passed, ${differed} differed.`,
    ...(sandbox ? ['This database is the sandbox: the report says nothing about Oracle.'] : []),
  ].join('\n');
}

function summariseCase({ name, about, outcome, checks }: CaseReport): readonly string[] {
  if (outcome === 'passed') return [`✓ ${name}: ${about}`];
  const differing = checks.filter((check) => check.outcome === 'differed');
  return [
    `✗ ${name}: ${about}: ${differing.length} of ${checks.length} differed`,
    ...differing.flatMap(({ check, expected, actual }) => [
      `    ${check}`,
      ...labelled('expected', expected),
      ...labelled('actual', actual),
    ]),
  ];
}

function labelled(label: string, text: string): readonly string[] {
  return text.split('\n').map((line, index) => `      ${(index === 0 ? label : '').padEnd(9)}${line}`);
}
