import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DATETIME_PROPERTIES } from './datetime-properties.js';
import { NUMBER_PROPERTIES } from './number-properties.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const script = fileURLToPath(new URL('./check-properties.ts', import.meta.url));

/** Values go through a generated client, the driver and the database, and are compared with decimal.js and Temporal. */
describe('numbers, dates and intervals are what the references say', { timeout: 120_000, concurrent: true }, () => {
  it.each([
    { TZ: 'UTC', LC_ALL: 'C.UTF-8', minutesAhead: 0, capitalI: 'I' },
    { TZ: 'America/New_York', LC_ALL: 'tr_TR.UTF-8', minutesAhead: -300, capitalI: 'İ' },
    { TZ: 'Asia/Kathmandu', LC_ALL: 'tr_TR.UTF-8', minutesAhead: 345, capitalI: 'İ' },
  ])('in the time zone $TZ under $LC_ALL', async ({ TZ, LC_ALL, minutesAhead, capitalI }) => {
    expect(await checkIn({ TZ, LC_ALL })).toEqual({
      minutesAhead,
      capitalI,
      checked: NUMBER_PROPERTIES.length + DATETIME_PROPERTIES.length,
      failures: [],
    });
  });
});

/** What a process with these variables reports. */
async function checkIn(environment: Readonly<Record<string, string>>): Promise<unknown> {
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, complaints] = await Promise.all([child.stdout, child.stderr].map(textOf));
  return output === '' ? complaints : JSON.parse(output ?? '');
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stream.setEncoding('utf8')) text += String(chunk);
  return text;
}
