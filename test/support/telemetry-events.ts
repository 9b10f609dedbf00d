import { onTestFinished } from 'vitest';
import { onTelemetryEvent, type TelemetryEvents } from '../../runtime/index.js';

type EventName = keyof TelemetryEvents;

const NAMES = [
  'gen-oracle-client:call:start',
  'gen-oracle-client:call:end',
  'gen-oracle-client:call:error',
  'gen-oracle-client:lease',
  'gen-oracle-client:login',
  'gen-oracle-client:session:closed',
  'gen-oracle-client:session:quarantined',
  'gen-oracle-client:transaction',
] as const satisfies readonly EventName[];

/** All that the clients of this process tell from now on until the test has ended, in order. */
export interface HeardEvents {
  readonly all: readonly object[];
  /** Those of one name. */
  of<Name extends EventName>(name: Name): readonly TelemetryEvents[Name][];
  readonly names: readonly EventName[];
}

export function hearEvents(): HeardEvents {
  const heard: { readonly name: EventName; readonly event: object }[] = [];
  for (const name of NAMES) onTestFinished(onTelemetryEvent(name, (event) => heard.push({ name, event })));
  return {
    get all() {
      return heard.map(({ event }) => event);
    },
    of: (name) =>
      heard
        .filter((one) => one.name === name)
        .map(({ event }) => event)
        .filter(isEventOf(name)),
    get names() {
      return heard.map(({ name }) => name);
    },
  };
}

/** What was heard under a name is an event of that name. */
function isEventOf<Name extends EventName>(_: Name) {
  return (event: object): event is TelemetryEvents[Name] => 'client' in event;
}
