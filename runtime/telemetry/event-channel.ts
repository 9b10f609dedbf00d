import { type Channel, channel, subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { TelemetryEvents } from './events.js';

/** A diagnostics channel that takes the events of its name only. */
class EventChannel<Name extends keyof TelemetryEvents> {
  readonly #channel: Channel;

  constructor(name: Name) {
    this.#channel = channel(name);
  }

  get hasSubscribers(): boolean {
    return this.#channel.hasSubscribers;
  }

  publish(event: TelemetryEvents[Name]): void {
    this.#channel.publish(event);
  }
}

export const callStarted = new EventChannel('gen-oracle-client:call:start');
export const callEnded = new EventChannel('gen-oracle-client:call:end');
export const callFailed = new EventChannel('gen-oracle-client:call:error');
export const leaseEnded = new EventChannel('gen-oracle-client:lease');
export const loginEnded = new EventChannel('gen-oracle-client:login');
export const sessionClosed = new EventChannel('gen-oracle-client:session:closed');
export const sessionQuarantined = new EventChannel('gen-oracle-client:session:quarantined');
export const transactionEnded = new EventChannel('gen-oracle-client:transaction');

/**
 * Calls the listener for every event of that name, of all clients of the process: `diagnostics_channel.subscribe` with types.
 * @returns what ends it
 */
export function onTelemetryEvent<Name extends keyof TelemetryEvents>(
  name: Name,
  listener: (event: TelemetryEvents[Name]) => void,
): () => void {
  const heard = (message: unknown) => {
    if (isEvent(name, message)) listener(message);
  };
  subscribe(name, heard);
  return () => {
    unsubscribe(name, heard);
  };
}

/** Whatever says which client it is from was published here: the names are ours. */
function isEvent<Name extends keyof TelemetryEvents>(_: Name, message: unknown): message is TelemetryEvents[Name] {
  return typeof message === 'object' && message !== null && 'client' in message;
}
