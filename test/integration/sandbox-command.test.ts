import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import oracledb from 'oracledb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT_CODES } from '../../generator/cli/exit-codes.js';

/** As users run it: built, which `npm test` does before the tests. */
const MAIN = fileURLToPath(new URL('../../dist/generator/cli/main.js', import.meta.url));
const QUICK_START = fileURLToPath(new URL('../../examples/quick-start/sql', import.meta.url));

let folder: string;
const running: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-command-'));
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `gen-oracle-client sandbox …` as a process of its own. */
class Command {
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;
  #out = '';
  #err = '';

  constructor(...args: readonly string[]) {
    const child = spawn(process.execPath, [MAIN, 'sandbox', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.push(child);
    child.stdout.on('data', (chunk: Buffer) => {
      this.#out += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      this.#err += chunk.toString('utf8');
    });
    this.#child = child;
    this.ended = new Promise((resolve) => {
      child.on('close', (code) => resolve({ code, out: this.#out, err: this.#err }));
    });
  }

  /** What was printed, once it listens. */
  async started(): Promise<string> {
    let ended = false;
    void this.ended.then(() => {
      ended = true;
    });
    while (!this.#out.includes('Ctrl+C')) {
      if (ended) throw new Error(`it ended: ${this.#out}${this.#err}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return this.#out;
  }

  signal(signal: 'SIGINT' | 'SIGTERM'): void {
    this.#child.kill(signal);
  }
}

/** The value printed behind a word. */
function printed(output: string, label: string): string {
  const line = output.split('\n').find((candidate) => candidate.trim().startsWith(label));
  return line?.trim().slice(label.length).trim() ?? '';
}

function script(text: string): string {
  const file = join(folder, 'x.sql');
  writeFileSync(file, text);
  return file;
}

describe('gen-oracle-client sandbox', () => {
  it('without scripts starts what the configuration says', async () => {
    script(`CREATE USER erp IDENTIFIED BY "Erp-1";
CREATE DIRECTORY docs AS '/srv/docs';
GRANT READ ON DIRECTORY docs TO PUBLIC;
`);
    const config = join(folder, 'oracle.config.ts');
    const sandbox = {
      scripts: ['x.sql'],
      directories: { docs: '.' },
      serviceName: 'TRIAL',
      version: '19c',
      proxyUser: 'web',
      users: ['carol'],
    };
    writeFileSync(config, `export default ${JSON.stringify({ schemas: { erp: {} }, output: './out', sandbox })};`);
    const command = new Command('--config', config);
    const output = await command.started();
    const connectString = printed(output, 'connect string');
    expect(connectString).toMatch(/^127\.0\.0\.1:\d+\/TRIAL$/);
    expect(printed(output, 'also of')).toBe('WEB, CAROL');
    const password = printed(output, 'password');
    const carol = await oracledb.getConnection({ user: 'web[carol]', password, connectString });
    expect(carol.oracleServerVersionString).toMatch(/^19\./);
    const { rows } = await carol.execute("SELECT DBMS_LOB.FILEEXISTS(BFILENAME('DOCS', 'x.sql')) FROM dual");
    expect(rows).toEqual([[1]]);
    await carol.close();
    command.signal('SIGINT');
    expect((await command.ended).code).toBe(EXIT_CODES.fine);
  });

  it('takes scripts from the command line or from a named configuration', async () => {
    const { code, err } = await new Command(script('COMMIT;'), '--config', join(folder, 'oracle.config.ts')).ended;
    expect({ code, err }).toMatchObject({ code: EXIT_CODES.usage });
    expect(err).toContain('leave out those of the command line');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('serves until %s, then ends well', async (signal) => {
    const command = new Command(QUICK_START);
    const output = await command.started();
    const connectString = printed(output, 'connect string');
    expect(connectString).toMatch(/^127\.0\.0\.1:\d+\/SANDBOX$/);
    expect(output).toContain(`Loaded: ${QUICK_START}.`);
    const app = await oracledb.getConnection({ user: 'erp_app[bob]', password: 'Erp-app-1', connectString });
    const system = await oracledb.getConnection({
      user: 'system',
      password: printed(output, 'password'),
      connectString,
    });
    expect((await system.execute('SELECT COUNT(*) FROM erp.products')).rows).toEqual([[2]]);
    await system.close();
    command.signal(signal);
    const { code, out, err } = await command.ended;
    expect({ code, err }).toEqual({ code: EXIT_CODES.fine, err: '' });
    expect(out).toMatch(/The sandbox has stopped\.\n$/);
    await expect(app.ping()).rejects.toThrow();
  });

  it('takes port, service and password', async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const address = free.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await new Promise((resolve) => free.close(resolve));
    const command = new Command('--port', String(port), '--service', 'ERP', '--system-password', 'Given-1');
    const output = await command.started();
    expect(output).toMatch(/It is empty\./);
    const connectString = `127.0.0.1:${port}/ERP`;
    expect(printed(output, 'connect string')).toBe(connectString);
    await (await oracledb.getConnection({ user: 'system', password: 'Given-1', connectString })).close();

    const second = await new Command('--port', String(port)).ended;
    expect(second).toEqual({
      code: EXIT_CODES.usage,
      out: '',
      err: `gen-oracle-client: Port ${port} of 127.0.0.1 is in use by another program. Choose another port, or none at all to get a free one.\n`,
    });
    command.signal('SIGTERM');
    expect((await command.ended).code).toBe(EXIT_CODES.fine);
  });

  it.each<readonly [string, () => readonly string[], number, RegExp]>([
    [
      'a missing script',
      () => [join(folder, 'no.sql')],
      EXIT_CODES.usage,
      /no\.sql: there is no such script or folder\.\n$/,
    ],
    ['an empty folder', () => [emptyFolder()], EXIT_CODES.usage, /empty: the folder holds no \*\.sql file\.\n$/],
    [
      'a refused command',
      () => [script('\nCONNECT a/b\n')],
      EXIT_CODES.usage,
      /x\.sql, line 2: CONNECT is not supported/,
    ],
    [
      'a failing statement',
      () => [script('\nDROP TABLE t;\n')],
      EXIT_CODES.database,
      /x\.sql, line 2: ORA-00942: .*\nThe statement begins: DROP TABLE t\n$/,
    ],
    ['an impossible port', () => ['--port', '70000'], EXIT_CODES.usage, /70000 is no port/],
    ['a port that is no number', () => ['--port', 'x'], EXIT_CODES.usage, /no port/],
    [
      'an unknown flag',
      () => ['--prot', '1'],
      EXIT_CODES.usage,
      /Unknown flag --prot of sandbox\. Did you mean --port\?/,
    ],
  ])('says what is wrong with %s', async (_, args, code, message) => {
    const ended = await new Command(...args()).ended;
    expect(ended).toEqual({ code, out: '', err: expect.stringMatching(/^gen-oracle-client: /) });
    expect(ended.err).toMatch(message);
    expect(ended.err).not.toContain('    at ');
  });
});

function emptyFolder(): string {
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  return empty;
}
