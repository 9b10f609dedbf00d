import { html } from 'hono/html';
import type { ErpApp, Services } from '../environment.js';
import type { EntryRow } from '../generated/erp/audit-api.js';
import { type Html, layout, moment, PAGE_SIZE, pageNumber, pager } from './layout.js';

export function addAuditPage(app: ErpApp, { oracle }: Services): void {
  app.get('/audit', async (context) => {
    const page = pageNumber(context.req.query('page'));
    const { signal } = context.req.raw;
    const { total, entries } = await oracle.auditApi.listEntries({ page, pageSize: PAGE_SIZE }, { signal });
    const content = html`<p>Who did what, as the database saw it: <code>USER</code>, not what the application says.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Audit"><table>
<thead><tr><th>When<th>User<th>Through<th>Act<th>Order<th>Request</tr></thead>
<tbody>${(entries ?? []).map(row)}</tbody></table></div>${pager('/audit', page, total)}`;
    return context.html(layout('Audit', context.get('user'), content));
  });
}

function row(entry: EntryRow): Html {
  return html`<tr><td>${moment(entry.happenedAt)}<td>${entry.actor}<td>${entry.proxyUser ?? ''}
<td><span class="status ${entry.action.toLowerCase()}">${entry.action}</span><td>${entry.orderId}<td><code>${(entry.requestId ?? '').slice(0, 8)}</code></tr>`;
}
