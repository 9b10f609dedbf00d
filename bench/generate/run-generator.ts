// One run of the generator in a process of its own, so that its peak of memory is its own: reads the database, writes the client, and says what that took.
import { fileURLToPath } from 'node:url';
import { generate, introspect } from 'gen-oracle-client';
import oracledb from 'oracledb';
import { AnsweringChild, serveParent } from '../child-process.js';
import { round } from '../measure.js';

export interface GeneratorRun {
  /** Sent to the database. */
  readonly statements: number;
  readonly introspectSeconds: number;
  readonly emitSeconds: number;
  /** Of the whole process. */
  readonly peakMiB: number;
  readonly routines: number;
}

/** @param output the folder to write to */
export async function runGenerator(connectString: string, output: string): Promise<GeneratorRun> {
  await using child = new AnsweringChild(fileURLToPath(import.meta.url), [connectString, output]);
  const run = await child.ready();
  if (!isRun(run)) throw new Error('The generator process did not answer.');
  return run;
}

async function measureRun(connectString: string, output: string): Promise<GeneratorRun> {
  const config = {
    connection: { connectString, user: 'SYNTH', password: 'Synth-1' },
    schemas: { SYNTH: { packages: ['*'] } },
    output,
    naming: { stripParameterPrefixes: ['p_'] },
  };
  const statements = countStatements();
  const start = performance.now();
  const catalog = await introspect(config);
  const read = performance.now();
  const report = await generate(config, { catalog });
  const written = performance.now();
  return {
    statements: statements(),
    introspectSeconds: seconds(read - start),
    emitSeconds: seconds(written - read),
    peakMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    routines: report.routines,
  };
}

/** Counts what the driver is asked to execute from now on. */
function countStatements(): () => number {
  let count = 0;
  // The type declarations do not know the class.
  const { prototype } = Reflect.get(oracledb, 'Connection');
  const execute = Reflect.get(prototype, 'execute');
  Reflect.set(prototype, 'execute', function (this: oracledb.Connection, ...given: unknown[]): unknown {
    count += 1;
    return Reflect.apply(execute, this, given);
  });
  return () => count;
}

function seconds(ms: number): number {
  return round(ms / 1000, 2);
}

function isRun(value: unknown): value is GeneratorRun {
  return typeof value === 'object' && value !== null && 'introspectSeconds' in value && 'peakMiB' in value;
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.send !== undefined) {
  const [, , connectString = '', output = ''] = process.argv;
  serveParent(
    await measureRun(connectString, output),
    () => Promise.resolve(null),
    () => Promise.resolve(),
  );
}
