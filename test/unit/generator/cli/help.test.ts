import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCli } from '../../../../generator/cli/run-cli.js';
import { cliFolder } from '../../../support/cli.js';

/** As it is built: the script calls it. */
const PROGRAM = fileURLToPath(new URL('../../../../dist/generator/cli/main.js', import.meta.url));

let printed = '';

beforeEach(() => {
  printed = '';
  vi.spyOn(console, 'log').mockImplementation((line: string) => {
    printed += `${line}\n`;
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

/** The words after each of its bullets or lines that begin with the program's name, line breaks within examples undone. */
async function commandNames(): Promise<readonly string[]> {
  const lines = (await help()).split('\n').map((line) => line.trim().split(/\s+/));
  const commands = lines.slice(
    0,
    lines.findIndex(([first]) => first === 'Options:'),
  );
  return commands.flatMap(([program, name]) =>
    program === 'gen-oracle-client' && name !== undefined && name !== '<command>' ? [name] : [],
  );
}

/** Text of a part of the help, up to the next empty line. */
function part(text: string, title: string): string {
  const [, after = ''] = text.split(`\n${title}\n`);
  return after.split('\n\n')[0] ?? '';
}

const flagsIn = (text: string) => [...text.matchAll(/(?<![\w-])--[a-z-]+/g)].map(([flag]) => flag);

describe('--help', () => {
  it('names the commands', async () => {
    expect(await commandNames()).toEqual(
      expect.arrayContaining(['init', 'generate', 'pull', 'diff', 'docs', 'cursors', 'doctor', 'call', 'sandbox']),
    );
  });

  it('has examples of each command, with flags that the command has', async () => {
    for (const command of await commandNames()) {
      const text = await help(command);
      const examples = part(text, 'Examples:');
      expect(examples, command).toContain(`gen-oracle-client ${command}`);
      expect(flagsIn(part(text, 'Options:')), command).toEqual(expect.arrayContaining(flagsIn(examples)));
    }
  });

  it('has no escape sequences', async () => {
    expect(await help('generate')).not.toContain('\u001b');
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
