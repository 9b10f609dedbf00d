import { execFile, spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { serve } from '@hono/node-server';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../examples/erp-web/app.js';
import { createErpClient } from '../../examples/erp-web/client.js';
import type { OracleClient } from '../../examples/erp-web/generated/index.js';
import { userScope } from '../../runtime/index.js';
import { type Sandbox, type SavedDatabase, startSandbox } from '../../sandbox/index.js';
import { launchBrowser, type OpenPage, seriousFindings, type TestBrowser } from '../support/browser.js';
import { needs } from '../support/needs.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SCRIPTS = fileURLToPath(new URL('../../examples/erp-web/sql', import.meta.url));

let sandbox: Sandbox;
let loaded: SavedDatabase;
let oracle: OracleClient;
let server: ReturnType<typeof serve>;
let origin: string;
const log: string[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ scripts: [SCRIPTS] });
  loaded = sandbox.snapshot();
  const users = userScope();
  oracle = createErpClient(sandbox.connectString, 'Erp-app-1', users);
  const logger = pino({}, { write: (line: string) => log.push(line) });
  const app = createApp({ oracle, users, logger, cookieSecret: 'only-for-tests' });
  origin = await new Promise<string>((resolve) => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }: AddressInfo) =>
      resolve(`http://127.0.0.1:${port}`),
    );
  });
});
beforeEach(() => {
  loaded.restore();
  log.length = 0;
});
afterEach(() => sandbox.faults.clear());
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await oracle.$close();
  await sandbox.stop();
});

