import type { ValueClasses } from './binds/value-classes.js';
import type { CallDescriptor } from './call-descriptor.js';
import type { ExceptionClasses } from './errors/database-errors.js';

/**
 * What an emitted `index.ts` hands to `createOracleClient`: which packages there are, under which names, and how their
 * modules are loaded. It names no routine, so that a client over thousands of them starts fast.
 *
 * Keys (of schemas, packages and routines) are what callers write. None may begin with `$` (the client's own members),
 * be `as`, or be a name that JavaScript looks for on any object by itself: `then`, `toJSON`, `__proto__`,
 * `asymmetricMatch` and the members of `Object.prototype` (`constructor`, `toString`, `valueOf`, …). A package of the main schema hides a schema of the
 * same key at the top level.
 */
export interface ClientManifest {
  /** Raised when the emitted form changes incompatibly; the runtime refuses a form it does not know. */
  readonly format: 1;
  /** The key in `schemas` whose packages are at the client's top level, too. */
  readonly mainSchema?: string;
  readonly schemas: Readonly<Record<string, SchemaManifest>>;
}

export interface SchemaManifest {
  /** The schema's name, exact spelling. */
  readonly owner: string;
  readonly packages: Readonly<Record<string, PackageManifest>>;
  /** Procedures and functions outside packages; absent when the schema has none. */
  readonly standalone?: StandaloneManifest;
}

/** All standalone routines of a schema share one emitted module. They are methods on the schema, beside its packages. */
export interface StandaloneManifest {
  /** The keys of the module's routines: what callers write. Oracle keeps them apart from the packages' names. */
  readonly keys: readonly string[];
  /** Loads the emitted module: `() => import('./erp/_standalone.js')`. */
  readonly load: () => Promise<PackageModule>;
}

export interface PackageManifest {
  /** The package's name, exact spelling. */
  readonly name: string;
  /** Loads the emitted module: `() => import('./erp/orders-api.js')`. */
  readonly load: () => Promise<PackageModule>;
}

export interface PackageModule {
  /** One entry per routine by the key callers write; an overload stands under its stable explicit name. */
  readonly routines: Readonly<Record<string, CallDescriptor>>;
  /** For each overloaded name the explicit names among which its arguments decide. */
  readonly overloads?: Readonly<Record<string, readonly string[]>>;
  /** The classes of mapped values, which the emitted module imports itself. */
  readonly classes?: ValueClasses;
  /** What errors of the module's own routines are instances of, by Oracle's error number. */
  readonly exceptions?: ExceptionClasses;
}
