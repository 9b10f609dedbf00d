import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parseCatalog } from '../../generator/catalog-file/catalog-file.js';
import { EXIT_CODES } from '../../generator/cli/exit-codes.js';
import { type CliFolder, cliFolder } from '../support/cli.js';
import { driverSandbox } from '../support/driver-sandbox.js';

const SCHEMA = [
  'create user erp identified by "Secret-1"',
  'grant create session, create procedure, create type to erp',
  'create type erp.party_t as object (id number(9), name varchar2(30 char))',
  `create package erp.orders_api as
     -- Places an order.
     type line_t is record (sku varchar2(12), price number(9,2));
     type lines_t is table of line_t index by pls_integer;
     procedure place(p_lines in lines_t, p_party in erp.party_t, p_urgent in boolean default false);
     function total(p_id number) return number;
     procedure ping;
   end;`,
  'create package erp.stock_api as procedure move(p_item_id number); end;',
];

/** A sandbox with that schema, and a folder with a configuration for it. */
async function erp({ statements = [], schema = {} }: { statements?: readonly string[]; schema?: object } = {}) {
  const database = await driverSandbox([...SCHEMA, ...statements]);
  const folder = cliFolder();
  const { connectString } = database.sandbox;
  const connection = { connectString, user: 'erp', password: 'Secret-1' };
  const configure = (more: object = {}) =>
    folder.configure({ connection, schemas: { ERP: schema }, output: './generated', ...more });
  configure();
  return { ...database, folder, configure };
}

/** Every file of a folder by path. */
function textsIn(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    paths.flatMap((path) =>
      statSync(join(folder, path)).isFile() ? [[path, readFileSync(join(folder, path), 'utf8')]] : [],
    ),
  );
}

/** The client that is generated from a source, without any connection. */
async function clientFrom(folder: CliFolder, ...flags: string[]) {
  rmSync(folder.file('generated'), { recursive: true, force: true });
  const result = await folder.run('generate', ...flags);
  expect(result.exitCode).toBe(EXIT_CODES.fine);
  return { files: textsIn(folder.file('generated')), ...result };
}

describe('pull', () => {
  it('writes a catalog file, from which the same client is generated without a database', async () => {
    const { folder } = await erp();
    const live = await clientFrom(folder);
    expect(await folder.run('pull')).toMatchObject({
      exitCode: EXIT_CODES.fine,
      out: expect.stringMatching(/^Wrote .*oracle\.catalog\.json\.\n$/),
    });
    const file = folder.file('oracle.catalog.json');
    const catalog = parseCatalog(readFileSync(file, 'utf8'), file);
    expect(catalog.schemas[0]?.packages.map(({ name }) => name)).toEqual(['ORDERS_API', 'STOCK_API']);
    folder.configure({ schemas: { ERP: {} }, output: './generated' });
    expect((await clientFrom(folder, '--from', file)).files).toEqual(live.files);
  });

  it('knows whether the file is up to date, and writes nothing then', async () => {
    const { folder, run } = await erp();
    const file = folder.file('erp.json');
    expect(await folder.run('pull', '--output', file, '--check')).toMatchObject({
      exitCode: EXIT_CODES.checkFailed,
      out: expect.stringContaining('erp.json is out of date: gen-oracle-client pull would change it.'),
    });
    expect(existsSync(file)).toBe(false);
    await folder.run('pull', '--output', file);
    expect(await folder.run('pull', '--output', file, '--check')).toMatchObject({
      exitCode: EXIT_CODES.fine,
      out: expect.stringContaining('erp.json is up to date.'),
    });
    await run('create or replace package erp.stock_api as procedure move(p_item_id number, p_to number); end;');
    const before = readFileSync(file, 'utf8').split('\n');
    expect((await folder.run('pull', '--output', file, '--check')).exitCode).toBe(EXIT_CODES.checkFailed);
    await folder.run('pull', '--output', file);
    const added = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => !before.includes(line));
    // The line before gets a comma.
    expect(added.filter((line) => line.includes('"P_TO"'))).toHaveLength(1);
    expect(added.length).toBeLessThanOrEqual(2);
  });

  it('says what cannot be together, and where it cannot write', async () => {
    const { folder } = await erp();
    for (const [flags, message] of [
      [['--raw', 'a', '--output', 'b'], '--output names a catalog file, --raw a folder for rows: give one of them.'],
      [['--raw', 'a', '--from', 'b'], '--raw records the rows of a database'],
      [['--with-source'], '--with-source is about the rows of --raw.'],
    ] as const) {
      expect(await folder.run('pull', ...flags)).toMatchObject({
        exitCode: EXIT_CODES.usage,
        err: expect.stringContaining(message),
      });
    }
    writeFileSync(folder.file('taken'), '');
    for (const flags of [
      ['--output', folder.file('taken/x.json')],
      ['--raw', folder.file('taken')],
    ]) {
      expect(await folder.run('pull', ...flags)).toMatchObject({
        exitCode: EXIT_CODES.usage,
        err: expect.stringContaining('could not be written'),
      });
    }
  });
});

