import type { DocsPlan, LeftOutDoc, PageDoc } from '../../generator/docs/plan/docs-plan.js';
import { Layout } from './layout.js';

/** The overview: all packages, and what the client leaves out. */
export function IndexPage({ docs }: { readonly docs: DocsPlan }) {
  const { title, databaseVersion, pages, leftOut, notes } = docs;
  const owners = [...new Set(pages.map(({ owner }) => owner))];
  return (
    <Layout siteTitle={title} pageTitle={title} root="">
      <h1>{title}</h1>
      {databaseVersion === null ? null : <p>Read from an Oracle database {databaseVersion}.</p>}
      {owners.map((owner) => (
        <>
          <h2>{owner}</h2>
          <Packages pages={pages.filter((page) => page.owner === owner)} />
        </>
      ))}
      {leftOut.length === 0 ? null : <LeftOut id="left-out" title="Left out of the client" items={leftOut} />}
      {notes.length === 0 ? null : <LeftOut id="notes" title="Notes" items={notes} />}
    </Layout>
  );
}

function Packages({ pages }: { readonly pages: readonly PageDoc[] }) {
  return (
    <ul class="packages">
      {pages.map(({ path, title, routines, about }) => (
        <li>
          <a href={`${path}.html`}>{title}</a>{' '}
          <span class="count">{routines.length === 1 ? '1 routine' : `${routines.length} routines`}</span>
          {about.comment === null ? null : <p>{firstParagraph(about.comment)}</p>}
        </li>
      ))}
    </ul>
  );
}

function firstParagraph(text: string): string {
  return text.split('\n\n')[0] ?? '';
}

interface LeftOutProps {
  readonly id: string;
  readonly title: string;
  readonly items: readonly LeftOutDoc[];
}

function LeftOut({ id, title, items }: LeftOutProps) {
  return (
    <>
      <h2 id={id}>{title}</h2>
      <ul>
        {items.map(({ what, parameter, reason }) => (
          <li>
            <code>{parameter === null ? what : `${what}, ${parameter}`}</code>: {reason}
          </li>
        ))}
      </ul>
    </>
  );
}
