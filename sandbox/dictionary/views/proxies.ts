import type { SchemaStore } from '../../schema/schema-store.js';
import type { ProxyGrant } from '../../schema/user.js';
import { defineView, text } from '../view-definition.js';

const ALL_ROLES = 'PROXY MAY ACTIVATE ALL CLIENT ROLES';

/** PROXY_USERS: who may connect as whom, by CONNECT THROUGH. */
export const PROXY_USERS = defineView({
  name: 'PROXY_USERS',
  access: 'catalog',
  columns: [text('PROXY', 128), text('CLIENT', 128), text('AUTHENTICATION', 3), text('FLAGS', 35)],
  *rows({ store }) {
    for (const { client, grant } of proxyGrants(store)) {
      yield { PROXY: grant.proxy, CLIENT: client, AUTHENTICATION: authentication(grant), FLAGS: constraint(grant) };
    }
  },
});

/** USER_PROXIES: as whom the user may connect; a row for each role that the grant names. */
export const USER_PROXIES = defineView({
  name: 'USER_PROXIES',
  access: 'public',
  columns: [text('CLIENT', 128), text('AUTHENTICATION', 3), text('AUTHORIZATION_CONSTRAINT', 35), text('ROLE', 128)],
  *rows({ store, domain }) {
    for (const entry of proxyGrants(store)) if (entry.grant.proxy === domain.user) yield* rowsOf(entry);
  },
});

export const DBA_PROXIES = defineView({
  name: 'DBA_PROXIES',
  access: 'catalog',
  columns: [
    text('PROXY', 128),
    text('CLIENT', 128),
    text('AUTHENTICATION', 3),
    text('AUTHORIZATION_CONSTRAINT', 35),
    text('ROLE', 128),
    text('PROXY_AUTHORITY', 9),
  ],
  *rows({ store }) {
    for (const entry of proxyGrants(store)) yield* rowsOf(entry);
  },
});

interface ProxyEntry {
  readonly client: string;
  readonly grant: ProxyGrant;
}

function* proxyGrants(store: SchemaStore): Iterable<ProxyEntry> {
  for (const user of store.users()) for (const grant of user.proxies) yield { client: user.name, grant };
}

function* rowsOf({ client, grant }: ProxyEntry) {
  const { roles } = grant;
  const named = roles === undefined || !('roles' in roles) ? [null] : roles.roles;
  for (const role of named) {
    yield {
      PROXY: grant.proxy,
      CLIENT: client,
      AUTHENTICATION: authentication(grant),
      AUTHORIZATION_CONSTRAINT: constraint(grant),
      ROLE: role,
      PROXY_AUTHORITY: 'DATABASE',
    };
  }
}

function authentication({ authenticationRequired }: ProxyGrant): 'YES' | 'NO' {
  return authenticationRequired ? 'YES' : 'NO';
}

function constraint({ roles }: ProxyGrant): string {
  switch (roles?.mode) {
    case undefined:
    case 'ALL':
      return ALL_ROLES;
    case 'NONE':
      return 'NO CLIENT ROLES MAY BE ACTIVATED';
    case 'LISTED':
      return 'PROXY MAY ACTIVATE ROLE';
    case 'ALL EXCEPT':
      return 'PROXY MAY NOT ACTIVATE ROLE';
  }
}
