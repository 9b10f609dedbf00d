import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { connect } from 'node:net';
import oracledb from 'oracledb';
import { beforeEach, describe, expect, it } from 'vitest';
import { formatCatalog } from '../../generator/catalog-file/catalog-file.js';
import { EXIT_CODES } from '../../generator/cli/exit-codes.js';
import { type CliFolder, cliFolder } from '../support/cli.js';
import { CommandProcess } from '../support/terminal.js';

/** Everything that ECMA-48 has: colours, movements, erasures. */
const ESCAPE = '\u001B';
const ERASE = '\r\u001B[2K';
const CTRL_C = '\u0003';

const CONFIG = {
  schemas: { erp: {} },
  output: 'generated',
  docs: { output: 'documentation' },
  sandbox: { scripts: ['erp.sql'] },
};

const SCRIPT = `
CREATE USER erp IDENTIFIED BY "Secret-1";
CREATE PACKAGE erp.orders_api AS PROCEDURE ping; END;
/
`;

const CATALOG = formatCatalog({
  databaseVersion: null,
  schemas: [
    {
      name: 'ERP',
      packages: [
        {
          name: 'ORDERS_API',
          valid: true,
          subprograms: [{ name: 'PING', overload: null, sqlOnly: null, returns: null, parameters: [] }],
        },
      ],
      standalone: [],
    },
  ],
  types: [],
});

const FROM = ['--from', 'oracle.catalog.json'];

let folder: CliFolder;
beforeEach(() => {
  folder = cliFolder();
  folder.configure(CONFIG);
  writeFileSync(folder.file('erp.sql'), SCRIPT);
  writeFileSync(folder.file('oracle.catalog.json'), CATALOG);
});

const piped = (...args: readonly string[]) => CommandProcess.piped(folder.path, args);
const onTerminal = (...args: readonly string[]) => CommandProcess.onTerminal(folder.path, args);

/** What is left on the screen of what was written to a terminal. */
function screen(out: string): string {
  const lines = out.replaceAll('\r\n', '\n').split('\n');
  return lines.map((line) => line.slice(line.lastIndexOf(ERASE) + 1).replace(ERASE.slice(1), '')).join('\n');
}

const SUMMARY =
  'Generated generated (1 routine, 1 package): 3 written, 0 unchanged, 0 removed.\nDocumentation: 7 written, 0 unchanged, 0 removed.\n';

describe('what generate prints', () => {
  it('is text alone where it is piped', async () => {
    expect(await piped('generate', ...FROM).ended).toEqual({ exitCode: EXIT_CODES.fine, out: SUMMARY, err: '' });
  });

  it('is, on a terminal, also a line that says what is being done, and that is erased', async () => {
    const { exitCode, out } = await onTerminal('generate', ...FROM).ended;
    expect(exitCode).toBe(EXIT_CODES.fine);
    expect(out).toContain(`writing the client${ERASE}`);
    expect(screen(out)).toBe(SUMMARY);
    expect(out.replaceAll(ERASE, '')).not.toContain(ESCAPE);
  });

  it('is one JSON document for a script, and nothing else', async () => {
    const { exitCode, out, err } = await piped('generate', '--check', '--json', ...FROM).ended;
    expect({ exitCode, err }).toEqual({ exitCode: EXIT_CODES.checkFailed, err: '' });
    expect(JSON.parse(out)).toMatchObject({ changed: true, routines: 1 });
  });
});

