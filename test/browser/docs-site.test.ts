import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCatalog } from '../../generator/catalog/read-catalog.js';
import { parseConfig } from '../../generator/config/parse-config.js';
import { renderDocs } from '../../generator/docs/render-docs.js';
import { planClient } from '../../generator/plan/plan-client.js';
import { startSandbox } from '../../sandbox/index.js';
import { launchBrowser, seriousFindings, type TestBrowser } from '../support/browser.js';
import { needs } from '../support/needs.js';

const HOSTILE = `<script>globalThis.hacked = true</script><img src=x onerror="globalThis.hacked = true"> & "quoted" \${x}`;

const SCRIPT = `
create user erp identified by "Secret-1";
grant create session to erp;
create package erp.orders_api as
  /** What sales may do with orders. */

  -- How many lines an order may have.
  c_max_lines constant pls_integer := 50;

  /** The customer's credit is used up. */
  e_no_credit exception;
  pragma exception_init(e_no_credit, -20101);

  /** A line of an order. */
  type line_t is record (
    sku varchar2(12), -- the article's number
    quantity number(9)
  );
  type lines_t is table of line_t;

  /**
   * Places an order.
   * @param p_customer_id who orders
   * @param p_note ${HOSTILE}
   * @throws e_no_credit when the order costs more than the customer may spend
   */
  procedure create_order(
    p_customer_id in number,
    p_lines in lines_t,
    p_note in varchar2 default 'none',
    p_order_id out number
  );

  /** @deprecated use create_order */
  procedure place(p_customer_id in number);
end;
/
create package erp.stock_api as
  -- ${HOSTILE}
  function reserve(p_sku in varchar2) return orders_api.lines_t;
end;
/
create procedure erp.ping is
begin
  null;
end;
/
`;

needs('browser').describe('the documentation site', () => {
  let folder: string;
  let server: Server;
  let origin: string;
  let browser: TestBrowser;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-docs-'));
    const script = join(folder, 'script.sql');
    writeFileSync(script, SCRIPT);
    const sandbox = await startSandbox({ scripts: [script] });
    const config = parseConfig(
      {
        connection: { connectString: sandbox.connectString, user: 'ERP', password: 'Secret-1' },
        schemas: { erp: {} },
        output: 'generated',
        naming: { stripParameterPrefixes: ['p_'] },
      },
      { file: 'oracle.config.ts', folder },
    );
    const catalog = await readCatalog(config);
    await sandbox.stop();
    const files = await renderDocs(catalog, planClient(catalog, config), {
      formats: ['html'],
      title: 'ERP',
      grants: true,
    });
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    server = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
      response.setHeader('content-type', TYPES[extname(path)] ?? 'text/plain');
      response.end(readFileSync(join(folder, path)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${portOf(server)}`;
    browser = await launchBrowser();
  }, 60_000);

  afterAll(async () => {
    await browser[Symbol.asyncDispose]();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
  });

  const places = [
    ['from disk', (path: string) => new URL(path, `${pathToFileURL(folder).href}/`).href],
    ['from a web server', (path: string) => `${origin}/${path}`],
  ] as const;

  describe.each(places)('%s', (_, at) => {
    it('leads from the overview to a package and to its types', async () => {
      const { page, problems } = await browser.open(at('index.html'));
      await page.getByRole('link', { name: 'ERP.ORDERS_API', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'ERP.ORDERS_API' }).waitFor();
      await page.locator('section[aria-labelledby="createOrder"]').getByRole('link', { name: 'LINES_T' }).click();
      expect(new URL(page.url()).hash).toBe('#type-lines-t');
      await page.getByRole('link', { name: 'ERP.STOCK_API.RESERVE' }).click();
      await page.getByRole('heading', { level: 1, name: 'ERP.STOCK_API' }).waitFor();
      expect(problems).toEqual([]);
    });

    it.each([
      ['createOr', 'createOrder', 'erp/orders-api.html#createOrder'],
      ['customer_id', 'createOrder', 'erp/orders-api.html#createOrder'],
      ['LINE_T', 'LINE_T', 'erp/orders-api.html#type-line-t'],
      ["article's number", 'LINE_T', 'erp/orders-api.html#type-line-t'],
      ['max lines', 'C_MAX_LINES', 'erp/orders-api.html#constant-c-max-lines'],
      ['sales', 'ERP.ORDERS_API', 'erp/orders-api.html'],
      ['ping', 'ping', 'erp/$schema.html#ping'],
    ])('finds %j with the keyboard: %s', async (text, name, target) => {
      const { page, problems } = await browser.open(at('index.html'));
      await page.keyboard.press('/');
      await page.keyboard.type(text);
      const best = page.getByRole('option').first();
      await best.locator('.name', { hasText: name }).waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL(at(target));
      expect(problems).toEqual([]);
    });

    it('goes to what a link says', async () => {
      const { page } = await browser.open(at('erp/orders-api.html#place'));
      await expect
        .poll(() =>
          page
            .locator('#place')
            .boundingBox()
            .then((box) => (box?.y ?? 900) < 900),
        )
        .toBe(true);
    });
  });

  const pages = ['index.html', 'erp/orders-api.html', 'erp/stock-api.html', 'erp/$schema.html'];

  it.each(pages)('nothing serious is found by axe, light and dark: %s', async (path) => {
    const { page, problems } = await browser.open(`${origin}/${path}`);
    await page.evaluate('localStorage.clear(); delete document.documentElement.dataset.theme');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Switch between light and dark' }).click();
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    await page.keyboard.press('/');
    await page.keyboard.type('order');
    await page.getByRole('option').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('keeps the choice of dark for other pages', async () => {
    const { page } = await browser.open(`${origin}/index.html`);
    await page.evaluate("localStorage.setItem('gen-oracle-client-theme', 'dark')");
    await page.goto(`${origin}/erp/orders-api.html`);
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
  });

  it('shows what comments say and runs none of it', async () => {
    const { page, problems } = await browser.open(`${origin}/erp/orders-api.html`);
    await page.getByText(HOSTILE).waitFor();
    await page.goto(`${origin}/erp/stock-api.html`);
    await page.getByText(HOSTILE).first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('hacked');
    await page.getByRole('option').first().waitFor();
    expect(await page.evaluate('globalThis.hacked')).toBeUndefined();
    expect(await page.locator('main script, main img, #results img, #results script').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('says what is deprecated, raised and left to defaults', async () => {
    const { page } = await browser.open(`${origin}/erp/orders-api.html`);
    const place = page.locator('section[aria-labelledby="place"]');
    await place.getByText('use create_order').waitFor();
    const create = page.locator('section[aria-labelledby="createOrder"]');
    await create.getByText("'none'").first().waitFor();
    await create.getByRole('link', { name: 'e_no_credit' }).click();
    expect(new URL(page.url()).hash).toBe('#exception-e-no-credit');
  });

  it('prints without what only a screen can use', async () => {
    const { page } = await browser.open(`${origin}/erp/orders-api.html`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('header').isVisible()).toBe(false);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  });
});

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen.');
  return address.port;
}
