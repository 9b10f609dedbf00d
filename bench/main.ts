// `npm run -s bench -- NAME [--json]`: prints what one benchmark measured. With --json the last line is one object.
import { parseArgs } from 'node:util';
import { benchCalls } from './call.js';
import { benchGenerate } from './generate.js';
import { benchPackage } from './package.js';
import { benchSandbox } from './sandbox.js';
import { benchSessions } from './sessions.js';
import { benchSoak } from './soak.js';

interface Options {
  readonly calls?: number;
  readonly users?: number;
  readonly seed?: number;
}

const BENCHMARKS: Readonly<Record<string, (options: Options) => Promise<object>>> = {
  call: benchCalls,
  generate: benchGenerate,
  package: benchPackage,
  sandbox: benchSandbox,
  sessions: benchSessions,
  soak: benchSoak,
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean' },
    calls: { type: 'string' },
    users: { type: 'string' },
    seed: { type: 'string' },
  },
});
const [name = ''] = positionals;
const benchmark = BENCHMARKS[name];
if (benchmark === undefined) {
  console.error(`Usage: npm run -s bench -- ${Object.keys(BENCHMARKS).join(' | ')} [--json]`);
  console.error('soak takes --calls N, --users N and --seed N, too.');
  process.exitCode = 2;
} else {
  const figures = await benchmark({
    ...(values.calls === undefined ? {} : { calls: Number(values.calls) }),
    ...(values.users === undefined ? {} : { users: Number(values.users) }),
    ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
  });
  if (values.json === true) console.log(JSON.stringify(figures));
}