/** Somebody with a cookie of their own, without a browser. */
class Person {
  readonly #cookie: string;
  private constructor(cookie: string) {
    this.#cookie = cookie;
  }
  static async logIn(user: string): Promise<Person> {
    const response = await fetch(`${origin}/log-in`, send({ user }));
    expect(response.status).toBe(303);
    return new Person(response.headers.get('set-cookie')?.split(';')[0] ?? '');
  }
  get(path: string): Promise<Response> {
    return fetch(`${origin}${path}`, { headers: { cookie: this.#cookie }, redirect: 'manual' });
  }
  post(path: string, fields: Record<string, string>, from = origin): Promise<Response> {
    const { headers, ...rest } = send(fields, from);
    return fetch(`${origin}${path}`, { ...rest, headers: { ...headers, cookie: this.#cookie } });
  }
  order(article: string, price = '10'): Promise<Response> {
    return this.post('/orders', {
      customerId: '42',
      note: article,
      'lines.0.article': article,
      'lines.0.quantity': '1',
      'lines.0.unitPrice': price,
    });
  }
}

function send(fields: Record<string, string>, from = origin) {
  return {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: from },
    redirect: 'manual',
  } as const;
}

describe('without a browser', () => {
  it('keeps two people apart in 200 requests at once', async () => {
    const [alice, bob] = await Promise.all([Person.logIn('ALICE'), Person.logIn('BOB')]);
    const replies = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const isAlice = index % 2 === 0;
        const person = isAlice ? alice : bob;
        const [own, other] = isAlice ? ['ALICE', 'BOB'] : ['BOB', 'ALICE'];
        if (index % 8 < 2) {
          const reply = await person.order(`from ${own}`);
          return reply.status === 303;
        }
        const text = await (await person.get(index % 4 < 2 ? '/audit' : '/orders')).text();
        return text.includes(`<span class="user">${own}</span>`) && !text.includes(other);
      }),
    );
    expect(replies.filter((fine) => !fine)).toEqual([]);
    const { total, entries } = await oracle.as('CAROL').auditApi.listEntries({ pageSize: 500 });
    expect(total).toBe(50);
    const { orders } = await oracle.as('CAROL').ordersApi.listOrders({ pageSize: 500 });
    const placed = new Map((orders ?? []).map((order) => [order.orderId, order]));
    for (const { orderId, actor, proxyUser } of entries ?? []) {
      expect(proxyUser).toBe('ERP_APP');
      expect(placed.get(orderId)).toMatchObject({ orderedBy: actor, note: `from ${actor}` });
    }
  });

  it('makes no call for who is not logged in, or has a cookie that was changed', async () => {
    const before = oracle.$stats.totals.calls;
    for (const cookie of ['', 'erp_user=ALICE.9999999999999', 'erp_user=ALICE.9999999999999.AAAA']) {
      const response = await fetch(`${origin}/orders`, { headers: { cookie }, redirect: 'manual' });
      expect([response.status, response.headers.get('location')]).toEqual([302, '/log-in']);
    }
    expect(oracle.$stats.totals.calls).toBe(before);
  });

  it('sets a cookie that scripts and other sites do not get, and refuses forms of other sites', async () => {
    const response = await fetch(`${origin}/log-in`, send({ user: 'ALICE' }));
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
    const alice = await Person.logIn('ALICE');
    expect((await alice.post('/orders', { customerId: '42' }, 'http://evil.example')).status).toBe(403);
  });

  it('pages through the orders', async () => {
    const alice = await Person.logIn('ALICE');
    for (let index = 0; index < 12; index += 1) await alice.order(`article ${index}`);
    const second = await (await alice.get('/orders?page=2')).text();
    expect(second).toContain('Page 2 of 2, 12 in all');
    expect(second.match(/class="status open"/g)).toHaveLength(2);
  });

  it('answers 503 when the database has no room, and says when to try again', async () => {
    const carol = await Person.logIn('CAROL');
    sandbox.faults.cutConnections();
    sandbox.faults.onLogin = ({ proxyClient }) => (proxyClient === 'CAROL' ? { kind: 'refuse', code: 20 } : undefined);
    const response = await carol.get('/orders');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.text()).toContain('Nothing was changed.');
  });

  it('has neither on the page nor in the log what was sent when a call is lost', async () => {
    const alice = await Person.logIn('ALICE');
    sandbox.faults.onCall = () => ({ kind: 'cut', when: 'after' });
    const failed = await alice.order('secret-article');
    const page = await failed.text();
    expect(failed.status).toBe(500);
    expect(page).toContain('is not known');
    const reference = /Reference: <code>([^<]+)/.exec(page)?.[1] ?? 'none';
    const entry = log.find((line) => line.includes(reference) && line.includes('request failed'));
    expect(entry).toContain('"error":"ConnectionLostError"');
    expect(log.join('')).not.toContain('secret-article');
  });

  it('tells prometheus of the sessions', async () => {
    const text = await (await fetch(`${origin}/metrics`)).text();
    expect(text).toMatch(/^oracle_sessions_max 8$/m);
    expect(text).toMatch(/^oracle_sessions\{state="idle"\} \d+$/m);
    expect(text).toMatch(/^oracle_events_total\{event="calls"\} \d+$/m);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });
});

needs('browser').describe('in two browsers', () => {
  let browsers: readonly [TestBrowser, TestBrowser];
  beforeAll(async () => {
    browsers = await Promise.all([launchBrowser(), launchBrowser()]);
  });
  afterAll(() => Promise.all(browsers.map((browser) => browser[Symbol.asyncDispose]())));

  async function enter(browser: TestBrowser, user: string): Promise<OpenPage> {
    await browser.context.clearCookies();
    const open = await browser.open(origin);
    await open.page.getByRole('button', { name: user }).click();
    await open.page.getByRole('heading', { name: 'Orders' }).waitFor();
    return open;
  }

  async function order({ page }: OpenPage, article: string, price: string): Promise<void> {
    await page.getByRole('link', { name: 'New order' }).click();
    await page.getByLabel('Customer').selectOption({ label: 'Müller & Söhne' });
    await page.getByLabel('Note').fill(article);
    const line = page.getByRole('group', { name: 'Line 1' });
    await line.getByLabel('Article').fill(article);
    await line.getByLabel('Quantity').fill('2');
    await line.getByLabel('Unit price').fill(price);
    await page.getByRole('button', { name: 'Place order' }).click();
    await page.getByRole('status').waitFor();
  }

  it('ALICE and BOB work at once, and neither sees or acts as the other', async () => {
    const hostile = '<script>hacked = true</script>';
    const [alice, bob] = await Promise.all([enter(browsers[0], 'ALICE'), enter(browsers[1], 'BOB')]);
    await Promise.all([order(alice, hostile, '12.50'), order(bob, 'chair of bob', '9000')]);
    await Promise.all([order(alice, 'lamp of alice', '30'), order(bob, 'desk of bob', '40')]);
    for (const path of ['/orders', '/audit']) {
      await Promise.all([alice.page.goto(origin + path), bob.page.goto(origin + path)]);
      expect(await alice.page.locator('body').innerText()).not.toMatch(/bob/i);
      expect(await bob.page.locator('body').innerText()).not.toMatch(/alice/i);
      expect(await alice.page.locator('tbody tr').count()).toBe(2);
      expect(await bob.page.locator('tbody tr').count()).toBe(2);
      expect(await seriousFindings(alice.page)).toEqual([]);
    }
    await alice.page.goto(`${origin}/orders`);
    await alice.page.getByText(hostile).waitFor();
    expect(await alice.page.evaluate('globalThis.hacked')).toBeUndefined();
    expect([...alice.problems, ...bob.problems]).toEqual([]);

    // The other one's order is none that there is.
    const { orders } = await oracle.as('BOB').ordersApi.listOrders();
    const ofBob = orders?.find(({ note }) => note === 'chair of bob')?.orderId ?? 0;
    await expect(oracle.as('ALICE').ordersApi.approveOrder({ orderId: ofBob })).rejects.toThrow(/There is no order/);

    // One's own is somebody else's to approve.
    await alice.page.getByRole('button', { name: 'Approve' }).first().click();
    await alice.page.getByRole('alert').getByText('is your own; somebody else must approve it.').waitFor();
    expect(await seriousFindings(alice.page)).toEqual([]);

    // Log out, and the manager logs in: she sees all, approves one and may not approve another.
    await alice.page.getByRole('button', { name: 'Log out' }).click();
    await alice.page.getByRole('heading', { name: 'Log in' }).waitFor();
    await alice.page.goto(`${origin}/orders`);
    expect(new URL(alice.page.url()).pathname).toBe('/log-in');
    await alice.page.getByRole('button', { name: 'CAROL' }).click();
    await alice.page.getByRole('button', { name: `Approve order ${ofBob}` }).click();
    await alice.page.getByText('worth 18,000.00; orders over 10,000 need the board').waitFor();
    await alice.page.goto(`${origin}/orders`);
    await alice.page.getByRole('row', { name: 'lamp of alice' }).getByRole('button').click();
    await alice.page.getByRole('row', { name: 'lamp of alice' }).getByText('APPROVED').waitFor();
    await alice.page.getByRole('link', { name: 'Audit' }).click();
    await alice.page.getByRole('heading', { name: 'Audit' }).waitFor();
    const acts = await alice.page.locator('tbody tr').allInnerTexts();
    expect(acts.map((act) => act.split('\t').slice(1, 4)).sort()).toEqual(
      [
        ['ALICE', 'ERP_APP', 'CREATED'],
        ['ALICE', 'ERP_APP', 'CREATED'],
        ['BOB', 'ERP_APP', 'CREATED'],
        ['BOB', 'ERP_APP', 'CREATED'],
        ['CAROL', 'ERP_APP', 'APPROVED'],
      ].sort(),
    );
  });

  it('shows beside the fields what is wrong with them, and keeps what was typed', async () => {
    const { page } = await enter(browsers[0], 'ALICE');
    await page.getByRole('link', { name: 'New order' }).click();
    await page.getByLabel('Note').fill('"quoted" & <b>');
    const line = page.getByRole('group', { name: 'Line 2' });
    await line.getByLabel('Article').fill('lamp');
    await line.getByLabel('Quantity').fill('1000');
    await line.getByLabel('Unit price').fill('free');
    await page.getByRole('button', { name: 'Place order' }).click();
    await line.getByText('Too big: expected number to be <=999').waitFor();
    expect(await line.getByLabel('Unit price').getAttribute('aria-describedby')).toBe('lines.1.unitPrice-problem');
    expect(await page.getByLabel('Customer').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Note').inputValue()).toBe('"quoted" & <b>');
    expect(await seriousFindings(page)).toEqual([]);
  });
});

it.concurrent('the committed client is what the scripts generate', async () => {
  const main = ['dist/generator/cli/main.js', 'generate', '--check', '--sandbox'];
  const args = [...main, '--config', 'examples/erp-web/oracle.config.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
  expect(stdout).not.toBe('');
});

it.concurrent('SIGTERM lets a request that runs finish', async () => {
  const tsx = ['--import', 'tsx', 'examples/erp-web/main.ts'];
  const child = spawn(process.execPath, tsx, {
    cwd: root,
    env: { ...process.env, PORT: '0', SANDBOX_LATENCY_MS: '150', TSX_TSCONFIG_PATH: 'examples/erp-web/tsconfig.json' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const lines: string[] = [];
  const address = await new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line);
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  const logIn = await fetch(`${address}/log-in`, send({ user: 'ALICE' }, address));
  const cookie = logIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const running = fetch(`${address}/orders`, { headers: { cookie, connection: 'close' } });
  await new Promise((resolve) => setTimeout(resolve, 200));
  child.kill('SIGTERM');
  const response = await running;
  expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('There are no orders here')]);
  expect(await ended).toBe(0);
  expect(lines.at(-1)).toContain('stopped');
});
