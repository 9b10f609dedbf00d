import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import type { Environment, Services } from './environment.js';
import { isPerson } from './people.js';

const COOKIE = 'erp_user';
const HOURS = 8;

export async function logIn(context: Context<Environment>, { cookieSecret }: Services, user: string): Promise<void> {
  const expires = Date.now() + HOURS * 3_600_000;
  await setSignedCookie(context, COOKIE, `${user}.${expires}`, cookieSecret, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: new URL(context.req.url).protocol === 'https:',
    path: '/',
    maxAge: HOURS * 3600,
  });
}

export function logOut(context: Context<Environment>): void {
  deleteCookie(context, COOKIE, { path: '/' });
}

/**
 * Everything behind it runs as the person of the cookie: AsyncLocalStorage carries the user along all that the handler awaits, and the client
 * reads it when a call is made. Without a valid cookie no handler runs.
 */
export function asLoggedIn(services: Services): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const cookie = await getSignedCookie(context, services.cookieSecret, COOKIE);
    const [user, expires] = typeof cookie === 'string' ? cookie.split('.') : [];
    if (!isPerson(user) || !(Number(expires) > Date.now())) return context.redirect('/log-in');
    context.set('user', user);
    context.header('cache-control', 'no-store');
    return services.users.run({ user, clientIdentifier: context.get('requestId') }, next);
  };
}
