import { randomBytes } from 'node:crypto';
import { type DataType, NUMBER, VARCHAR2 } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { SessionState } from '../session-state.js';
import { textOf } from './argument-values.js';
import { type BuiltInFunction, define, strict } from './built-in-function.js';

const RAW: DataType = { kind: 'raw', length: 16 };

export const ENVIRONMENT_FUNCTIONS: readonly BuiltInFunction[] = [
  define('USER', [], { ...VARCHAR2, comparedPadded: true }, (_values, session) => session.identity.sessionUser, {
    withoutParentheses: true,
  }),
  define('ORA_INVOKING_USER', [], VARCHAR2, (_values, session) => session.domain.user, {
    withoutParentheses: true,
    languages: 'sql',
  }),
  define('UID', [], NUMBER, (_values, session) => session.identity.sessionUserId, { withoutParentheses: true }),
  define(
    'SYS_CONTEXT',
    [VARCHAR2, VARCHAR2, NUMBER],
    VARCHAR2,
    ([namespace, attribute], session) => systemContext(namespace ?? null, attribute ?? null, session),
    { optional: 1, volatile: true },
  ),
  strict('USERENV', [VARCHAR2], VARCHAR2, ([attribute], session) =>
    userEnvironment(textOf(attribute).toUpperCase(), session),
  ),
  define('SYS_GUID', [], RAW, () => new Uint8Array(randomBytes(16)), { volatile: true, withoutParentheses: false }),
];

/** @throws OracleError 2003 invalid USERENV parameter */
function systemContext(namespace: Value, attribute: Value, session: SessionState): Value {
  if (namespace === null || attribute === null) return null;
  const [space, name] = [textOf(namespace).toUpperCase(), textOf(attribute).toUpperCase()];
  if (space === 'USERENV') return userEnvironment(name, session);
  return session.contexts.get(space)?.get(name) ?? null;
}

function userEnvironment(name: string, session: SessionState): Value {
  const { identity, clientInfo, domain, nls } = session;
  switch (name) {
    case 'SESSION_USER':
      return identity.sessionUser;
    case 'SESSION_USERID':
      return String(identity.sessionUserId);
    case 'PROXY_USER':
      return identity.proxyUser ?? null;
    case 'CURRENT_USER':
      return domain.user;
    case 'CURRENT_SCHEMA':
      return session.currentSchema;
    case 'SID':
      return String(identity.sid);
    case 'SESSIONID':
      return String(identity.audsid);
    case 'CLIENT_IDENTIFIER':
      return clientInfo.clientIdentifier;
    case 'CLIENT_INFO':
      return clientInfo.clientInfo;
    case 'MODULE':
      return clientInfo.module;
    case 'ACTION':
      return clientInfo.action;
    case 'DBOP':
      return clientInfo.dbOp;
    case 'CLIENT_PROGRAM_NAME':
      return identity.program;
    case 'HOST':
      return identity.machine;
    case 'OS_USER':
      return identity.osUser;
    case 'TERMINAL':
      return identity.terminal;
    case 'SERVICE_NAME':
      return identity.serviceName;
    case 'DB_NAME':
    case 'DB_UNIQUE_NAME':
    case 'CON_NAME':
    case 'INSTANCE_NAME':
      return identity.databaseName;
    case 'INSTANCE':
    case 'CON_ID':
      return '1';
    case 'CURRENT_EDITION_NAME':
    case 'SESSION_EDITION_NAME':
      return identity.edition;
    case 'AUTHENTICATED_IDENTITY':
      return identity.proxyUser ?? identity.sessionUser;
    case 'AUTHENTICATION_METHOD':
      return 'PASSWORD';
    case 'IDENTIFICATION_TYPE':
      return 'LOCAL';
    case 'ISDBA':
      return 'FALSE';
    case 'LANG':
      return 'US';
    case 'LANGUAGE':
      return `${nls.language}_${nls.territory}.AL32UTF8`;
    case 'NLS_DATE_FORMAT':
      return nls.dateFormat;
    case 'NLS_DATE_LANGUAGE':
      return nls.dateLanguage;
    case 'NLS_TERRITORY':
      return nls.territory;
    case 'NLS_CURRENCY':
      return nls.currency;
    case 'NLS_CALENDAR':
      return nls.calendar;
    case 'NLS_SORT':
      return nls.sort;
    case 'NETWORK_PROTOCOL':
      return identity.encrypted === true ? 'tcps' : 'tcp';
    case 'IP_ADDRESS':
      return '127.0.0.1';
    case 'CLOUD_SERVICE':
      return null; // only Oracle's own cloud services have one
    default:
      if (UNSUPPORTED_PARAMETERS.has(name)) throw new NotSupportedError(`USERENV parameter ${name}`);
      throw new OracleError(2003, 'invalid USERENV parameter');
  }
}

/** Those that the SQL Language Reference lists besides. */
const UNSUPPORTED_PARAMETERS: ReadonlySet<string> = new Set(
  `AUDITED_CURSORID AUTHENTICATION_DATA AUTHENTICATION_TYPE BG_JOB_ID CDB_DOMAIN CDB_NAME CON_DOMAIN CURRENT_BIND
  CURRENT_EDITION_ID CURRENT_SCHEMAID CURRENT_SQL CURRENT_SQL_LENGTH CURRENT_USERID DATABASE_ROLE DB_DOMAIN
  DB_SUPPLEMENTAL_LOG_LEVEL DRAIN_STATUS ENTERPRISE_IDENTITY ENTRYID EXTERNAL_NAME FG_JOB_ID GLOBAL_CONTEXT_MEMORY
  GLOBAL_UID IS_APPLY_SERVER IS_APPLICATION_PDB IS_APPLICATION_ROOT IS_DG_ROLLING_UPGRADE LDAP_SERVER_TYPE
  MAX_STRING_SIZE ORACLE_HOME PID PLATFORM_SLASH POLICY_INVOKER PROXY_ENTERPRISE_IDENTITY PROXY_USERID SCHEDULER_JOB
  SESSION_DEFAULT_COLLATION SESSION_EDITION_ID STATEMENTID STANDBY_MAX_DATA_DELAY TLS_CIPHERSUITE TLS_VERSION
  UNIFIED_AUDIT_SESSIONID`.split(/\s+/),
);
