import { firstErrorText, oraNumbers } from './database-message.js';
import { type DriverFault, isSessionDead, readFault } from './driver-fault.js';
import { isApplicationError, ORA_TABLE, oraCode } from './ora-table.js';
import { ConnectError } from './session-errors.js';

export interface LoginAttempt {
  /** The end user as a SQL identifier, quoted if it must be; undefined for the proxy account itself. */
  readonly user: string | undefined;
  /** The proxy account as a SQL identifier. */
  readonly proxyUser: string;
  /** Where to, as configured. It holds no secret. */
  readonly connectString: string;
}

/** Turns what the driver threw at a login into a `ConnectError` that says what to do. */
export function explainLogin(error: unknown, attempt: LoginAttempt): ConnectError {
  const fault = readFault(error);
  const code = fault.number ?? refusalOf(fault);
  const verdict = code === undefined ? undefined : ORA_TABLE.get(code);
  const who = attempt.user === undefined ? attempt.proxyUser : `${attempt.user} through ${attempt.proxyUser}`;
  const what =
    code === undefined
      ? firstLine(fault.message)
      : `${oraCode(code)}, ${refusalIn(fault.message) ?? verdict?.text ?? 'the database refused'}`;
  const advice = adviceFor(code, attempt);
  return new ConnectError(
    `Cannot connect as ${who} to ${attempt.connectString}: ${what}.${advice === undefined ? '' : ` ${advice}`}`,
    {
      ...(code === undefined ? {} : { code }),
      outcome: 'not-started',
      sessionSurvived: false,
      retryable: verdict?.passing ?? isNetworkFault(fault.code),
      databaseMessage: fault.message,
      cause: error,
    },
  );
}

/** What a logon trigger has said by RAISE_APPLICATION_ERROR, wherever in the stack it stands. */
function refusalIn(databaseMessage: string): string | undefined {
  const lines = databaseMessage.split('\n');
  const raised = lines.findIndex((line) => oraNumbers(line).some(isApplicationError));
  return raised < 0 ? undefined : firstErrorText(lines.slice(raised).join('\n'));
}

function adviceFor(code: number | undefined, { user, proxyUser }: LoginAttempt): string | undefined {
  const grant = user === undefined ? undefined : `ALTER USER ${user} GRANT CONNECT THROUGH ${proxyUser};`;
  switch (code) {
    case 28150:
      return grant === undefined ? undefined : `Let a DBA run: ${grant}`;
    case 1017:
      return grant === undefined
        ? `Check the password of ${proxyUser}.`
        : `Check the password of ${proxyUser}, whether the user ${user} exists, and whether a DBA has run: ${grant}`;
    case 28000:
      return `Unlock whichever of ${[user, proxyUser].filter((name) => name !== undefined).join(' and ')} is locked: ALTER USER … ACCOUNT UNLOCK;`;
    case 28001:
      return `Give ${proxyUser} a new password.`;
    case 1045:
      return user === undefined ? undefined : `GRANT CREATE SESSION TO ${user};`;
    case 2391:
      return 'Lower `sessions.max`, or raise SESSIONS_PER_USER in the profile.';
    case 604:
    case 4088:
    case 4098:
      return 'A logon trigger keeps the user out.';
    case 12514:
      return 'Check the service name in the connect string.';
    default:
      return undefined;
  }
}

/** The listener's number. The driver has numbers of its own for two refusals, and names the others in the text of NJS-511. */
function refusalOf({ code, message }: DriverFault): number | undefined {
  if (code === 'NJS-518') return 12514;
  if (code === 'NJS-519') return 12505;
  const [, number] = (code === 'NJS-511' && /\bORA-(\d{5})\b/.exec(message)) || [];
  return number === undefined ? undefined : Number(number);
}

/** NJS-503, -510, -511, -521 and a dead session: host, port or network. */
function isNetworkFault(code: string | undefined): boolean {
  return (
    isSessionDead({ number: undefined, code, message: '' }) ||
    code === 'NJS-503' ||
    code === 'NJS-510' ||
    code === 'NJS-511' ||
    code === 'NJS-521'
  );
}

function firstLine(message: string): string {
  const [first = ''] = message.split('\n', 1);
  const line = first.split(' (CONNECTION_ID=', 1)[0] ?? first;
  return line.endsWith('.') ? line.slice(0, -1) : line;
}
