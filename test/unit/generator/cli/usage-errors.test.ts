import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EXIT_CODES } from '../../../../generator/cli/exit-codes.js';
import { runCli } from '../../../../generator/cli/run-cli.js';
import { type Printed, takePrinted } from '../../../support/printed.js';

let printed: Printed;
beforeEach(() => {
  printed = takePrinted();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('a wrong command line', () => {
  it.each([
    ['genrate', 'Unknown command genrate. Did you mean generate? See gen-oracle-client --help.'],
    ['dcos --srve all', 'Unknown command dcos. Did you mean docs? See gen-oracle-client --help.'],
    ['frobnicate', 'Unknown command frobnicate. See gen-oracle-client --help.'],
    [
      'generate --chek',
      'Unknown flag --chek of generate. Did you mean --check? See gen-oracle-client generate --help.',
    ],
    ['docs --srve=1', 'Unknown flag --srve of docs. Did you mean --serve? See gen-oracle-client docs --help.'],
    ['--dry-rum', 'Unknown flag --dry-rum. Did you mean --dry-run? See gen-oracle-client --help.'],
    ['--dryRum', 'Unknown flag --dryRum. Did you mean --dry-run? See gen-oracle-client --help.'],
    ['pull --no-chek', 'Unknown flag --no-chek of pull. See gen-oracle-client pull --help.'],
    ['init -yq', 'Unknown flag -q of init. See gen-oracle-client init --help.'],
    // A flag of another command is none of this one.
    ['doctor --github', 'Unknown flag --github of doctor. See gen-oracle-client doctor --help.'],
    [
      'diff a.json --jsn --absolutely-not',
      'Unknown flag --jsn of diff. Did you mean --json? Unknown flag --absolutely-not of diff. See gen-oracle-client diff --help.',
    ],
    [
      'docs everything',
      'Unknown argument everything of docs. Usage: gen-oracle-client docs. See gen-oracle-client docs --help.',
    ],
    [
      'call --as ALICE',
      '<routine> is missing. Usage: gen-oracle-client call <routine>. See gen-oracle-client call --help.',
    ],
    [
      '--connect-string x diff --json',
      '<before> is missing. Usage: gen-oracle-client diff <before> [after]. See gen-oracle-client diff --help.',
    ],
    [
      'cursors',
      '<action> is missing. Usage: gen-oracle-client cursors <action>. See gen-oracle-client cursors --help.',
    ],
    [
      'cursors recrd',
      'Invalid values: action is "recrd", but must be one of "record". See gen-oracle-client cursors --help.',
    ],
    ['generate --config', 'A value is missing after --config. See gen-oracle-client generate --help.'],
    [
      'call x --as A --as-proxy-account',
      '--as and --as-proxy-account exclude each other: give one of them. See gen-oracle-client call --help.',
    ],
    ['generate --config a --config b', '--config takes one value, but is given 2 times.'],
    ['call x --max-rows 1 --max-rows 2', '--max-rows takes one value, but is given 2 times.'],
  ])('%s', async (line, message) => {
    expect(await runCli(line.split(' '))).toBe(EXIT_CODES.usage);
    expect(printed).toEqual({ out: '', err: `gen-oracle-client: ${message}\n` });
  });

  it('takes flags that are lists more than once', async () => {
    expect(await runCli('init --schema A --schema B --strip-prefix p_ in_ --packages'.split(' '))).toBe(
      EXIT_CODES.usage,
    );
    expect(printed.err).toContain('A value is missing after --packages.');
    expect(await runCli('init --schema A --schema B --strip-prefix p_ in_ --packages a..b'.split(' '))).toBe(
      EXIT_CODES.usage,
    );
    expect(printed.err).toContain('--packages: Write names as in SQL');
  });
});
