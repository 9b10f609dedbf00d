import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { callExample } from '../../../../generator/docs/example/call-example.js';
import type { ClientPlan } from '../../../../generator/plan/client-plan.js';
import { SNAPSHOT_PLANS } from '../emit/snapshot-plans.js';

const snapshots = fileURLToPath(new URL('../../../snapshots', import.meta.url));

// They are compiled with the trees that they call, by the snapshot tests.
describe('the examples of the documentation', () => {
  it.each(SNAPSHOT_PLANS)('are as reviewed, and compile: %s', async (name, plan) => {
    await expect(examplesModule(plan)).toMatchFileSnapshot(join(snapshots, name, 'examples.ts'));
  });
});

function examplesModule(plan: ClientPlan): string {
  const examples = plan.schemas.flatMap((schema) => {
    const prefix = schema.key === plan.mainSchema ? [] : [schema.key];
    const packages = schema.packages.map((one) => ({ module: one, member: [...prefix, one.key].join('.') }));
    const standalone = schema.standalone === null ? [] : [{ module: schema.standalone, member: prefix.join('.') }];
    return [...packages, ...standalone].flatMap(({ module, member }) =>
      module.routines.map((routine) => callExample(routine, member)),
    );
  });
  const text = examples.map(
    (example, index) => `\nexport async function example${index + 1}() {\n${indent(example)}\n}\n`,
  );
  return [
    ...(text.some((one) => one.includes('new Decimal(')) ? ["import { Decimal } from 'decimal.js';\n"] : []),
    ...(text.some((one) => one.includes('Temporal.')) ? ["import { Temporal } from 'temporal-polyfill';\n"] : []),
    "import type { OracleClient } from './generated/index.js';\n",
    '\ndeclare const oracle: OracleClient;\n',
    ...text,
  ].join('');
}

/** What an example gives is used, as compilers want it. */
function indent(example: string): string {
  return example
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')
    .replace(/^ {2}const (.*?) = await/s, '  return await');
}
