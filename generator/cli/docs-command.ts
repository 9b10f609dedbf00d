import { relative, resolve } from 'node:path';
import type { Config, Docs } from '../config/config.js';
import type { DocsFormat } from '../config/oracle-config.js';
import { UsageError } from '../errors/generator-error.js';
import { documentClient } from '../generate.js';
import { endOfProcess } from './end-of-process.js';
import { EXIT_CODES, type ExitCode } from './exit-codes.js';
import { type DatabaseFlags, openSettings } from './open-settings.js';
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
  const folder = relative(process.cwd(), docs.output) || '.';
  const changes = `${written.length} written, ${unchanged.length} unchanged, ${removed.length} removed`;
  const changed = written.length + removed.length > 0;
  if (!check) console.log(`Documented in ${folder}: ${changes}.`);
  else console.log(changed ? `${folder} is out of date: ${changes}.` : `${folder} is up to date.`);
  if (serve) await serveUntilEnd(docs.output, port);
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

async function serveUntilEnd(folder: string, port: number): Promise<void> {
  const ended = endOfProcess();
  await using server = await serveFolder(folder, port);
  console.log(`The documentation is at ${server.url} until Ctrl+C.`);
  await ended;
}
