import { accountStatus, type User } from '../../schema/user.js';
import { dateValue, optionalDate } from '../dates.js';
import { date, defineView, number, text } from '../view-definition.js';

/** ALL_USERS: everybody may know who there is. */
export const ALL_USERS = defineView({
  name: 'ALL_USERS',
  access: 'public',
  columns: [
    text('USERNAME', 128),
    number('USER_ID'),
    date('CREATED'),
    text('COMMON', 3),
    text('ORACLE_MAINTAINED', 1),
    text('INHERITED', 3, 12.2),
    text('DEFAULT_COLLATION', 100, 12.2),
    text('IMPLICIT', 3, 18),
    text('ALL_SHARD', 3, 18),
  ],
  *rows({ store }) {
    for (const user of store.users()) yield identityOf(user);
  },
});

/** DBA_USERS. Passwords are never shown; LAST_LOGIN is left out, because logons are not recorded. */
export const DBA_USERS = defineView({
  name: 'DBA_USERS',
  access: 'catalog',
  columns: [
    text('USERNAME', 128),
    number('USER_ID'),
    text('PASSWORD', 4000),
    text('ACCOUNT_STATUS', 32),
    date('LOCK_DATE'),
    date('EXPIRY_DATE'),
    text('DEFAULT_TABLESPACE', 30),
    text('TEMPORARY_TABLESPACE', 30),
    text('LOCAL_TEMP_TABLESPACE', 30, 12.2),
    date('CREATED'),
    text('PROFILE', 128),
    text('INITIAL_RSRC_CONSUMER_GROUP', 128),
    text('EXTERNAL_NAME', 4000),
    text('PASSWORD_VERSIONS', 12),
    text('EDITIONS_ENABLED', 1),
    text('AUTHENTICATION_TYPE', 8),
    text('PROXY_ONLY_CONNECT', 1),
    text('COMMON', 3),
    text('ORACLE_MAINTAINED', 1),
    text('INHERITED', 3, 12.2),
    text('DEFAULT_COLLATION', 100, 12.2),
    text('IMPLICIT', 3, 18),
    text('ALL_SHARD', 3, 18),
  ],
  *rows({ store }) {
    for (const user of store.users()) {
      yield {
        ...accountOf(user),
        PASSWORD: null,
        PROFILE: user.profile,
        PASSWORD_VERSIONS: user.verifier === undefined ? null : '12C ',
        EDITIONS_ENABLED: 'N',
        AUTHENTICATION_TYPE: user.authenticationType,
      };
    }
  },
});

export const USER_USERS = defineView({
  name: 'USER_USERS',
  access: 'public',
  columns: [
    text('USERNAME', 128),
    number('USER_ID'),
    text('ACCOUNT_STATUS', 32),
    date('LOCK_DATE'),
    date('EXPIRY_DATE'),
    text('DEFAULT_TABLESPACE', 30),
    text('TEMPORARY_TABLESPACE', 30),
    text('LOCAL_TEMP_TABLESPACE', 30, 12.2),
    date('CREATED'),
    text('INITIAL_RSRC_CONSUMER_GROUP', 128),
    text('EXTERNAL_NAME', 4000),
    text('PROXY_ONLY_CONNECT', 1),
    text('COMMON', 3),
    text('ORACLE_MAINTAINED', 1),
    text('INHERITED', 3, 12.2),
    text('DEFAULT_COLLATION', 100, 12.2),
    text('IMPLICIT', 3, 18),
    text('ALL_SHARD', 3, 18),
  ],
  *rows({ store, domain }) {
    const user = store.findUser(domain.user);
    if (user !== undefined) yield accountOf(user);
  },
});

function identityOf(user: User) {
  return {
    USERNAME: user.name,
    USER_ID: user.userId,
    CREATED: dateValue(user.created),
    COMMON: user.oracleMaintained ? 'YES' : 'NO',
    ORACLE_MAINTAINED: user.oracleMaintained ? 'Y' : 'N',
    INHERITED: user.oracleMaintained ? 'YES' : 'NO',
    DEFAULT_COLLATION: 'USING_NLS_COMP',
    IMPLICIT: 'NO',
    ALL_SHARD: 'NO',
  };
}

function accountOf(user: User) {
  return {
    ...identityOf(user),
    ACCOUNT_STATUS: accountStatus(user),
    LOCK_DATE: optionalDate(user.lockDate),
    EXPIRY_DATE: optionalDate(user.expiryDate),
    DEFAULT_TABLESPACE: user.defaultTablespace,
    TEMPORARY_TABLESPACE: user.temporaryTablespace,
    LOCAL_TEMP_TABLESPACE: user.temporaryTablespace,
    INITIAL_RSRC_CONSUMER_GROUP: 'DEFAULT_CONSUMER_GROUP',
    EXTERNAL_NAME: null,
    PROXY_ONLY_CONNECT: 'N',
  };
}