describe('pull --raw', () => {
  it('writes the rows that are read, the same again, from which the same catalog is read', async () => {
    const { folder } = await erp();
    const rows = folder.file('rows');
    await folder.run('pull');
    const catalog = readFileSync(folder.file('oracle.catalog.json'), 'utf8');
    expect(await folder.run('pull', '--raw', rows, '--with-source')).toMatchObject({
      exitCode: EXIT_CODES.fine,
      out: expect.stringMatching(/^Recorded .*rows: 14 written, 0 unchanged\.\n$/),
    });
    expect(readFileSync(join(rows, 'ALL_OBJECTS.csv'), 'utf8')).toBe(
      'OWNER,OBJECT_NAME,OBJECT_TYPE,STATUS\nERP,ORDERS_API,PACKAGE,VALID\nERP,STOCK_API,PACKAGE,VALID\n',
    );
    expect(readFileSync(join(rows, 'ALL_TYPE_ATTRS.csv'), 'utf8')).toContain('ERP,PARTY_T,NAME,');
    const before = textsIn(rows);
    expect(await folder.run('pull', '--raw', rows, '--with-source', '--check')).toMatchObject({
      exitCode: EXIT_CODES.fine,
      out: expect.stringMatching(/rows is up to date\.\n$/),
    });
    expect(textsIn(rows)).toEqual(before);
    const back = await folder.run('pull', '--from', rows, '--output', folder.file('back.json'));
    expect(back).toMatchObject({ exitCode: EXIT_CODES.fine, err: '' });
    expect(readFileSync(folder.file('back.json'), 'utf8')).toBe(catalog);
  });

  it('leaves out the text of packages unless it is asked for, which costs comments', async () => {
    const { folder } = await erp();
    const rows = folder.file('rows');
    await folder.run('pull', '--raw', rows);
    expect(readdirSync(rows)).not.toContain('ALL_SOURCE.csv');
    expect(Object.values(textsIn(rows)).join('')).not.toContain('Places an order');
    const { err } = await clientFrom(folder, '--from', rows);
    expect(err).toBe(
      'Note: ALL_SOURCE was not recorded: there are no comments, texts of defaults, constants, exceptions and rows of strong cursors.\n',
    );
    // Text of an earlier recording would go with this one.
    await folder.run('pull', '--raw', rows, '--with-source');
    expect(await folder.run('pull', '--raw', rows)).toMatchObject({
      exitCode: EXIT_CODES.usage,
      err: expect.stringContaining('ALL_SOURCE.csv is not part of this recording, but would be read with it.'),
    });
  });

  it('leaves files of others alone', async () => {
    const { folder } = await erp();
    mkdirSync(folder.file('rows'));
    writeFileSync(folder.file('rows/readme.txt'), 'mine');
    await folder.run('pull', '--raw', folder.file('rows'));
    expect(readFileSync(folder.file('rows/readme.txt'), 'utf8')).toBe('mine');
  });
});

