import { relative } from 'node:path';
import type { Config } from '../config/config.js';
import { type GenerateReport, generateClient } from '../generate.js';
import type { OutputChanges } from '../output/compare-output.js';
import { describeOmission, describeWarning } from './describe-omission.js';
import { EXIT_CODES, type ExitCode } from './exit-codes.js';
import { type DatabaseFlags, openSettings } from './open-settings.js';
import { printDocument } from './print-document.js';
import { progressLine } from './progress-line.js';

export interface GenerateFlags extends DatabaseFlags {
  /** A catalog file or a folder of recorded rows, in place of the database. */
  readonly from: string | undefined;
  /** Write nothing; exit with 1 when something would change. */
  readonly check: boolean;
  /** Write nothing; say what would change. */
  readonly dryRun: boolean;
  /** Exit with 1, and write nothing, when something is left out or to be noted. */
  readonly strict: boolean;
  readonly json: boolean;
  readonly verbose: boolean;
}

/** Reads the database, or what was recorded of it, and writes the client. */
export async function generateCommand(flags: GenerateFlags): Promise<ExitCode> {
  await using settings = await openSettings(flags);
  const { config } = settings;
  const { from, strict } = flags;
  const dryRun = flags.check || flags.dryRun;
  const line = progressLine(flags.verbose);
  const report = await generateClient(config, { dryRun, strict, from, progress: line.report }).finally(line.clear);
  for (const note of report.notes) console.error(`Note: ${note}.`);
  for (const omission of report.omissions) console.error(`Left out: ${describeOmission(omission)}.`);
  for (const warning of report.warnings) console.error(`Note: ${describeWarning(warning)}.`);
  const folder = relative(process.cwd(), config.output) || '.';
  const changed = [report, report.docs].some((one) => one !== null && one.written.length + one.removed.length > 0);
  if (flags.json) printDocument(documentOf(report, changed, config));
  if (report.refused) {
    console.error(`Nothing was written to ${folder}, because of what is said above and --strict.`);
    return EXIT_CODES.checkFailed;
  }
  if (!flags.json) printText(report, folder, flags);
  return flags.check && changed ? EXIT_CODES.checkFailed : EXIT_CODES.fine;
}

function documentOf(report: GenerateReport, changed: boolean, { output, docs }: Config): object {
  const { written, unchanged, removed, routines, packages, omissions, warnings, notes, refused } = report;
  return {
    folder: output,
    changed,
    refused,
    written,
    unchanged,
    removed,
    packages,
    routines,
    omissions,
    warnings,
    notes,
    docs: report.docs === null || docs === null ? null : { folder: docs.output, ...report.docs },
  };
}

function printText(report: GenerateReport, folder: string, flags: GenerateFlags): void {
  const dryRun = flags.check || flags.dryRun;
  if (flags.verbose || dryRun) for (const change of listChanges(report, dryRun)) console.log(change);
  console.log(summarise(report, folder, dryRun));
  if (report.docs !== null) console.log(summariseDocs(report.docs, dryRun));
}

function listChanges({ written, removed }: GenerateReport, dryRun: boolean): readonly string[] {
  const would = dryRun ? 'would be ' : '';
  return [...written.map((path) => `${path} ${would}written`), ...removed.map((path) => `${path} ${would}removed`)];
}

function summarise(
  { packages, routines, written, unchanged, removed }: GenerateReport,
  folder: string,
  dryRun: boolean,
): string {
  const changes = `${written.length} written, ${unchanged.length} unchanged, ${removed.length} removed`;
  const what = `${count(routines, 'routine')}, ${count(packages, 'package')}`;
  if (!dryRun) return `Generated ${folder} (${what}): ${changes}.`;
  return written.length + removed.length === 0
    ? `${folder} is up to date (${what}).`
    : `${folder} is out of date (${what}): ${changes}, once \`gen-oracle-client generate\` runs.`;
}

function summariseDocs({ written, unchanged, removed }: OutputChanges, dryRun: boolean): string {
  const changes = `${written.length} written, ${unchanged.length} unchanged, ${removed.length} removed`;
  if (!dryRun) return `Documentation: ${changes}.`;
  return written.length + removed.length === 0
    ? 'The documentation is up to date.'
    : `The documentation is out of date: ${changes}, once \`gen-oracle-client generate\` runs.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
