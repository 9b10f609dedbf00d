import type { Connection } from '../config/config.js';
import { DatabaseError } from '../errors/generator-error.js';
import { describeDriverError, readDriverError } from './driver-error.js';

/** Turns what the driver threw at a login into one paragraph: what, where, what to do. Never holds the password. */
export function explainConnectError(error: unknown, connection: Connection): DatabaseError {
  const { code } = readDriverError(error);
  const advice =
    adviceFor(code, connection) ?? 'The driver gives no further reason; try the same connection with another client.';
  const message = `Cannot connect as ${connection.user} to ${withoutSecrets(connection.connectString)}: ${describeDriverError(error)}. ${advice}`;
  return new DatabaseError(message, { cause: error });
}

function adviceFor(code: string | undefined, { user }: Connection): string | undefined {
  const proxied = splitProxyUser(user);
  switch (code) {
    case 'ORA-01017':
      return proxied === undefined
        ? 'Check ORACLE_USER and ORACLE_PASSWORD (or connection.user and connection.password).'
        : `Check the password of ${proxied.proxy}, that the user ${proxied.client} exists, and that a DBA has run: ${connectThrough(proxied)}`;
    case 'ORA-28150':
      return proxied === undefined ? undefined : `Let a DBA run: ${connectThrough(proxied)}`;
    case 'ORA-28000':
      return 'The account is locked; let a DBA unlock it with ALTER USER … ACCOUNT UNLOCK.';
    case 'ORA-28001':
      return 'Give the account a new password.';
    case 'ORA-01045':
      return `Let a DBA run: GRANT CREATE SESSION TO ${proxied?.client ?? user};`;
    case 'ORA-01033':
    case 'ORA-01034':
    case 'ORA-01089':
    case 'ORA-01090':
      return 'The database is starting or stopping; try again later.';
    case 'ORA-02391':
    case 'ORA-00018':
    case 'ORA-00020':
      return 'There are too many sessions already; close some or try again later.';
    case 'ORA-12514':
    case 'NJS-518':
      return 'The listener answers but does not know this service: check the part of the connect string after the slash (`lsnrctl services` on the server lists what there is).';
    case 'ORA-12505':
    case 'NJS-519':
      return 'The listener answers but does not know this SID; most databases want a service name, as in host:port/service.';
    case 'NJS-503':
    case 'NJS-521':
      return 'Nothing answers there as a listener: check host and port in the connect string, that the database is running, and firewalls between here and there.';
    case 'NJS-510':
    case 'ORA-12170':
      return 'There was no answer in time: check host and port in the connect string, and firewalls between here and there.';
    case 'NJS-511':
      return 'The listener refuses the connection: it may not have the service ready yet, or not accept connections from here.';
    case 'NJS-530':
      return 'The host name in the connect string cannot be resolved: check its spelling and the name server.';
    case 'NJS-512':
    case 'NJS-514':
    case 'NJS-515':
      return 'The connect string is malformed; write host:port/service, for example db.example.com:1521/ERP.';
    case 'NJS-516':
    case 'NJS-517':
    case 'NJS-520':
      return 'The connect string is read as a name in tnsnames.ora: set TNS_ADMIN to the folder of that file, or write host:port/service.';
    case 'NJS-116':
      return "The password of the account has only the old 10G verifier, which the driver's Thin mode does not have: let a DBA set SQLNET.ALLOWED_LOGON_VERSION_SERVER to 11 or more and give the account its password anew, or use Thick mode.";
    case 'NJS-138':
      return "The driver's Thin mode connects to Oracle Database 12.1 and later.";
    case 'ORA-28183':
      return proxied === undefined
        ? undefined
        : `The grant says AUTHENTICATION REQUIRED; let a DBA run, without that clause: ${connectThrough(proxied)}`;
    case 'ORA-12650':
    case 'ORA-12660':
    case 'NJS-533':
      return "The server demands native network encryption, which the driver's Thin mode does not have: use TLS (tcps://…).";
    default:
      return undefined;
  }
}

interface ProxiedUser {
  readonly proxy: string;
  readonly client: string;
}

/** `ERP_APP[ALICE]`, as the driver reads it. */
function splitProxyUser(user: string): ProxiedUser | undefined {
  const bracket = user.indexOf('[');
  if (bracket <= 0 || !user.endsWith(']')) return undefined;
  return { proxy: user.slice(0, bracket), client: user.slice(bracket + 1, -1) };
}

function connectThrough({ proxy, client }: ProxiedUser): string {
  return `ALTER USER ${client} GRANT CONNECT THROUGH ${proxy};`;
}

/** Somebody may have written user/password@host into it. */
function withoutSecrets(connectString: string): string {
  return connectString.slice(connectString.lastIndexOf('@') + 1);
}
