import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { EXIT_CODES } from '../../generator/cli/exit-codes.js';
import { startSandbox } from '../../sandbox/index.js';
import { type CliFolder, cliFolder } from '../support/cli.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(ROOT, 'dist', 'generator', 'cli', 'main.js');
const LIST = ['orders_api.list_orders', '--as', 'ALICE', '--sandbox'];

function resultOf(out: string): unknown {
  return JSON.parse(out);
}

/** What the compiler says of the client and the configuration. */
function typeCheck({ path, file }: CliFolder, packageJson: object, options: object = {}): string {
  const modules = file('node_modules');
  if (!existsSync(modules)) symlinkSync(join(ROOT, 'node_modules'), modules, 'junction');
  writeFileSync(file('package.json'), JSON.stringify(packageJson));
  writeFileSync(
    file('tsconfig.json'),
    JSON.stringify({
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions: {
        ...options,
        incremental: false,
        typeRoots: [join(ROOT, 'node_modules', '@types')],
        paths: {
          'gen-oracle-client': [join(ROOT, 'dist', 'generator', 'index.d.ts')],
          'gen-oracle-client/runtime': [join(ROOT, 'dist', 'runtime', 'index.d.ts')],
        },
      },
      include: ['oracle.config.ts', 'generated'],
      exclude: [],
    }),
  );
  const compiler = join(ROOT, 'node_modules', 'typescript-7', 'bin', 'tsc');
  return spawnSync(process.execPath, [compiler, '-p', path], { encoding: 'utf8' }).stdout;
}

describe('init', () => {
  it('--yes leads to a client that compiles, and a call, without a database', async () => {
    const folder = cliFolder();
    const init = await folder.run('init', '--yes');
    expect(init).toMatchObject({ exitCode: EXIT_CODES.fine, err: '' });
    expect(init.out).toContain('npx gen-oracle-client generate --sandbox');
    expect(init.out).toContain('npx gen-oracle-client call orders_api.list_orders --as ALICE --sandbox');
    expect(await folder.run('generate', '--sandbox', '--strict')).toMatchObject({ exitCode: EXIT_CODES.fine, err: '' });
    expect(typeCheck(folder, { type: 'module' })).toBe('');
    const call = await folder.run('call', ...LIST);
    expect(call).toMatchObject({ exitCode: EXIT_CODES.fine, err: '' });
    expect(resultOf(call.out)).toMatchObject([{ orderId: 1, customer: 'Initech', amount: 49.9, orderedBy: 'ALICE' }]);
    const who = await folder.run('call', 'orders_api.who_am_i', '--as', 'BOB', '--sandbox');
    expect(resultOf(who.out)).toBe('BOB through ERP_APP');
    const error = await folder.run(
      'call',
      'orders_api.place_order',
      '--as',
      'BOB',
      '--sandbox',
      '--json',
      '{"customer":"Initech","lines":[]}',
    );
    expect(error.exitCode).toBe(EXIT_CODES.checkFailed);
    expect(error.err).toContain('Nothing is ordered by Initech');
  });

  it('works in a CommonJS project', async () => {
    const folder = cliFolder();
    writeFileSync(folder.file('package.json'), '{}');
    const init = await folder.run('init', '--yes');
    expect(init.out).toContain('package.json has no "type": "module"');
    expect(await folder.run('generate', '--sandbox')).toMatchObject({ exitCode: EXIT_CODES.fine });
    expect(typeCheck(folder, { type: 'commonjs' }, { verbatimModuleSyntax: false })).toBe('');
  });

  it.each([
    ['--numbers', 'decimal', '--dates', 'date', '--time-zone', 'Europe/Berlin'],
    ['--numbers', 'string', '--dates', 'temporal', '--spelling', 'dictionary', '--emit', 'js'],
    ['--schema', 'erp', '--packages', 'ORDERS_*', '*_API', '--strip-prefix', 'p_', 'in_', '--output', './src/db'],
    ['--schema', 'alice', '--packages', '*'],
    ['--connect-string', 'db:1521/X', '--user', 'READER'],
  ])('writes formatted files that can be loaded: %s %s %s %s', async (...flags) => {
    const folder = cliFolder();
    expect(await folder.run('init', ...flags)).toMatchObject({ exitCode: EXIT_CODES.fine, err: '' });
    const format = spawnSync(
      join(ROOT, 'node_modules', '.bin', 'biome'),
      ['check', '--colors=off', `--stdin-file-path=${relative(ROOT, join(ROOT, 'oracle.config.ts'))}`],
      { encoding: 'utf8', cwd: ROOT, input: readFileSync(folder.file('oracle.config.ts'), 'utf8') },
    );
    expect(format.stdout).toBe(readFileSync(folder.file('oracle.config.ts'), 'utf8'));
    if (flags.includes('--user')) {
      expect(existsSync(folder.file('sql'))).toBe(false);
      expect(await folder.run('generate', '--sandbox')).toMatchObject({ exitCode: EXIT_CODES.usage });
      expect(folder.printed.err).toContain('no section `sandbox`');
    } else {
      expect(await folder.run('generate', '--sandbox')).toMatchObject({ exitCode: EXIT_CODES.fine });
    }
  });

  it('says that only the first of several schemas is in the sample', async () => {
    const folder = cliFolder();
    const { out } = await folder.run('init', '--schema', 'erp', '"Hr"');
    expect(out).toContain('Note: sql/sample.sql fills erp alone');
    expect(readFileSync(folder.file('oracle.config.ts'), 'utf8')).toContain("mainSchema: 'erp'");
    expect(await folder.run('generate', '--sandbox')).toMatchObject({ exitCode: EXIT_CODES.usage });
    expect(folder.printed.err).toContain('schema "Hr"');
  });

  it.each(['oracle.config.ts', 'sql/sample.sql'])('overwrites nothing: %s', async (name) => {
    const folder = cliFolder();
    mkdirSync(folder.file('sql'));
    writeFileSync(folder.file(name), '-- mine');
    const { exitCode, err } = await folder.run('init', '--yes');
    expect(exitCode).toBe(EXIT_CODES.usage);
    expect(err).toContain('init overwrites nothing');
    expect(readFileSync(folder.file(name), 'utf8')).toBe('-- mine');
    expect(existsSync(folder.file('oracle.config.ts')) && existsSync(folder.file('sql/sample.sql'))).toBe(false);
  });

  it.each([
    [[], 'There is no terminal'],
    [['--schema', 'a.b'], '--schema: Write names as in SQL'],
    [['--time-zone', 'Nowhere/Else'], '--time-zone: Write UTC'],
    [['--user', 'ERP'], '--connect-string: This must not be empty'],
    [['--packages', 'a..b'], '--packages: Write names as in SQL'],
  ])('is refused: %j', async (flags, complaint) => {
    const folder = cliFolder();
    const { exitCode, err } = await folder.run('init', ...flags);
    expect(exitCode).toBe(EXIT_CODES.usage);
    expect(err).toContain(complaint);
    expect(readdirSync(folder.path)).toEqual([]);
  });
});

