// `npm run -s bench -- generate [--json]`: a schema of 4,000 and one of 20,000 routines, from the database to a first call. A real dictionary's own time
// comes on top of what the sandbox's takes.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type GeneratorRun, runGenerator } from './generate/run-generator.js';
import { type SchemaSize, sizeOf, syntheticSchema } from './generate/synthetic-schema.js';
import { bytesIn, type ClientCost, useClient } from './generate/use-client.js';
import { startSandboxProcess } from './sandbox-process.js';

const SIZES = [200, 1_000];

interface Run extends SchemaSize, Omit<GeneratorRun, 'routines'>, ClientCost {
  readonly bytesPerRoutine: number;
}

export async function benchGenerate(): Promise<{ readonly runs: readonly Run[] }> {
  const runs: Run[] = [];
  for (const packages of SIZES) {
    const run = await measureSize(sizeOf(packages));
    console.log(describe(run));
    runs.push(run);
  }
  return { runs };
}

async function measureSize(size: SchemaSize): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-generate-'));
  try {
    const script = join(folder, 'schema.sql');
    await writeFile(script, [...syntheticSchema(size.packages)].join(''));
    await using sandbox = await startSandboxProcess([script]);
    const output = join(folder, 'generated');
    const { routines, ...took } = await runGenerator(sandbox.connectString, output);
    // The one outside the packages, too.
    if (routines !== size.routines + 1) throw new Error(`The client has ${routines} routines, not ${size.routines}.`);
    const bytesPerRoutine = Math.round((await bytesIn(output)) / size.routines);
    const cost = await useClient(resolve('.'), folder, sandbox.connectString);
    return { ...size, ...took, bytesPerRoutine, ...cost };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function describe(run: Run): string {
  return [
    `${run.packages} packages, ${run.routines} routines, ${run.arguments} arguments`,
    `  read in ${run.introspectSeconds} s with ${run.statements} statements, written in ${run.emitSeconds} s, at most ${run.peakMiB} MiB`,
    `  ${run.bytesPerRoutine} bytes per routine, tsc ${run.tscSeconds} s, import ${run.importMs} ms, first call ${run.firstCallMs} ms`,
  ].join('\n');
}
