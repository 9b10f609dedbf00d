import type { Profile } from '../../schema/profile.js';
import type { SchemaStore } from '../../schema/schema-store.js';
import type { DictionaryContext } from '../dictionary-view.js';
import { defineView, text } from '../view-definition.js';

/** The limits that a profile can set here; those that nothing enforces are left out. */
const LIMITS = [
  { name: 'SESSIONS_PER_USER', type: 'KERNEL', of: 'sessionsPerUser' },
  { name: 'FAILED_LOGIN_ATTEMPTS', type: 'PASSWORD', of: 'failedLoginAttempts' },
] as const satisfies readonly {
  readonly name: string;
  readonly type: 'KERNEL' | 'PASSWORD';
  readonly of: Exclude<keyof Profile, 'name'>;
}[];

/** DBA_PROFILES: every limit of every profile, `DEFAULT` where the profile DEFAULT decides. Source: Database Reference, DBA_PROFILES. */
export const DBA_PROFILES = defineView({
  name: 'DBA_PROFILES',
  access: 'catalog',
  columns: [
    text('PROFILE', 128),
    text('RESOURCE_NAME', 32),
    text('RESOURCE_TYPE', 8),
    text('LIMIT', 128),
    text('COMMON', 3),
    text('INHERITED', 3, 12.2),
    text('IMPLICIT', 3, 18),
  ],
  *rows({ store }) {
    for (const profile of store.profiles()) {
      for (const { name, type, of } of LIMITS) {
        yield {
          PROFILE: profile.name,
          RESOURCE_NAME: name,
          RESOURCE_TYPE: type,
          LIMIT: String(profile[of]),
          COMMON: 'NO',
          INHERITED: 'NO',
          IMPLICIT: 'NO',
        };
      }
    }
  },
});

/** USER_RESOURCE_LIMITS: what holds for the asking user's sessions. Source: Database Reference, USER_RESOURCE_LIMITS. */
export const USER_RESOURCE_LIMITS = ownLimits('USER_RESOURCE_LIMITS', 'KERNEL');

/** USER_PASSWORD_LIMITS: what holds for the asking user's password. Source: Database Reference, USER_PASSWORD_LIMITS. */
export const USER_PASSWORD_LIMITS = ownLimits('USER_PASSWORD_LIMITS', 'PASSWORD');

function ownLimits(viewName: string, type: (typeof LIMITS)[number]['type']) {
  return defineView({
    name: viewName,
    access: 'public',
    columns: [text('RESOURCE_NAME', 32), text('LIMIT', 128)],
    *rows({ store, domain }: DictionaryContext) {
      const user = store.findUser(domain.user);
      if (user === undefined) return;
      for (const limit of LIMITS) {
        if (limit.type === type) yield { RESOURCE_NAME: limit.name, LIMIT: limitText(store, user.profile, limit.of) };
      }
    },
  });
}

function limitText(store: SchemaStore, profile: string, limit: Exclude<keyof Profile, 'name'>): string {
  const value = store.limitOf(profile, limit);
  return Number.isFinite(value) ? String(value) : 'UNLIMITED';
}
