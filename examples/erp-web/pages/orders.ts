import { ApplicationError } from 'gen-oracle-client/runtime';
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Environment, ErpApp, Services } from '../environment.js';
import type { OrderRow } from '../generated/erp/orders-api.js';
import { approveOrderArguments } from '../generated/erp/orders-api.zod.js';
import { type Html, layout, moment, PAGE_SIZE, pageNumber, pager } from './layout.js';

const MONEY = new Intl.NumberFormat('en', { minimumFractionDigits: 2 });

export function addOrdersPages(app: ErpApp, { oracle }: Services): void {
  async function ordersPage(context: Context<Environment>, notice: Html | ''): Promise<Html> {
    const page = pageNumber(context.req.query('page'));
    const { signal } = context.req.raw;
    const { total, orders } = await oracle.ordersApi.listOrders({ page, pageSize: PAGE_SIZE }, { signal });
    return layout('Orders', context.get('user'), html`${notice}${table(orders ?? [])}${pager('/orders', page, total)}`);
  }

  app.get('/orders', async (context) => {
    const placed = Number(context.req.query('placed'));
    const notice = placed > 0 ? html`<p class="done" role="status">Order ${placed} is placed.</p>` : '';
    return context.html(await ordersPage(context, notice));
  });

  app.post('/orders/:orderId/approve', async (context) => {
    const wanted = approveOrderArguments.safeParse({ orderId: Number(context.req.param('orderId')) });
    if (!wanted.success) return context.notFound();
    try {
      await oracle.ordersApi.approveOrder(wanted.data, { signal: context.req.raw.signal });
    } catch (error) {
      // What the PL/SQL says to the person is shown to the person.
      if (!(error instanceof ApplicationError)) throw error;
      return context.html(await ordersPage(context, html`<p class="problem" role="alert">${error.message}</p>`), 409);
    }
    return context.redirect('/orders', 303);
  });
}

function table(orders: readonly OrderRow[]): Html {
  if (orders.length === 0) return html`<p>There are no orders here. <a href="/orders/new">Place one</a>.</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Orders"><table>
<thead><tr><th>Order<th>Customer<th>Note<th>Ordered by<th>Ordered at<th class="number">Lines<th class="number">Total<th>Status<th><span class="unseen">Actions</span></tr></thead>
<tbody>${orders.map(row)}</tbody></table></div>`;
}

function row(order: OrderRow): Html {
  return html`<tr><td>${order.orderId}<td>${order.customer}<td>${order.note ?? ''}<td>${order.orderedBy}<td class="moment">${moment(order.orderedAt)}
<td class="number">${order.lineCount}<td class="number">${MONEY.format(order.total)}<td><span class="status ${order.status.toLowerCase()}">${order.status}</span>
<td>${
    order.status === 'OPEN'
      ? html`<form method="post" action="/orders/${order.orderId}/approve"><button aria-label="Approve order ${order.orderId}">Approve</button></form>`
      : ''
  }</tr>`;
}
