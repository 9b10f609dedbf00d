import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readCatalog } from '../../generator/catalog/read-catalog.js';
import { parseConfig } from '../../generator/config/parse-config.js';
import { renderDocs } from '../../generator/docs/render-docs.js';
import { planClient } from '../../generator/plan/plan-client.js';
import { startSandbox } from '../../sandbox/index.js';
import { sampleSql } from '../../templates/init/sample-sql.js';
import { launchBrowser } from '../support/browser.js';

// On demand: the images of the guide on documentation, made from the schema that `init` writes.

const folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-screenshots-'));
try {
  await writeSite();
  await takeScreenshots(process.argv[2] ?? 'docs/images');
} finally {
  rmSync(folder, { recursive: true });
}

async function writeSite(): Promise<void> {
  const script = join(folder, 'sample.sql');
  writeFileSync(script, sampleSql({ owner: 'erp', proxy: 'erp_app', people: ['alice', 'bob'] }));
  const sandbox = await startSandbox({ scripts: [script] });
  try {
    const config = parseConfig(
      {
        connection: { connectString: sandbox.connectString, user: 'ERP', password: 'Owner-1' },
        schemas: { erp: {} },
        output: 'generated',
        docs: { output: 'site' },
        naming: { stripParameterPrefixes: ['p_'] },
      },
      { file: 'oracle.config.ts', folder },
    );
    const catalog = await readCatalog(config);
    const options = { formats: ['html'], title: 'The ERP', grants: true } as const;
    for (const { path, text } of await renderDocs(catalog, planClient(catalog, config), options)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  } finally {
    await sandbox.stop();
  }
}

async function takeScreenshots(output: string): Promise<void> {
  mkdirSync(output, { recursive: true });
  await using browser = await launchBrowser();
  const at = (path: string) => new URL(path, `${pathToFileURL(folder).href}/`).href;
  const { page } = await browser.open(at('index.html'));
  await page.setViewportSize({ width: 1200, height: 800 });
  const save = (name: string) => page.screenshot({ path: join(output, `docs-site-${name}.png`) });

  await page.keyboard.press('/');
  await page.keyboard.type('order');
  await page.getByRole('option').first().waitFor();
  await save('search');

  await page.goto(at('erp/orders-api.html#placeOrder'));
  await save('routine');

  await page.emulateMedia({ colorScheme: 'dark' });
  await save('dark');
}
