import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SUPPORT_PAGE, supportPage } from '../../support/support-page.js';

it('sandbox/SUPPORT.md says what the code does', async () => {
  const written = readFileSync(SUPPORT_PAGE, 'utf8');
  expect(written, 'run `npx tsx test/support/write-support.ts`').toBe(await supportPage());
});