/** `init` on a terminal of util-linux's `script`; each text is typed once the question before it is there. */
async function onTerminal(folder: CliFolder, typed: readonly (readonly [question: string, keys: string])[]) {
  const child = spawn(
    'script',
    ['--quiet', '--return', '--command', `stty columns 120 rows 50; "${process.execPath}" "${MAIN}" init`, '/dev/null'],
    {
      cwd: folder.path,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, TERM: 'xterm', CI: '' },
    },
  );
  onTestFinished(() => {
    child.kill();
  });
  let shown = '';
  const left = [...typed];
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString('utf8');
    const [next] = left;
    if (next === undefined || !shown.includes(next[0])) return;
    left.shift();
    child.stdin.write(next[1]);
  });
  const exitCode = await new Promise((resolve) => child.on('close', resolve));
  return { exitCode, shown, left };
}

const ENTER = '\r';
const DOWN = '\u001B[B';

describe('init on a terminal', () => {
  it('asks, with the defaults to be taken or changed', async () => {
    const folder = cliFolder();
    // The schema is typed behind the default.
    const { exitCode, left } = await onTerminal(folder, [
      ['Which schemas', ` hr${ENTER}`],
      ['Which of their packages', ENTER],
      ['Into which folder', `-2${ENTER}`],
      ['Which beginnings', ENTER],
      ['What is a NUMBER', DOWN + ENTER],
      ['What is a DATE', DOWN + ENTER],
      ['Whose clock', ENTER],
      ['words of names', ENTER],
      ['which language', ENTER],
      ['begin with', ENTER],
    ]);
    expect({ exitCode, left }).toEqual({ exitCode: EXIT_CODES.fine, left: [] });
    const config = readFileSync(folder.file('oracle.config.ts'), 'utf8');
    for (const line of ['hr: {', "output: './generated-2'", "NUMBER: 'decimal'", "DATE: { as: 'date', zone: 'UTC'"])
      expect(config).toContain(line);
    expect(existsSync(folder.file('sql/sample.sql'))).toBe(true);
  });

  it('writes nothing after Ctrl+C', async () => {
    const folder = cliFolder();
    const { exitCode, shown } = await onTerminal(folder, [
      ['Which schemas', ENTER],
      ['Which of their packages', '\u0003'],
    ]);
    expect(exitCode).toBe(EXIT_CODES.cancelled);
    expect(shown).toContain('Nothing was written.');
    expect(readdirSync(folder.path)).toEqual([]);
  });
});

