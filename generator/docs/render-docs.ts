import type { Docs } from '../config/config.js';
import type { Catalog } from '../model/catalog.js';
import type { ClientPlan } from '../plan/client-plan.js';
import type { DocsFile } from './docs-file.js';
import { planDocs } from './plan/plan-docs.js';

/** The documentation of a client in the formats asked for, each with pages of its own. */
export async function renderDocs(
  catalog: Catalog,
  client: ClientPlan,
  { formats, title, grants }: Omit<Docs, 'output'>,
): Promise<readonly DocsFile[]> {
  const docs = planDocs(catalog, client, { title, grants });
  const files: DocsFile[] = [];
  if (formats.includes('html')) {
    const { renderSite } = await import('./site/render-site.js');
    files.push(...(await renderSite(docs)));
  }
  if (formats.includes('markdown')) {
    const { renderMarkdown } = await import('./markdown/render-markdown.js');
    files.push(...renderMarkdown(docs));
  }
  return files;
}