describe('escape sequences', () => {
  it.each([
    ['a help text', ['docs', '--help'], EXIT_CODES.fine],
    ['an error', ['generate', '--chek'], EXIT_CODES.usage],
  ] as const)('are not in %s, on a terminal or piped', async (_, args, exitCode) => {
    const [terminal, pipe] = await Promise.all([onTerminal(...args).ended, piped(...args).ended]);
    expect([terminal.exitCode, pipe.exitCode]).toEqual([exitCode, exitCode]);
    expect(terminal.out.replaceAll('\r\n', '\n')).toBe(pipe.out + pipe.err);
    expect(terminal.out).not.toContain(ESCAPE);
  });

  it('of colours are in the questions of init, but not with NO_COLOR', async () => {
    const colours = async (env: NodeJS.ProcessEnv) => {
      const init = CommandProcess.onTerminal(folder.path, ['init', '--config', 'other.config.ts'], env);
      await init.shown('Which schemas');
      init.type(CTRL_C);
      const { out, exitCode } = await init.ended;
      expect(exitCode).toBe(EXIT_CODES.cancelled);
      // Other attributes, such as struck out, are no colours.
      return out.split(ESCAPE).flatMap((text) => /^\[(?:[349]\d|10[0-7])m/.exec(text) ?? []);
    };
    expect(await colours({ NO_COLOR: '1' })).toEqual([]);
    expect(await colours({ NO_COLOR: undefined })).not.toEqual([]);
  });
});

/** Whether anything listens there. */
async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Types Ctrl+C when the command says so, and gives what is shown behind that, but for the terminal's own echo. */
async function interrupted(command: CommandProcess): Promise<string> {
  await command.shown('Ctrl+C');
  command.type(CTRL_C);
  const { exitCode, out } = await command.ended;
  expect(exitCode).toBe(EXIT_CODES.fine);
  return (screen(out).split('Ctrl+C')[1] ?? '').replace('^C', '').trim();
}

const portIn = (shown: string) => Number(/127\.0\.0\.1:(\d+)/.exec(shown)?.[1]);

describe('Ctrl+C on a terminal', () => {
  it('ends sandbox, and frees its port', async () => {
    const command = onTerminal('sandbox');
    const port = portIn(await command.shown('Press Ctrl+C'));
    expect(await listens(port)).toBe(true);
    expect(await interrupted(command)).toBe('to stop it.\nThe sandbox has stopped.');
    expect(await listens(port)).toBe(false);
  });

  it('ends docs --serve, and frees its port', async () => {
    const command = onTerminal('docs', '--serve', ...FROM);
    const port = portIn(await command.shown('until Ctrl+C'));
    const [response] = await once(get({ port, host: '127.0.0.1', path: '/' }), 'response');
    expect(response.statusCode).toBe(200);
    expect(await interrupted(command)).toBe('.');
    expect(await listens(port)).toBe(false);
  });

  it('ends generate --watch', async () => {
    const command = onTerminal('generate', '--watch', ...FROM);
    expect(await interrupted(command)).toBe('to stop.\nStopped watching.');
    expect(readFileSync(folder.file('generated/erp/orders-api.ts'), 'utf8')).toContain('ping');
  });

  it('ends generate --watch while it reads', async () => {
    const command = onTerminal('generate', '--sandbox', '--watch');
    await command.shown('DBA_OBJECTS');
    command.type(CTRL_C);
    const { exitCode, out } = await command.ended;
    expect(exitCode).toBe(EXIT_CODES.fine);
    expect(out).toContain(`PRODUCT_COMPONENT_VERSION: 1 row${ERASE}DBA_OBJECTS of ERP: 1 row`);
    // What it has begun it ends, so that the client is whole.
    expect(screen(out)).toBe(`${SUMMARY}Stopped watching.\n`);
  });
});

describe('--json of what runs until it is ended', () => {
  it('tells how to connect to the sandbox', async () => {
    const command = piped('sandbox', '--json');
    const document = JSON.parse(await command.shown('\n}\n'));
    expect(document).toEqual({
      connectString: expect.stringMatching(/^127\.0\.0\.1:\d+\/SANDBOX$/),
      user: 'SYSTEM',
      password: expect.any(String),
      users: [],
      scripts: ['erp.sql'],
    });
    const { connectString, user, password } = document;
    await (await oracledb.getConnection({ connectString, user, password })).close();
    command.signal('SIGTERM');
    expect(await command.ended).toMatchObject({
      exitCode: EXIT_CODES.fine,
      out: `${JSON.stringify(document, undefined, 2)}\n`,
      err: 'The sandbox has stopped.\n',
    });
  });

  it('tells where the documentation is served', async () => {
    const command = piped('docs', '--serve', '--json', ...FROM);
    const document = JSON.parse(await command.shown('\n}\n'));
    expect(document).toMatchObject({ changed: true, url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/) });
    expect(await listens(portIn(document.url))).toBe(true);
    command.signal('SIGINT');
    expect(await command.ended).toEqual({
      exitCode: EXIT_CODES.fine,
      out: `${JSON.stringify(document, undefined, 2)}\n`,
      err: '',
    });
  });
});