describe('generate', () => {
  it('takes a part of a catalog file or of rows, as it would of the database', async () => {
    const { folder, configure } = await erp();
    await folder.run('pull');
    await folder.run('pull', '--raw', folder.file('rows'), '--with-source');
    configure({ schemas: { ERP: { packages: ['stock_*'] } } });
    const live = await clientFrom(folder);
    expect(Object.keys(live.files)).not.toContain(join('erp', 'orders-api.ts'));
    for (const source of ['oracle.catalog.json', 'rows'])
      expect((await clientFrom(folder, '--from', folder.file(source))).files).toEqual(live.files);
  });

  it('gives the same bytes wherever the folder is, however the rows are ordered, and whichever way paths are written', async () => {
    const { folder } = await erp();
    await folder.run('pull', '--raw', folder.file('rows'), '--with-source');
    const first = await clientFrom(folder, '--from', folder.file('rows'));
    mkdirSync(folder.file('deep/er'), { recursive: true });
    cpSync(folder.file('rows'), folder.file('deep/er/rows'), { recursive: true });
    for (const name of readdirSync(folder.file('deep/er/rows'))) {
      if (name === 'ALL_SOURCE.csv') continue;
      const path = folder.file(`deep/er/rows/${name}`);
      const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
      writeFileSync(path, `${[header, ...lines.reverse()].join('\r\n')}\r\n`);
    }
    const again = await clientFrom(folder, '--from', `${folder.path}/deep/./er/../er/rows/`);
    expect(again.files).toEqual(first.files);
    expect(Object.values(first.files).join('')).not.toMatch(/\r|\\\\|gen-oracle-client-\w{6}/);
  });

  it.each([
    ['a missing file', 'nothing.json', 'nothing.json cannot be read: ENOENT'],
    ['a file of something else', 'oracle.config.ts', 'oracle.config.ts is damaged: it is no JSON'],
  ])('says what is wrong with %s, and leaves the old client', async (_, name, message) => {
    const { folder } = await erp();
    const { files } = await clientFrom(folder);
    expect(await folder.run('generate', '--from', folder.file(name))).toMatchObject({
      exitCode: EXIT_CODES.usage,
      err: expect.stringContaining(message),
    });
    expect(textsIn(folder.file('generated'))).toEqual(files);
  });

  it.each<[string, object, string]>([
    [
      'two routines of one name',
      { naming: { overrides: { 'ERP.ORDERS_API.PLACE': 'go', 'ERP.ORDERS_API.PING': 'go' } } },
      'go',
    ],
    ['a pattern without meaning', { types: { parameters: { '**.P_NOTHING*': 'string' } } }, 'matches nothing'],
    ['an excluded name that is not there', { schemas: { ERP: { exclude: ['old_*'] } } }, 'exclude has "old_*", which'],
    ['an unknown key', { outptu: 'x' }, 'outptu: there is no such key, did you mean "output"?'],
    ['an output folder that is a file', { output: './oracle.config.ts' }, 'is a file, but the configuration has it'],
  ])('refuses %s, and leaves the old client', async (_, more, message) => {
    const { folder, configure } = await erp();
    const { files } = await clientFrom(folder);
    configure(more);
    for (const flags of [[], ['--check']])
      expect(await folder.run('generate', ...flags)).toMatchObject({
        exitCode: EXIT_CODES.usage,
        out: '',
        err: expect.stringContaining(message),
      });
    expect(textsIn(folder.file('generated'))).toEqual(files);
  });

  it('with --strict writes nothing when something is left out', async () => {
    const { folder, run } = await erp();
    expect((await folder.run('generate', '--strict')).exitCode).toBe(EXIT_CODES.fine);
    const before = textsIn(folder.file('generated'));
    await run('create or replace package erp.stock_api as procedure move(p_item_id number, p_all sys_refcursor); end;');
    expect(await folder.run('generate', '--strict')).toMatchObject({
      exitCode: EXIT_CODES.checkFailed,
      out: '',
      err: expect.stringMatching(
        /^Left out: ERP\.STOCK_API\.MOVE, parameter P_ALL: .*\nNothing was written to .*generated, because of what is said above and --strict\.\n$/,
      ),
    });
    expect(textsIn(folder.file('generated'))).toEqual(before);
    expect((await folder.run('generate')).exitCode).toBe(EXIT_CODES.fine);
  });

  it('skips an invalid package and says what is wrong with it', async () => {
    const { folder } = await erp({
      statements: ['create package erp.broken_api as procedure go(p_x no_such_type); end;'],
    });
    const { files, err } = await clientFrom(folder);
    expect(err).toMatch(
      /^Left out: ERP\.BROKEN_API: it is invalid \(line \d+: PLS-00201: identifier 'NO_SUCH_TYPE' must be declared\); correct and compile it, and generate again\.\n$/,
    );
    expect(Object.keys(files)).not.toContain(join('erp', 'broken-api.ts'));
    await folder.run('pull');
    expect((await clientFrom(folder, '--from', folder.file('oracle.catalog.json'))).err).toBe(err);
  });

  it('says what it reads when asked to, in lines where there is no terminal', async () => {
    const { folder } = await erp();
    expect((await folder.run('generate')).err).toBe('');
    expect((await folder.run('generate', '--verbose')).err).toMatch(
      /^PRODUCT_COMPONENT_VERSION: 1 row\nUSER_OBJECTS: 2 rows\nUSER_PROCEDURES: 7 rows\n(.*\n)*ALL_TYPE_ATTRS of ERP: 2 rows\n(.*\n)*writing the client\n/,
    );
  });
});

