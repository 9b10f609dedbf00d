import { OracleError } from '../values/oracle-error.js';
import type { CallAttempt, CallFault, LoginAttempt, LoginFault, Refuse } from './fault.js';
import { pause } from './pause.js';

/** A connection as faults see it. */
export interface FaultyConnection {
  /** Aborted when the connection is gone. */
  readonly gone: AbortSignal;
  /** Cuts it without a word. */
  cut(): void;
  /** Nothing that the client sends from now on is heeded. */
  deafen(): void;
  /** Tells the client to give its session up, when no call is running; false if it has none. */
  announceEnd(): boolean;
}

/** TNS: the listener does not know the service, as while an instance is down. */
const DOWN: Refuse = { kind: 'refuse', code: 12514 };

/** Trouble on demand, for tests: everything may be changed at any time and holds for what comes after. Without any, all is well. */
export class Faults {
  /** Milliseconds by which every round trip is slowed down: those of connecting and of the login, too. */
  latencyMs = 0;
  /** Milliseconds that the database takes for a login, beside its round trips. */
  loginMs = 0;
  /** Asked for each client that connects. */
  onConnect: (() => LoginFault | undefined) | undefined;
  /** Asked for each login, before the password is looked at. */
  onLogin: ((login: LoginAttempt) => LoginFault | undefined) | undefined;
  /** Asked for each call on a session. */
  onCall: ((call: CallAttempt) => CallFault | undefined) | undefined;
  readonly #connections = new Set<FaultyConnection>();
  #isDown = false;

  /** Nothing goes wrong any more. What hangs already goes on hanging. */
  clear(): void {
    this.latencyMs = 0;
    this.loginMs = 0;
    this.onConnect = undefined;
    this.onLogin = undefined;
    this.onCall = undefined;
  }

  /** Cuts all connections: running calls are stopped, open transactions rolled back. */
  cutConnections(): void {
    for (const connection of [...this.#connections]) connection.cut();
  }

  /**
   * As at planned maintenance, before an instance or a service is stopped: each client that is logged on is told, within its own connection, that its session is
   * to be given up. Calls go on and new clients are welcome, while pools replace the sessions that come back to them: `connection.isHealthy()` is false.
   * @returns how many were told
   */
  drain(): number {
    return [...this.#connections].filter((connection) => connection.announceEnd()).length;
  }

  /**
   * As if the instance ended: all connections are cut and new ones refused with ORA-12514. What was committed stays.
   * @returns how many were cut, those that were logging in among them
   */
  shutDown(): number {
    this.#isDown = true;
    const cut = this.#connections.size;
    this.cutConnections();
    return cut;
  }

  /** Ends `shutDown`. */
  startUp(): void {
    this.#isDown = false;
  }

  /** A client has connected. Resolves to the refusal that it gets, if any, when it may go on. */
  async connecting(connection: FaultyConnection): Promise<Refuse | undefined> {
    this.#connections.add(connection);
    connection.gone.addEventListener('abort', () => this.#connections.delete(connection), { once: true });
    const fault = this.onConnect?.();
    const refusal = this.#isDown ? DOWN : await suffer(fault, connection);
    await this.roundTrip(connection.gone);
    return refusal;
  }

  /** @throws OracleError if the login is to be refused */
  async loggingIn(login: LoginAttempt, connection: FaultyConnection): Promise<void> {
    const refusal = await suffer(this.onLogin?.(login), connection);
    if (refusal !== undefined) throw errorOf(refusal);
    if (this.loginMs > 0) await pause(this.loginMs, connection.gone);
  }

  /** Slows a round trip down, until the signal aborts. */
  async roundTrip(signal: AbortSignal): Promise<void> {
    if (this.latencyMs > 0) await pause(this.latencyMs, signal);
  }

  /**
   * Carries out a call, or not, as the fault wants it.
   * @param signal aborted when the call is broken off
   * @throws OracleError if the call is to be refused, or was broken off while it waited
   */
  async carryOut<T>(
    attempt: CallAttempt,
    connection: FaultyConnection,
    signal: AbortSignal,
    work: () => Promise<T>,
  ): Promise<T> {
    const fault = this.onCall?.(attempt);
    if (fault === undefined) return work();
    if (fault.kind === 'refuse') throw errorOf(fault);
    if (fault.when === 'after') {
      const result = await work();
      await holdUp(fault, connection, signal);
      return result;
    }
    await holdUp(fault, connection, signal);
    signal.throwIfAborted();
    return work();
  }
}

async function holdUp(
  fault: Exclude<CallFault, Refuse>,
  connection: FaultyConnection,
  signal: AbortSignal,
): Promise<void> {
  if (fault.kind === 'hang' && fault.answersBreak === true) await pause(Number.POSITIVE_INFINITY, signal);
  else if (fault.kind === 'delay') await pause(fault.ms, signal);
  else await suffer(fault, connection);
}

/** What is no refusal is done here and now. */
async function suffer(fault: LoginFault | undefined, connection: FaultyConnection): Promise<Refuse | undefined> {
  switch (fault?.kind) {
    case undefined:
      return undefined;
    case 'refuse':
      return fault;
    case 'delay':
      await pause(fault.ms, connection.gone);
      return undefined;
    case 'cut':
      connection.cut();
      break;
    case 'hang':
      connection.deafen();
      break;
  }
  await pause(Number.POSITIVE_INFINITY, connection.gone);
  return undefined;
}

function errorOf({ code, message = 'refused by a fault that a test asked for' }: Refuse): OracleError {
  return new OracleError(code, message);
}
