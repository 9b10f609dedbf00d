import type { Readable } from 'node:stream';

/** Who calls a stub. */
export interface StubSession {
  /** USER: the end user. */
  readonly user: string;
  /** The account that logged in for that user; null where the user did. */
  readonly proxyUser: string | null;
  readonly clientIdentifier: string | null;
  readonly module: string | null;
  readonly action: string | null;
}

/** What a stub gets: every parameter has a value, if need be that of its default. */
export type StubArguments<Args> = { readonly [Key in keyof Args]-?: StubArgument<Args[Key]> };

/** LOBs come whole. */
type StubArgument<Value> = Exclude<Value, undefined | Exclude<Extract<Value, AsyncIterable<unknown>>, Readable>>;

/** What runs in the place of a procedure or function. What it throws is raised in the database: see `raise`. */
export type StubImplementation<Args, Result> = (
  args: StubArguments<Args>,
  session: StubSession,
) => Result | Promise<Result>;

/** A call that a stub has had. */
export interface StubbedCall<Args> {
  readonly args: StubArguments<Args>;
  readonly session: StubSession;
  /** What it threw; undefined while it runs and when it gave a result. */
  readonly error: unknown;
}

export interface Stub<Args, Result> {
  /** The calls so far, the earliest first. */
  readonly calls: readonly StubbedCall<Args>[];
  /** Another implementation from now on. */
  replace(implementation: StubImplementation<Args, Result>): void;
  /** Takes it away: the package's own body is called again, if it has one. */
  remove(): void;
}
