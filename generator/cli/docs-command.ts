import { relative, resolve } from 'node:path';
import type { Config, Docs } from '../config/config.js';
import type { DocsFormat } from '../config/oracle-config.js';
import { UsageError } from '../errors/generator-error.js';
import { type DocsReport, documentClient } from '../generate.js';
import { endOfProcess } from './end-of-process.js';
import { EXIT_CODES, type ExitCode } from './exit-codes.js';
import { type DatabaseFlags, openSettings } from './open-settings.js';
import { printDocument } from './print-document.js';
import { progressLine } from './progress-line.js';
import { serveFolder } from './serve-folder.js';

export interface DocsFlags extends DatabaseFlags {
  readonly from: string | undefined;
  /** The folder; that of the configuration by default. */
  readonly output: string | undefined;
  readonly formats: readonly DocsFormat[] | undefined;
  /** Write nothing; exit with 1 when something would change. */
  readonly check: boolean;
  /** Show it on 127.0.0.1 until the process is told to end. */
  readonly serve: boolean;
  /** 0 takes a free one. */
  readonly port: number;
  readonly json: boolean;
  readonly verbose: boolean;
}

/** Writes the documentation of the client that the configuration describes. */
export async function docsCommand(flags: DocsFlags): Promise<ExitCode> {
  const { from, check, serve, port } = flags;
  if (serve && check) throw new UsageError('--check writes nothing that --serve could show: give one of them.');
  await using settings = await openSettings(flags);
  const { config } = settings;
  const docs = docsOf(config, flags);
  const line = progressLine(flags.verbose);
  const report = await documentClient({ ...config, docs }, docs, {
    from,
    dryRun: check,
    progress: line.report,
  }).finally(line.clear);
  const { written, unchanged, removed, notes } = report;
  for (const note of notes) console.error(`Note: ${note}.`);
  const changed = written.length + removed.length > 0;
  if (!flags.json) console.log(summarise(report, docs.output, check));
  const show = (url: string | null) => {
    if (flags.json) printDocument({ folder: docs.output, changed, written, unchanged, removed, notes, url });
    else if (url !== null) console.log(`The documentation is at ${url} until Ctrl+C.`);
  };
  if (serve) await serveUntilEnd(docs.output, port, show);
  else show(null);
  return check && changed ? EXIT_CODES.checkFailed : EXIT_CODES.fine;
}

/** Flags win over the configuration. */
function docsOf(config: Config, { output, formats }: DocsFlags): Docs {
  const folder = output === undefined ? config.docs?.output : resolve(output);
  if (folder === undefined)
    throw new UsageError(
      'Nothing says where the documentation goes: give --output, or docs.output in the configuration.',
    );
  return {
    output: folder,
    formats: formats ?? config.docs?.formats ?? ['html'],
    title: config.docs?.title ?? null,
    grants: config.docs?.grants ?? true,
  };
}

function summarise({ written, unchanged, removed }: DocsReport, output: string, check: boolean): string {
  const folder = relative(process.cwd(), output) || '.';
  const changes = `${written.length} written, ${unchanged.length} unchanged, ${removed.length} removed`;
  if (!check) return `Documented in ${folder}: ${changes}.`;
  return written.length + removed.length > 0 ? `${folder} is out of date: ${changes}.` : `${folder} is up to date.`;
}

async function serveUntilEnd(folder: string, port: number, show: (url: string) => void): Promise<void> {
  const ended = endOfProcess();
  await using server = await serveFolder(folder, port);
  show(server.url);
  await ended;
}
