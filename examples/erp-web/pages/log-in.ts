import { html } from 'hono/html';
import type { ErpApp, Services } from '../environment.js';
import { logIn, logOut } from '../log-in.js';
import { isPerson, PEOPLE } from '../people.js';
import { layout } from './layout.js';

export function addLogInPages(app: ErpApp, services: Services): void {
  app.get('/log-in', (context) =>
    context.html(
      layout(
        'Log in',
        undefined,
        html`<p>This stands for your identity provider: choose who you are. The database will know you by that name.</p>
<form method="post" class="people">${PEOPLE.map(
          ({ user, job }) =>
            html`<button name="user" value="${user}"><strong>${user}</strong> <span>${job}</span></button>`,
        )}</form>`,
      ),
    ),
  );

  app.post('/log-in', async (context) => {
    const { user } = await context.req.parseBody();
    if (!isPerson(user)) return context.redirect('/log-in', 303);
    await logIn(context, services, user);
    return context.redirect('/orders', 303);
  });

  app.post('/log-out', (context) => {
    logOut(context);
    return context.redirect('/log-in', 303);
  });
}
