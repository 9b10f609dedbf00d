import { checkArguments } from '../calls/arguments.js';
import type { CallTarget, PreparedCall } from '../calls/call-target.js';
import { chooseOverload } from '../calls/choose-overload.js';
import { Routine, type SchemaMap } from '../calls/routine.js';
import type { PackageManifest, PackageModule } from '../client-manifest.js';
import { UnknownRoutineError } from '../errors/usage-errors.js';
import { didYouMean } from '../options/suggest.js';
import type { SessionSource } from '../sessions/session-source.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { type CallOptions, readCallOptions } from './call-options.js';

/** What the routines of all packages have in common. */
export interface RoutineEnvironment {
  readonly source: Pick<SessionSource, 'driver'>;
  readonly telemetry: Telemetry;
  readonly schemas: SchemaMap;
  /** The most rows of one cursor that a call collects. */
  readonly maxRows: number;
}

/** Calls the routines of one package; loads its module at the first call. */
export class PackageCaller {
  readonly #manifest: PackageManifest;
  readonly #environment: RoutineEnvironment;
  readonly #routines = new Map<string, Routine>();
  #module: Promise<PackageModule> | undefined;

  constructor(manifest: PackageManifest, environment: RoutineEnvironment) {
    this.#manifest = manifest;
    this.#environment = environment;
  }

  /**
   * @param key the routine's name in the generated client
   * @throws UnknownRoutineError, ArgumentError before the routine's block is sent; then whatever the call meets
   */
  async call(
    key: string,
    target: CallTarget,
    args: unknown,
    options: CallOptions | undefined,
    how: 'run' | 'stream' = 'run',
  ): Promise<unknown> {
    const read = readCallOptions(options);
    return this.#environment.telemetry.observeCall(target.user, (begin) =>
      target[how](() => this.#prepare(key, args, read, begin), read.timeout),
    );
  }

  async #prepare(
    key: string,
    args: unknown,
    { signal, maxRows = this.#environment.maxRows }: CallOptions,
    begin: (routine: string) => string | undefined,
  ): Promise<PreparedCall> {
    const module = await this.#load();
    const driver = await this.#environment.source.driver();
    const { routine, checked } = this.#choose(module, key, args, driver);
    return { routine, checked, driver, signal, maxRows, traceId: begin(routine.name) };
  }

  #choose(
    module: PackageModule,
    key: string,
    args: unknown,
    driver: Awaited<ReturnType<SessionSource['driver']>>,
  ): ReturnType<typeof chooseOverload> {
    const overloads =
      module.overloads !== undefined && Object.hasOwn(module.overloads, key) ? module.overloads[key] : undefined;
    if (overloads !== undefined) {
      const candidates = overloads.map((name) => ({ key: name, routine: this.#routine(module, name) }));
      return chooseOverload(key, candidates, args, driver);
    }
    const routine = this.#routine(module, key);
    return { routine, checked: checkArguments(routine, args, driver) };
  }

  #routine(module: PackageModule, key: string): Routine {
    let routine = this.#routines.get(key);
    if (routine !== undefined) return routine;
    const descriptor = Object.hasOwn(module.routines, key) ? module.routines[key] : undefined;
    if (descriptor === undefined) {
      const known = [...Object.keys(module.routines), ...Object.keys(module.overloads ?? {})];
      throw new UnknownRoutineError(
        `${this.#manifest.name} has no routine "${key}" in the generated client.${didYouMean(key, known)}`,
      );
    }
    routine = new Routine(descriptor, this.#environment.schemas, module);
    this.#routines.set(key, routine);
    return routine;
  }

  /** A failed load is tried again by the next call. */
  async #load(): Promise<PackageModule> {
    this.#module ??= this.#manifest.load();
    try {
      return await this.#module;
    } catch (error) {
      this.#module = undefined;
      throw error;
    }
  }
}
