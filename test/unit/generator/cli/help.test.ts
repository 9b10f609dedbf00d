import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EXIT_CODES } from '../../../../generator/cli/exit-codes.js';
import { helpOf, runCli } from '../../../../generator/cli/run-cli.js';
import { cliFolder } from '../../../support/cli.js';

/** As it is built: the script calls it. */
const PROGRAM = fileURLToPath(new URL('../../../../dist/generator/cli/main.js', import.meta.url));

const GUIDE = fileURLToPath(new URL('../../../../docs/guides/command-line.md', import.meta.url));

let printed = '';
let complaints = '';

beforeEach(() => {
  printed = '';
  vi.spyOn(console, 'log').mockImplementation((line: string) => {
    printed += `${line}\n`;
  });
  vi.spyOn(console, 'error').mockImplementation((line: string) => {
    complaints += `${line}\n`;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function help(...command: readonly string[]): Promise<string> {
  printed = '';
  expect(await runCli([...command, '--help'])).toBe(0);
  return printed;
}

/** As a shell would split it; quotes are single ones around a whole argument. */
function argumentsOf(example: string): readonly string[] {
  const [, ...args] = example.match(/'[^']*'|\S+/g) ?? [];
  // What a shell does with its output is none of them.
  const end = args.indexOf('>>');
  return (end < 0 ? args : args.slice(0, end)).map((arg) => arg.replace(/^'(.*)'$/, '$1'));
}

const flagsIn = (text: string) => [...text.matchAll(/(?<![\w-])--?[a-z][a-z-]*/g)].map(([flag]) => flag);

const GLOBAL_FLAGS = ['--verbose', '--version', '--help'];

describe('--help', () => {
  it('lists the commands and only flags that all of them have', async () => {
    const { usage, commands, flags } = await helpOf();
    expect(usage).toBe('gen-oracle-client [command]');
    expect(commands).toEqual(
      expect.arrayContaining([
        'init',
        'generate',
        'pull',
        'diff',
        'docs',
        'cursors',
        'doctor',
        'call',
        'certify',
        'sandbox',
      ]),
    );
    expect(flags).toEqual(GLOBAL_FLAGS);
    const text = await help();
    for (const command of commands) expect(text).toContain(`\n  gen-oracle-client ${command} `);
    expect(flagsIn(text.slice(text.indexOf('Options:'), text.indexOf('Examples:')))).toEqual(GLOBAL_FLAGS);
  });

  it('has examples of each command, which it accepts', async () => {
    for (const command of (await helpOf()).commands) {
      const { examples, flags } = await helpOf(command);
      expect(examples, command).not.toEqual([]);
      for (const example of examples) await expectAccepted(example, command, flags);
    }
    const { examples } = await helpOf();
    for (const example of examples) {
      const [command = ''] = argumentsOf(example);
      await expectAccepted(example, command, (await helpOf(command)).flags);
    }
  });

  it('has no escape sequences', async () => {
    expect(await help('generate')).not.toContain('\u001b');
  });
});

/** Nothing is wrong with it but what is put behind it, which is found out after everything else. */
async function expectAccepted(example: string, command: string, flags: readonly string[]): Promise<void> {
  const args = argumentsOf(example);
  expect(args[0], example).toBe(command);
  const refusal = async (...more: readonly string[]) => {
    complaints = '';
    expect(await runCli([...args, ...more]), example).toBe(EXIT_CODES.usage);
    return complaints;
  };
  expect(await refusal('--xyzzyx-plugh')).toBe(
    `gen-oracle-client: Unknown flag --xyzzyx-plugh of ${command}. See gen-oracle-client ${command} --help.\n`,
  );
  if (flags.includes('--config'))
    expect(await refusal('--config', 'a', '--config', 'b')).toBe(
      'gen-oracle-client: --config takes one value, but is given 2 times.\n',
    );
}

describe('docs/guides/command-line.md', () => {
  it('has the commands, and the flags of each', async () => {
    const rows = new Map(
      readFileSync(GUIDE, 'utf8')
        .split('\n## Flags\n')[1]
        ?.split('\n## ')[0]
        ?.split('\n')
        .filter((line) => line.startsWith('| `'))
        .map((line) => line.split('|').slice(1, -1))
        .map(([command = '', ...cells]) => [command.trim().replaceAll('`', ''), flagsIn(cells.join(' '))]),
    );
    const { commands } = await helpOf();
    expect([...rows.keys()]).toEqual(commands);
    for (const command of commands) {
      const { flags } = await helpOf(command);
      expect(rows.get(command)?.toSorted(), command).toEqual(
        flags.filter((flag) => !GLOBAL_FLAGS.includes(flag)).sort(),
      );
    }
  });
});

describe('completion', () => {
  it('lets bash complete commands and flags', async () => {
    vi.stubEnv('SHELL', '/bin/bash');
    expect(await runCli(['completion'])).toBe(0);
    vi.unstubAllEnvs();
    const folder = cliFolder();
    writeFileSync(folder.file('script.bash'), printed);
    const complete = async (...words: readonly string[]) => {
      const list = words.map((word) => `'${word}'`).join(' ');
      const script = [
        `gen-oracle-client() { ${process.execPath} ${PROGRAM} "$@"; }`,
        `source ${folder.file('script.bash')}`,
        `COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}`,
        '_gen-oracle-client_yargs_completions',
        'printf "%s " $COMPREPLY',
      ];
      const { stdout } = await promisify(execFile)('bash', ['-c', script.join('\n')]);
      return stdout.trim().split(' ');
    };
    expect(await complete('gen-oracle-client', 'ge')).toEqual(['generate']);
    expect(await complete('gen-oracle-client', 'generate', '--ch')).toEqual(['--check']);
  });
});
