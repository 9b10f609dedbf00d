import { indexMarkdown } from '../../../templates/markdown/index-page.js';
import { packageMarkdown } from '../../../templates/markdown/package-page.js';
import { DOCS_MARK, type DocsFile } from '../docs-file.js';
import type { DocsPlan } from '../plan/docs-plan.js';

/** One page per package, and an index. */
export function renderMarkdown(docs: DocsPlan): readonly DocsFile[] {
  const marked = (text: string) => `<!-- ${DOCS_MARK} -->\n\n${text}`;
  return [
    { path: 'index.md', text: marked(indexMarkdown(docs)) },
    ...docs.pages.map((page) => ({
      path: `${page.path}.md`,
      text: marked(packageMarkdown(page, '../'.repeat(page.path.split('/').length - 1))),
    })),
  ];
}
