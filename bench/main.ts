// `npm run -s bench -- NAME [--json]`: prints what one benchmark measured. With --json the last line is one object.
import { parseArgs } from 'node:util';
import { benchCalls } from './call.js';

const BENCHMARKS: Readonly<Record<string, () => Promise<object>>> = { call: benchCalls };

const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
const [name = ''] = positionals;
const benchmark = BENCHMARKS[name];
if (benchmark === undefined) {
  console.error(`Usage: npm run -s bench -- ${Object.keys(BENCHMARKS).join(' | ')} [--json]`);
  process.exitCode = 2;
} else {
  const figures = await benchmark();
  if (values.json === true) console.log(JSON.stringify(figures));
}