describe('--sandbox', () => {
  it('reaches no other database, whatever the environment says', async () => {
    const folder = cliFolder();
    await folder.run('init', '--yes');
    await using other = await startSandbox({ scripts: [folder.file('sql')] });
    const { systemPassword, connectString } = other;
    for (const [name, value] of Object.entries({
      ORACLE_CONNECT_STRING: connectString,
      ORACLE_USER: 'SYSTEM',
      ORACLE_PASSWORD: systemPassword,
      ORACLE_PROXY_USER: 'ERP_APP',
      ORACLE_PROXY_PASSWORD: 'App-1',
    }))
      vi.stubEnv(name, value);
    const attempts: string[] = [];
    other.faults.onLogin = ({ user }) => {
      attempts.push(user);
      return undefined;
    };
    for (const [command, ...flags] of [
      ['generate'],
      ['call', ...LIST],
      ['pull'],
      ['doctor', '--users', 'ALICE'],
    ] as const)
      expect((await folder.run(command, ...flags.filter((flag) => flag !== '--sandbox'), '--sandbox')).exitCode).toBe(
        0,
      );
    expect(attempts).toEqual([]);
    expect((await folder.run('call', ...LIST.filter((flag) => flag !== '--sandbox'))).exitCode).toBe(0);
    expect(attempts).not.toEqual([]);
  });

  it.each([
    ['--from', 'x.json'],
    ['--connect-string', 'db/x'],
    ['--user', 'ERP'],
    ['--proxy-user', 'ERP_APP'],
  ])('is refused together with %s', async (...flag) => {
    const folder = cliFolder();
    await folder.run('init', '--yes');
    const { exitCode, err } = await folder.run('call', ...LIST, ...flag);
    expect(exitCode).toBe(EXIT_CODES.usage);
    expect(err).toContain(`leave out ${flag[0]}, or --sandbox`);
  });

  it('creates whom no script creates, also for cursors record, diff and docs', async () => {
    const folder = cliFolder();
    writeFileSync(
      folder.file('api.sql'),
      `CREATE OR REPLACE PACKAGE erp.api AS
  FUNCTION who RETURN SYS_REFCURSOR;
END;
/
CREATE OR REPLACE PACKAGE BODY erp.api AS
  FUNCTION who RETURN SYS_REFCURSOR IS c SYS_REFCURSOR; BEGIN OPEN c FOR SELECT USER AS name FROM dual; RETURN c; END;
END;
/
CREATE USER carol IDENTIFIED BY "Carol-1";
GRANT CREATE SESSION TO carol;
GRANT EXECUTE ON erp.api TO carol, "Dave";
`,
    );
    folder.configure({
      schemas: { erp: {} },
      output: './out',
      cursorSamples: { 'erp.api.who': { user: '"Dave"' } },
      sandbox: { scripts: ['api.sql'], proxyUser: 'web', users: ['carol', '"Dave"'] },
    });
    const run = async (command: string, ...flags: string[]) => {
      const { exitCode, out, err } = await folder.run(command, '--sandbox', ...flags);
      expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
      return out;
    };
    expect(resultOf(await run('call', 'api.who', '--as', 'carol'))).toEqual([{ name: 'CAROL' }]);
    await run('cursors', 'record');
    expect(readFileSync(folder.file('oracle.cursors.json'), 'utf8')).toContain('"ERP.API.WHO.RETURN"');
    expect(resultOf(await run('call', 'api.who', '--as', '"Dave"'))).toEqual([{ name: 'Dave' }]);
    await run('pull');
    expect(await run('diff', folder.file('oracle.catalog.json'))).toBe('No changes.\n');
    await run('docs', '--output', folder.file('site'));
  });

  it('says what is wrong with a script, and where', async () => {
    const folder = cliFolder();
    writeFileSync(folder.file('bad.sql'), 'CREATE TABLE erp.t (n NUMBR);\n');
    folder.configure({ schemas: { erp: {} }, output: './out', sandbox: { scripts: ['bad.sql'] } });
    expect(await folder.run('generate', '--sandbox')).toMatchObject({ exitCode: EXIT_CODES.database });
    expect(folder.printed.err).toContain('bad.sql');
    folder.configure({ schemas: { erp: {} }, output: './out', sandbox: { scripts: ['none.sql'] } });
    expect(await folder.run('generate', '--sandbox')).toMatchObject({ exitCode: EXIT_CODES.usage });
  });

  it('is loaded again by --watch when a script changes', async () => {
    const folder = cliFolder();
    await folder.run('init', '--yes');
    const watching = folder.run('generate', '--sandbox', '--watch', '--watch-interval', '0.05');
    await vi.waitFor(() => expect(folder.printed.out).toContain('Watching for changes'), 10_000);
    const sql = readFileSync(folder.file('sql/sample.sql'), 'utf8');
    writeFileSync(folder.file('sql/sample.sql'), sql.replaceAll('who_am_i', 'who_is_it'));
    await vi.waitFor(
      () => expect(readFileSync(folder.file('generated/erp/orders-api.ts'), 'utf8')).toContain('whoIsIt'),
      10_000,
    );
    process.emit('SIGINT');
    expect((await watching).exitCode).toBe(EXIT_CODES.fine);
  });
});
