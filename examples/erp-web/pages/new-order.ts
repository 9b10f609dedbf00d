import { ApplicationError } from 'gen-oracle-client/runtime';
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Environment, ErpApp, Services } from '../environment.js';
import { createOrderArguments } from '../generated/erp/orders-api.zod.js';
import { type Html, layout } from './layout.js';

const LINES = [0, 1, 2] as const;

/** What was typed, and what is wrong with it by the name of the field; '' is the form as a whole. */
interface Draft {
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: ReadonlyMap<string, string>;
}

export function addNewOrderPages(app: ErpApp, { oracle }: Services): void {
  async function formPage(context: Context<Environment>, draft: Draft): Promise<Html> {
    const customers = (await oracle.ordersApi.listCustomers({}, { signal: context.req.raw.signal })) ?? [];
    const options = [{ customerId: '', name: 'Choose…' }, ...customers].map(({ customerId, name }) =>
      String(customerId) === draft.typed['customerId']
        ? html`<option value="${customerId}" selected>${name}</option>`
        : html`<option value="${customerId}">${name}</option>`,
    );
    const general = draft.problems.get('');
    const content = html`${general === undefined ? '' : html`<p class="problem" role="alert">${general}</p>`}
<form method="post" action="/orders" class="order">
${labelled(draft, 'customerId', 'Customer', (attributes) => html`<select ${attributes}>${options}</select>`)}
${input(draft, 'note', 'Note')}
${LINES.map(
  (line) => html`<fieldset><legend>Line ${line + 1}</legend>
${input(draft, `lines.${line}.article`, 'Article')}${input(draft, `lines.${line}.quantity`, 'Quantity')}${input(draft, `lines.${line}.unitPrice`, 'Unit price')}</fieldset>`,
)}
<button>Place order</button></form>`;
    return layout('New order', context.get('user'), content);
  }

  app.get('/orders/new', async (context) => context.html(await formPage(context, { typed: {}, problems: new Map() })));

  app.post('/orders', async (context) => {
    const body = await context.req.parseBody();
    const typed = Object.fromEntries(
      Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : '']),
    );
    const filled = LINES.filter((line) => LINE_FIELDS.some((field) => (typed[`lines.${line}.${field}`] ?? '') !== ''));
    const order = createOrderArguments.safeParse({
      customerId: numberOf(typed['customerId']),
      note: typed['note'] ?? null,
      lines: filled.map((line) => ({
        article: typed[`lines.${line}.article`] ?? '',
        quantity: numberOf(typed[`lines.${line}.quantity`]),
        unitPrice: numberOf(typed[`lines.${line}.unitPrice`]),
      })),
    });
    if (!order.success) {
      const problems = new Map(
        order.error.issues.map(({ path: [first, index, ...rest], message }) => {
          // Lines that were left empty are not sent: the third one may be the first of the call.
          const field = typeof index === 'number' ? [first, filled[index], ...rest] : [first];
          return [field.map(String).join('.'), message];
        }),
      );
      return context.html(await formPage(context, { typed, problems }), 422);
    }
    try {
      const { orderId } = await oracle.ordersApi.createOrder(order.data, { signal: context.req.raw.signal });
      return context.redirect(`/orders?placed=${orderId}`, 303);
    } catch (error) {
      if (!(error instanceof ApplicationError)) throw error;
      return context.html(await formPage(context, { typed, problems: new Map([['', error.message]]) }), 409);
    }
  });
}

const LINE_FIELDS = ['article', 'quantity', 'unitPrice'] as const;

/** Not a number for an empty text, which the schema then complains about; `Number('')` is 0. */
function numberOf(text = ''): number {
  return text === '' ? Number.NaN : Number(text);
}

function input(draft: Draft, name: string, label: string): Html {
  return labelled(draft, name, label, (attributes) => html`<input ${attributes} value="${draft.typed[name] ?? ''}">`);
}

/** The message stands beside the field, and is read out with it. */
function labelled(draft: Draft, name: string, label: string, control: (attributes: Html) => Html): Html {
  const problem = draft.problems.get(name);
  const attributes =
    problem === undefined
      ? html`id="${name}" name="${name}"`
      : html`id="${name}" name="${name}" aria-invalid="true" aria-describedby="${name}-problem"`;
  return html`<div class="field"><label for="${name}">${label}</label>${control(attributes)}${
    problem === undefined ? '' : html`<span class="wrong" id="${name}-problem">${problem}</span>`
  }</div>`;
}
