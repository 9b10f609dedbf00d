import type { CallOptions } from './client/call-options.js';
import type { PackageModule } from './client-manifest.js';

/** A routine of a generated client, without the client: what `routines.ts` beside its `index.ts` has for each. */
export interface RoutineReference<Args, Result> {
  /** In its module. */
  readonly key: string;
  /** Loads the emitted module. */
  readonly load: () => Promise<PackageModule>;
  /** Never there: it only tells the compiler what the routine takes and gives. */
  readonly $types?: { readonly args: Args; readonly result: Result };
}

/**
 * The routines of a package by the keys that callers write.
 * @typeParam Overloaded names that stand for several routines, each of which has an explicit one, too
 */
export type RoutineReferences<Api, Overloaded extends string = never> = {
  readonly [Key in Exclude<keyof Api, Overloaded>]: ReferenceOf<Api[Key]>;
};

type ReferenceOf<Call> = Call extends (args: infer Args, options?: CallOptions) => Promise<infer Result>
  ? RoutineReference<Exclude<Args, undefined>, Result>
  : never;
