import fc from 'fast-check';
import { generatedClient } from '../../support/generated-client.js';
import { DATETIME_PROPERTIES } from './datetime-properties.js';
import { SCRIPT, TYPES } from './mapped-packages.js';
import { NUMBER_PROPERTIES } from './number-properties.js';

// Run in a process of its own, whose locale and time zone cannot be changed from inside. Prints what was checked, and what failed.
const [runs = '20'] = process.argv.slice(2);
await using client = await generatedClient({ script: SCRIPT, types: TYPES });
const call = (path: string, args?: unknown) => client.routine(path)(args);
const failures: string[] = [];
for (const { name, check } of [...NUMBER_PROPERTIES, ...DATETIME_PROPERTIES]) {
  const details = await fc.check(check(call), { numRuns: Number(runs) });
  if (details.failed) failures.push(`${name}: ${fc.defaultReportMessage(details)} ${String(details.errorInstance)}`);
}
const report = {
  minutesAhead: -new Date('2024-01-01T00:00:00Z').getTimezoneOffset(),
  // In Turkish İ, where names and keywords must not be folded by the locale.
  capitalI: 'i'.toLocaleUpperCase(Intl.DateTimeFormat().resolvedOptions().locale),
  checked: NUMBER_PROPERTIES.length + DATETIME_PROPERTIES.length,
  failures,
};
process.stdout.write(JSON.stringify(report));
