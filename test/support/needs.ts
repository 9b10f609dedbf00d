import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { SKIPPED_FOR } from './needs-marker.js';

/** What a test may need that is not everywhere, and how to find out whether it is here. */
const RESOURCES = {
  'real-oracle': {
    missing: () => (process.env['GEN_ORACLE_TEST_DB'] === undefined ? 'GEN_ORACLE_TEST_DB is not set' : undefined),
    required: () => false,
  },
  'thick-mode': {
    missing: () =>
      process.env['GEN_ORACLE_TEST_THICK'] !== '1'
        ? 'GEN_ORACLE_TEST_THICK is not 1'
        : process.env['GEN_ORACLE_TEST_DB'] === undefined
          ? 'GEN_ORACLE_TEST_DB is not set'
          : undefined,
    required: () => false,
  },
  browser: {
    missing: () => (existsSync('/usr/bin/chromium') ? undefined : 'there is no /usr/bin/chromium'),
    required: () => process.env['REQUIRE_BROWSER'] === '1',
  },
  'recorded-rows': {
    missing: () => (existsSync(recordedRows()) ? undefined : `RECORDED_ROWS names no folder`),
    required: () => process.env['REQUIRE_RECORDED_ROWS'] === '1',
  },
  'peers-dir': {
    missing: () => (process.env['PEERS_DIR'] === undefined ? 'PEERS_DIR is not set' : undefined),
    required: () => false,
  },
} as const;

export type Resource = keyof typeof RESOURCES;

/** Where rows recorded from real databases are read; they are not part of this repository. */
export function recordedRows(): string {
  return (
    process.env['RECORDED_ROWS'] ?? fileURLToPath(new URL('../../../shared/fixtures/real-dictionary', import.meta.url))
  );
}

/**
 * The only way to skip tests: `needs('browser').describe('…', …)`. Says what was skipped and why; in CI, where a
 * resource is required, its absence is a failure.
 */
export function needs(resource: Resource): { readonly describe: (name: string, suite: () => void) => void } {
  const { missing, required } = RESOURCES[resource];
  const reason = missing();
  if (reason === undefined) return { describe };
  if (required()) throw new Error(`This run requires ${resource}, but ${reason}.`);
  return {
    describe: (name, suite) => {
      console.log(`skipped: "${name}" needs ${resource}, but ${reason}`);
      describe.skip(`${name}${SKIPPED_FOR}${resource}]`, suite);
    },
  };
}
