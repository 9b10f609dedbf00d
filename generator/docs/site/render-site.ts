import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { IndexPage } from '../../../templates/html/index-page.js';
import { PackagePage } from '../../../templates/html/package-page.js';
import { DOCS_MARK, type DocsFile } from '../docs-file.js';
import type { DocsPlan } from '../plan/docs-plan.js';
import { searchIndexScript } from './search-index.js';

/** A site that opens from disk and from any web server, without a network. */
export async function renderSite(docs: DocsPlan): Promise<readonly DocsFile[]> {
  return [
    { path: 'index.html', text: document(IndexPage({ docs })) },
    ...docs.pages.map((page) => ({
      path: `${page.path}.html`,
      text: document(PackagePage({ siteTitle: docs.title, page, root: '../'.repeat(page.path.split('/').length - 1) })),
    })),
    ...(await Promise.all(ASSETS.map(asset))),
    { path: 'assets/search-index.js', text: `// ${DOCS_MARK}\n${searchIndexScript(docs)}` },
    { path: 'assets/minisearch.js', text: `// ${DOCS_MARK}\n${await minisearch()}` },
  ];
}

const ASSETS = ['style.css', 'theme.js', 'site.js'];

function document(page: VNode): string {
  return `<!-- ${DOCS_MARK} -->\n<!doctype html>\n${renderToString(page)}\n`;
}

async function asset(name: string): Promise<DocsFile> {
  return {
    path: `assets/${name}`,
    text: await readFile(new URL(`../../../templates/assets/${name}`, import.meta.url), 'utf8'),
  };
}

/** The library's build for script elements, without the note of its source map, which is not there. */
async function minisearch(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve('minisearch'));
  const text = await readFile(entry.replace(/es[\\/]index\.js$/, 'umd/index.js'), 'utf8');
  return text
    .split('\n')
    .filter((line) => !line.startsWith('//# sourceMappingURL='))
    .join('\n');
}