describe('generate --watch', () => {
  /** Runs until it is told to end. */
  function watch(folder: CliFolder, ...flags: string[]) {
    const ended = folder.run('generate', '--watch', '--watch-interval', '0.1', ...flags);
    const times = (text: string) => folder.printed.out.split(text).length - 1;
    const watching = (count: number) =>
      vi.waitFor(() => expect(times('Watching for changes')).toBe(count), { timeout: 20_000, interval: 50 });
    const stop = async () => {
      process.emit('SIGINT');
      const { exitCode, out } = await ended;
      expect(exitCode).toBe(EXIT_CODES.fine);
      expect(out).toMatch(/Stopped watching\.\n$/);
    };
    return { watching, stop };
  }

  it('writes again when a package or the configuration changes, and when they are right again', {
    timeout: 60_000,
  }, async () => {
    const { folder, run, configure } = await erp();
    const { watching, stop } = watch(folder);
    await watching(1);
    const stockApi = () => readFileSync(folder.file('generated/erp/stock-api.ts'), 'utf8');
    expect(stockApi()).not.toContain('howMany');
    // Oracle keeps seconds.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await run('create or replace package erp.stock_api as procedure move(p_item_id number, p_how_many number); end;');
    await watching(2);
    expect(stockApi()).toContain('pHowMany');
    configure({ naming: { stripParameterPrefixes: ['p_'] } });
    await watching(3);
    expect(stockApi()).toContain('howMany');
    configure({ nameing: {} });
    await watching(4);
    expect(folder.printed.err).toContain('nameing: there is no such key, did you mean "naming"?');
    expect(stockApi()).toContain('howMany');
    configure();
    await watching(5);
    expect(stockApi()).toContain('pHowMany');
    await stop();
  });

  it('watches what it reads in place of a database', { timeout: 60_000 }, async () => {
    const { folder } = await erp();
    const file = folder.file('oracle.catalog.json');
    await folder.run('pull');
    const text = readFileSync(file, 'utf8');
    const { watching, stop } = watch(folder, '--from', file);
    await watching(1);
    writeFileSync(file, text.replaceAll('P_ITEM_ID', 'P_THING'));
    await watching(2);
    expect(readFileSync(folder.file('generated/erp/stock-api.ts'), 'utf8')).toContain('pThing');
    await stop();
  });

  it('does not go with flags that write nothing', async () => {
    const { folder } = await erp();
    expect(await folder.run('generate', '--watch', '--check')).toMatchObject({
      exitCode: EXIT_CODES.usage,
      err: expect.stringContaining('--watch writes; leave out --check and --dry-run.'),
    });
    expect(await folder.run('generate', '--watch', '--watch-interval', '0')).toMatchObject({
      exitCode: EXIT_CODES.usage,
      err: expect.stringContaining('--watch-interval takes seconds'),
    });
  });
});

