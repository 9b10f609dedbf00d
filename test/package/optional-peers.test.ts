import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = (file: string) => JSON.stringify(pathToFileURL(join(root, 'dist', file)).href);

/** Resolves everything but OpenTelemetry, as if it were not installed. */
const HOOK = `export async function resolve(specifier, context, next) {
  if (specifier.startsWith('@opentelemetry/')) throw new Error('not installed');
  return next(specifier, context);
}`;

/** A transaction of the built package on the built sandbox; prints at which moments OpenTelemetry was loaded. */
const SCRIPT = `
  import { createRequire, register } from 'node:module';
  const isLoaded = () => Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes('@opentelemetry'));
  if (process.env.WITHOUT_OPEN_TELEMETRY) register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(HOOK)}));
  const { createOracleClient } = await import(${built('runtime/index.js')});
  const { startSandbox } = await import(${built('sandbox/index.js')});
  const { connectString, systemPassword, stop } = await startSandbox();
  const client = createOracleClient({ format: 1, mainSchema: 'a', schemas: {} }, {
    connectString, proxyUser: 'SYSTEM', credentials: systemPassword, userNames: 'exact', withoutUser: 'run-as-the-proxy-account',
    telemetry: { openTelemetry: process.env.OPEN_TELEMETRY_OFF === undefined },
  });
  const moments = [isLoaded()];
  await client.$session(async () => undefined);
  moments.push(isLoaded());
  console.log(JSON.stringify({ moments, logins: client.$stats.totals.logins }));
  await client.$close();
  await stop();
`;

function run(env: Readonly<Record<string, string>>): unknown {
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', SCRIPT], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return JSON.parse(output);
}

test('OpenTelemetry is loaded by the first call, not before', () => {
  expect(run({})).toEqual({ moments: [false, true], logins: 1 });
});

test('and not at all where it is switched off', () => {
  expect(run({ OPEN_TELEMETRY_OFF: '1' })).toEqual({ moments: [false, false], logins: 1 });
});

test('and calls work without it', () => {
  expect(run({ WITHOUT_OPEN_TELEMETRY: '1' })).toEqual({ moments: [false, false], logins: 1 });
});
