import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Text put into `html` is escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export function layout(title: string, user: string | undefined, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ERP</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><strong class="brand">ERP</strong>${user === undefined ? '' : navigation(title, user)}</header>
<main><h1>${title}</h1>${content}</main>
</body>
</html>`;
}

function navigation(title: string, user: string): Html {
  const links = [
    ['/orders', 'Orders'],
    ['/orders/new', 'New order'],
    ['/audit', 'Audit'],
  ] as const;
  return html`<nav aria-label="Pages">${links.map(([href, name]) =>
    name === title ? html`<a href="${href}" aria-current="page">${name}</a>` : html`<a href="${href}">${name}</a>`,
  )}</nav>
<form method="post" action="/log-out"><span class="user">${user}</span><button class="quiet">Log out</button></form>`;
}

export const PAGE_SIZE = 10;

/** The page that the query asks for; 1 for anything that is none. */
export function pageNumber(text: string | undefined): number {
  const page = Number(text);
  return Number.isInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1;
}

export function pager(path: string, page: number, total: number): Html {
  const last = Math.max(1, Math.ceil(total / PAGE_SIZE));
  return html`<nav class="pager" aria-label="Paging">
${page > 1 ? html`<a href="${path}?page=${page - 1}" rel="prev">Newer</a>` : ''}
<span>Page ${page} of ${last}, ${total} in all</span>
${page < last ? html`<a href="${path}?page=${page + 1}" rel="next">Older</a>` : ''}
</nav>`;
}

export function moment(isoText: string): string {
  return isoText.replace('T', ' ').slice(0, 16);
}