describe('--json', () => {
  const jsonOf = (out: string): unknown => JSON.parse(out);

  it('is one document about what pull does or would do', async () => {
    const { folder } = await erp();
    const file = folder.file('oracle.catalog.json');
    const check = await folder.run('pull', '--json', '--check');
    expect(check.exitCode).toBe(EXIT_CODES.checkFailed);
    expect(jsonOf(check.out)).toEqual({ file, changed: true, notes: [] });
    expect(existsSync(file)).toBe(false);
    const first = await folder.run('pull', '--json', '--verbose');
    expect(first.exitCode).toBe(EXIT_CODES.fine);
    expect(jsonOf(first.out)).toEqual({ file, changed: true, notes: [] });
    expect(jsonOf((await folder.run('pull', '--json')).out)).toEqual({ file, changed: false, notes: [] });
    const rows = folder.file('rows');
    const raw = await folder.run('pull', '--raw', rows, '--json', '--verbose');
    expect(jsonOf(raw.out)).toEqual({
      folder: rows,
      changed: true,
      written: readdirSync(rows).sort(),
      unchanged: [],
      notes: [],
    });
    const again = await folder.run('pull', '--raw', rows, '--json', '--check');
    expect(again.exitCode).toBe(EXIT_CODES.fine);
    expect(jsonOf(again.out)).toMatchObject({ changed: false, written: [], unchanged: readdirSync(rows).sort() });
  });

  it('is one document about what generate does or would do, and what it leaves out', async () => {
    const { folder, configure } = await erp({
      statements: [
        'create package erp.odd_api as type odd_t is ref cursor; procedure export(p_rows in odd_t); procedure ping; end;',
      ],
    });
    const generated = folder.file('generated');
    const check = await folder.run('generate', '--check', '--json', '--verbose');
    expect(check.exitCode).toBe(EXIT_CODES.checkFailed);
    const omissions = [{ what: 'ERP.ODD_API.EXPORT', parameter: 'P_ROWS', reason: expect.stringContaining('cursor') }];
    const counts = { packages: 3, routines: 5, omissions, warnings: [], notes: [] };
    const all = { folder: generated, refused: false, ...counts, docs: null };
    const { written }: { written: readonly string[] } = JSON.parse(check.out);
    expect(written).toContain('erp/orders-api.ts');
    expect(jsonOf(check.out)).toEqual({ ...all, changed: true, written, unchanged: [], removed: [] });
    expect(check.err).toContain('Left out: ERP.ODD_API.EXPORT, parameter P_ROWS: ');
    expect(existsSync(generated)).toBe(false);

    const strict = await folder.run('generate', '--strict', '--json');
    expect(strict.exitCode).toBe(EXIT_CODES.checkFailed);
    expect(jsonOf(strict.out)).toEqual({ ...all, refused: true, changed: true, written, unchanged: [], removed: [] });
    expect(strict.err).toContain('Nothing was written to ');
    expect(existsSync(generated)).toBe(false);

    expect(jsonOf((await folder.run('generate', '--json')).out)).toMatchObject({ changed: true, written });
    configure({ docs: { output: 'documentation' } });
    const docs = await folder.run('generate', '--check', '--json');
    expect(docs.exitCode).toBe(EXIT_CODES.checkFailed);
    expect(jsonOf(docs.out)).toMatchObject({
      changed: true,
      written: [],
      unchanged: written,
      docs: { folder: folder.file('documentation'), unchanged: [], removed: [] },
    });
  });

  it('is no document where there is an error', async () => {
    const { folder } = await erp();
    for (const [command, ...flags] of [
      ['generate', '--json', '--from', 'nothing.json'],
      ['pull', '--json', '--from', 'nothing'],
      ['docs', '--json'],
      ['cursors', 'record', '--json'],
      ['generate', '--json', '--watch'],
    ] as const) {
      expect(await folder.run(command, ...flags), command).toMatchObject({ exitCode: EXIT_CODES.usage, out: '' });
      expect(folder.printed.err).toMatch(/^gen-oracle-client: /);
    }
  });
});
