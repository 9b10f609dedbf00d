/** How much is called, and how often something goes wrong at the server. */
export interface SoakPlan {
  readonly calls: number;
  readonly users: number;
  /** The client's `sessions.max`. */
  readonly cap: number;
  /** Bursts that are under way at a time, each of another user. */
  readonly parallelBursts: number;
  /** The client's `timeouts.call`, in milliseconds: what a hung call costs. */
  readonly callTimeout: number;
  /** `timeouts.login`: what a hung login costs. */
  readonly loginTimeout: number;
  readonly trouble: TroublePlan;
}

/** Each figure: every so many calls (or logins), counted by the server. */
export interface TroublePlan {
  readonly cutCall: number;
  /** Of what the runtime executes besides calls: commits, rollbacks, giving up package state. */
  readonly cutOther: number;
  readonly hangCall: number;
  readonly kill: number;
  readonly recompile: number;
  readonly cutLogin: number;
  readonly hangLogin: number;
  /** The server shuts down after so many calls. */
  readonly restart: number;
}

/** Of how it went at the server. */
export interface ServerReport {
  readonly logins: number;
  readonly killed: number;
  readonly hung: number;
  readonly hungLogins: number;
  readonly cut: number;
  readonly cutLogins: number;
  readonly recompiled: number;
  readonly restarts: number;
  /** Connections that the restarts cut. */
  readonly cutByRestarts: number;
  /** When the server was away, by `Date.now()`. */
  readonly away: readonly (readonly [from: number, to: number])[];
  /** The most sessions of the client that there were at any login or call. */
  readonly mostSessions: number;
  /** Logins and calls that found more of them than the cap allows. */
  readonly capExceeded: number;
}

/** A row of SOAK.LOG. */
export type LogEntry = readonly [
  callId: number,
  who: string | null,
  sessionUser: string | null,
  proxyUser: string | null,
  found: string | null,
];

/** The server of a soak, in this process or another. `await using` ends it. */
export interface SoakServer extends AsyncDisposable {
  readonly connectString: string;
  /** From now on things go wrong, until `endTrouble`. */
  beginTrouble(plan: TroublePlan, cap: number): Promise<void>;
  endTrouble(): Promise<ServerReport>;
  log(): Promise<readonly LogEntry[]>;
  /** Sessions of the client that there are. */
  sessions(): Promise<number>;
}

/** The trouble of a long run. */
export const TROUBLE: TroublePlan = {
  cutCall: 211,
  cutOther: 97,
  hangCall: 1_009,
  kill: 151,
  recompile: 499,
  cutLogin: 401,
  hangLogin: 1_201,
  restart: 12_007,
};

export function soakUser(index: number): string {
  return `U${String(index + 1).padStart(4, '0')}`;
}
