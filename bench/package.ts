// `npm run -s bench -- package [--json]`: what an application needs at run time, in bytes, and how long a fresh process takes to import it.
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { bytesIn } from './generate/use-client.js';
import { median, round } from './measure.js';

const PROCESSES = 15;
const MEGABYTE = 1_000_000;

/** What a process imports: the runtime alone, and with the driver, which the first call loads. */
const IMPORTS = { runtime: ['gen-oracle-client/runtime'], driver: ['gen-oracle-client/runtime', 'oracledb'] };

export interface PackageFigures {
  /** The built runtime and the driver, in millions of bytes. */
  readonly runtimeMB: number;
  /** Medians over processes, in milliseconds. */
  readonly importRuntimeMs: number;
  readonly importRuntimeAndDriverMs: number;
}

export async function benchPackage(): Promise<PackageFigures> {
  const root = resolve('.');
  const bytes =
    (await bytesIn(join(root, 'dist', 'runtime'))) + (await bytesIn(join(root, 'node_modules', 'oracledb')));
  const figures = {
    runtimeMB: round(bytes / MEGABYTE, 1),
    importRuntimeMs: await importMs(root, IMPORTS.runtime),
    importRuntimeAndDriverMs: await importMs(root, IMPORTS.driver),
  };
  console.log(`Runtime and driver: ${figures.runtimeMB} MB`);
  console.log(
    `Import of the runtime ${figures.importRuntimeMs} ms, with the driver ${figures.importRuntimeAndDriverMs} ms`,
  );
  return figures;
}

/** Of the built package, as its own name leads there. */
async function importMs(root: string, specifiers: readonly string[]): Promise<number> {
  const script = `const start = performance.now();
    for (const specifier of ${JSON.stringify(specifiers)}) await import(specifier);
    console.log(performance.now() - start);`;
  const times: number[] = [];
  for (let done = 0; done < PROCESSES; done += 1) {
    const args = ['--input-type=module', '--eval', script];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
    times.push(Number(stdout));
  }
  return round(median(times), 1);
}
