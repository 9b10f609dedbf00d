import { inspect } from 'node:util';
import type { CallTarget } from '../calls/call-target.js';
import type { ClientManifest, SchemaManifest } from '../client-manifest.js';
import type { CallOptions } from './call-options.js';
import { PackageCaller, type RoutineEnvironment } from './package-caller.js';

/** Says where a call runs; throws when nobody is there to make it. Asked synchronously when a call is made. */
export type TargetSource = () => CallTarget;

/** Called with where calls run, gives what stands under the key: a schema, a package or a standalone routine. */
type Members = ReadonlyMap<string, (target: TargetSource) => unknown>;

/** The packages and schemas of a generated client, from which an object per user or transaction is made. Package modules are shared by all of them. */
export class ClientShape {
  readonly #members: Members;
  readonly #userClient: MemberObjects;

  constructor(manifest: ClientManifest, environment: RoutineEnvironment) {
    const members = new Map<string, (target: TargetSource) => unknown>();
    let main: Members = new Map();
    for (const [key, schema] of Object.entries(manifest.schemas)) {
      const own = schemaMembers(schema, environment);
      const objects = new MemberObjects(`schema ${schema.owner}`, own);
      members.set(key, (target) => objects.make(target, {}));
      if (key === manifest.mainSchema) main = own;
    }
    this.#members = new Map([...members, ...main]);
    this.#userClient = new MemberObjects('OracleClient', this.#members);
  }

  /**
   * A client whose calls run there. Costs the same whatever the number of packages.
   * @param own further methods, which are not enumerable
   */
  make<Own extends object>(target: TargetSource, own: Own): Own {
    return this.#userClient.make(target, own);
  }

  /** Gives `client` the packages and schemas, too. */
  addTo<T extends object>(client: T, target: TargetSource): T {
    defineMembers(client, this.#members);
    targets.set(client, { target, made: new Map() });
    return client;
  }
}

function schemaMembers({ owner, packages, standalone }: SchemaManifest, environment: RoutineEnvironment): Members {
  const members = new Map<string, (target: TargetSource) => unknown>();
  if (standalone !== undefined) {
    const routines = new PackageCaller({ name: `Schema ${owner}`, load: standalone.load }, environment);
    for (const key of standalone.keys) members.set(key, (source) => routineFunction(key, routines, source));
  }
  for (const [key, manifest] of Object.entries(packages)) {
    const routines = new PackageCaller(manifest, environment);
    const target = Object.freeze(labelled(`package ${manifest.name}`));
    members.set(key, (source) => packageObject(target, routines, source));
  }
  return members;
}

/** Where calls through an object run, and the members that were asked for. */
const targets = new WeakMap<object, { readonly target: TargetSource; readonly made: Map<string, unknown> }>();

/** Objects with the same members for different targets: the members are on a prototype that they share. */
class MemberObjects {
  readonly #prototype: object;

  constructor(label: string, members: Members) {
    this.#prototype = labelled(label);
    defineMembers(this.#prototype, members);
    Object.freeze(this.#prototype);
  }

  make<Own extends object>(target: TargetSource, own: Own): Own {
    const object: Own = Object.create(this.#prototype);
    for (const [key, value] of Object.entries(own)) Object.defineProperty(object, key, { value });
    targets.set(object, { target, made: new Map() });
    return Object.freeze(object);
  }
}

/** Getters that make a member when it is first asked for on an object that has a target. */
function defineMembers(object: object, members: Members): void {
  for (const [key, make] of members) {
    Object.defineProperty(object, key, {
      enumerable: true,
      get(this: object): unknown {
        const state = targets.get(this);
        if (state === undefined) return undefined;
        if (!state.made.has(key)) state.made.set(key, make(state.target));
        return state.made.get(key);
      },
    });
  }
}

/** Names that JavaScript or tools ask any object for; the generator gives them to no routine. */
const NOT_ROUTINES: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  'then',
  'toJSON',
  'asymmetricMatch',
  '$$typeof',
  'nodeType',
]);

/**
 * A package: any other name is a routine, because which there are is known only when the module is loaded. A name that is none gives a function, too,
 * and its call fails with `UnknownRoutineError`.
 */
function packageObject(target: object, packageCaller: PackageCaller, source: TargetSource): object {
  const routines = new Map<string, (args?: unknown, options?: CallOptions) => Promise<unknown>>();
  return new Proxy(target, {
    get(_, key, receiver) {
      if (typeof key === 'symbol' || NOT_ROUTINES.has(key)) return Reflect.get(target, key, receiver);
      let routine = routines.get(key);
      if (routine === undefined) {
        routine = routineFunction(key, packageCaller, source);
        routines.set(key, routine);
      }
      return routine;
    },
  });
}

/** Not an async function: the user is read when the call is made, before anything else can run. */
function routineFunction(key: string, packageCaller: PackageCaller, source: TargetSource) {
  const make =
    (how: 'run' | 'stream') =>
    (args?: unknown, options?: CallOptions): Promise<unknown> => {
      let target: CallTarget;
      try {
        target = source();
      } catch (error) {
        return Promise.reject(error);
      }
      return packageCaller.call(key, target, args, options, how);
    };
  return Object.assign(make('run'), { stream: make('stream') });
}

function labelled(label: string): object {
  return Object.defineProperties(
    {},
    {
      [Symbol.toStringTag]: { value: label },
      [inspect.custom]: { value: () => `[${label}]` },
    },
  );
}
