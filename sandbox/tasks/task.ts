/**
 * A computation that can pause: PL/SQL and SQL run as generators, so that a long loop, a row lock or a sleep never
 * blocks the event loop that the client of this server may be sharing.
 */
export type Task<T> = Generator<Wait, T, void>;

/** Why a task pauses: its time slice is used up, or it cannot go on before a promise has settled. */
export type Wait = { readonly kind: 'slice' } | { readonly kind: 'until'; readonly settled: Promise<unknown> };

export const SLICE: Wait = { kind: 'slice' };
