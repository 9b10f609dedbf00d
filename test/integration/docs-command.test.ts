import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatCatalog } from '../../generator/catalog-file/catalog-file.js';
import { serveFolder } from '../../generator/cli/serve-folder.js';
import { type CliFolder, cliFolder } from '../support/cli.js';
import { liveCatalog } from '../support/live-catalog.js';

const CONFIG = {
  schemas: { erp: {} },
  output: 'generated',
  docs: { output: 'documentation', formats: ['html', 'markdown'], title: 'The ERP' },
};

const PACKAGE = `create package erp.orders_api as
  /** Places an order. */
  procedure create_order(p_customer_id in number);
end;`;

/** A folder with a configuration and the catalog of a package. */
async function project(config: object = CONFIG): Promise<CliFolder> {
  const { catalog } = await liveCatalog('23ai', [PACKAGE]);
  const folder = cliFolder();
  folder.configure(config);
  writeFileSync(folder.file('oracle.catalog.json'), formatCatalog(catalog));
  return folder;
}

const everything = (folder: CliFolder) =>
  readdirSync(folder.file('documentation'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();

const WRITTEN = [
  'index.html',
  'index.md',
  'minisearch.js',
  'orders-api.html',
  'orders-api.md',
  'search-index.js',
  'site.js',
  'style.css',
  'theme.js',
];

describe('gen-oracle-client docs', () => {
  it('writes what is configured, and no client', async () => {
    const folder = await project();
    const { exitCode, out } = await folder.run('docs', '--from', folder.file('oracle.catalog.json'));
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^Documented in .*documentation: 9 written, 0 unchanged, 0 removed\.\n$/);
    expect(everything(folder)).toEqual(WRITTEN);
    expect(readFileSync(folder.file('documentation/erp/orders-api.md'), 'utf8')).toContain('Places an order.');
    expect(readFileSync(folder.file('documentation/index.html'), 'utf8')).toContain('<title>The ERP</title>');
    expect(readdirSync(folder.path)).not.toContain('generated');
  });

  it('says with --check whether it is up to date, and writes nothing', async () => {
    const folder = await project();
    const from = ['--from', folder.file('oracle.catalog.json')];
    expect((await folder.run('docs', '--check', ...from)).exitCode).toBe(1);
    expect(readdirSync(folder.path)).not.toContain('documentation');
    await folder.run('docs', ...from);
    expect(await folder.run('docs', '--check', ...from)).toMatchObject({ exitCode: 0 });
  });

  it('prints one JSON document with --json', async () => {
    const folder = await project();
    const from = ['--from', folder.file('oracle.catalog.json')];
    const check = await folder.run('docs', '--check', '--json', ...from);
    expect(check.exitCode).toBe(1);
    const { written }: { written: readonly string[] } = JSON.parse(check.out);
    const all = { folder: folder.file('documentation'), removed: [], notes: [], url: null };
    expect(JSON.parse(check.out)).toEqual({ ...all, changed: true, written, unchanged: [] });
    expect(JSON.parse((await folder.run('docs', '--json', ...from)).out)).toMatchObject({ changed: true, written });
    expect(everything(folder)).toEqual(written.map((path) => basename(path)).sort());
    const again = await folder.run('docs', '--json', ...from);
    expect(JSON.parse(again.out)).toEqual({ ...all, changed: false, written: [], unchanged: written });
  });

  it('takes the folder and the format from flags', async () => {
    const folder = await project({ schemas: { erp: {} }, output: 'generated' });
    const from = ['--from', folder.file('oracle.catalog.json')];
    const nowhere = await folder.run('docs', ...from);
    expect(nowhere).toMatchObject({
      exitCode: 2,
      err: 'gen-oracle-client: Nothing says where the documentation goes: give --output, or docs.output in the configuration.\n',
    });
    await folder.run('docs', ...from, '--output', folder.file('documentation'), '--format', 'markdown');
    expect(everything(folder)).toEqual(['index.md', 'orders-api.md']);
  });

  it('removes what is stale and leaves what is foreign', async () => {
    const folder = await project();
    const from = ['--from', folder.file('oracle.catalog.json')];
    await folder.run('docs', ...from);
    writeFileSync(folder.file('documentation/notes.md'), '# Mine\n');
    await folder.run('docs', ...from, '--format', 'markdown');
    expect(everything(folder)).toEqual(['index.md', 'notes.md', 'orders-api.md']);
  });
});

describe('gen-oracle-client generate with docs configured', () => {
  it('writes the documentation, too, and checks it', async () => {
    const folder = await project();
    const from = ['--from', folder.file('oracle.catalog.json')];
    const { out } = await folder.run('generate', ...from);
    expect(out).toContain('Documentation: 9 written, 0 unchanged, 0 removed.\n');
    expect(everything(folder)).toEqual(WRITTEN);
    writeFileSync(
      folder.file('documentation/index.md'),
      `${readFileSync(folder.file('documentation/index.md'), 'utf8')}x`,
    );
    const check = await folder.run('generate', '--check', ...from);
    expect(check.exitCode).toBe(1);
    expect(check.out).toContain('The documentation is out of date: 1 written, 8 unchanged, 0 removed');
  });

  it('leaves the client as it is when a foreign file is in the way of the documentation', async () => {
    const folder = await project();
    mkdirSync(folder.file('documentation'));
    writeFileSync(folder.file('documentation/index.html'), '<p>mine</p>');
    const { exitCode, err } = await folder.run('generate', '--from', folder.file('oracle.catalog.json'));
    expect(exitCode).toBe(2);
    expect(err).toContain('was not written by gen-oracle-client');
    expect(readdirSync(folder.path)).not.toContain('generated');
  });
});

describe('docs --serve', () => {
  it('serves the files of the folder and nothing else', async () => {
    const folder = await project();
    await folder.run('docs', '--from', folder.file('oracle.catalog.json'));
    await using server = await serveFolder(folder.file('documentation'), 0);
    const get = async (path: string, method = 'GET') => {
      const { port, hostname } = new URL(server.url);
      const sent = request({ port, host: hostname, path, method }).end();
      const [response] = await once(sent, 'response');
      let text = '';
      for await (const chunk of response) text += String(chunk);
      return { status: Number(response.statusCode), type: String(response.headers['content-type']), text };
    };
    expect(await get('/')).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
    expect((await get('/')).text).toContain('The ERP');
    expect(await get('/assets/site.js')).toMatchObject({ status: 200, type: 'text/javascript; charset=utf-8' });
    expect(await get('/', 'HEAD')).toMatchObject({ status: 200, text: '' });
    expect(await get('/', 'POST')).toMatchObject({ status: 405 });
    for (const path of [
      '/nothing.html',
      '/erp',
      '/../oracle.config.ts',
      '/..%2foracle.config.ts',
      '/%2e%2e/oracle.config.ts',
      '/%zz',
      '/a%00b',
    ]) {
      expect(await get(path)).toMatchObject({ status: 404 });
    }
  });

  it('says when the port is taken', async () => {
    const folder = cliFolder();
    await using server = await serveFolder(folder.path, 0);
    const port = Number(new URL(server.url).port);
    await expect(serveFolder(folder.path, port)).rejects.toThrow(`Port ${port} of 127.0.0.1 cannot be had`);
  });
});
