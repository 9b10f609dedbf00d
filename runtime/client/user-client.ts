import { inspect } from 'node:util';
import type { ClientManifest, SchemaManifest } from '../client-manifest.js';
import type { Caller } from '../sessions/user-context.js';
import type { CallOptions } from './call-options.js';
import { type ClientEnvironment, PackageCaller } from './package-caller.js';

/** Says who calls; throws when nobody does. Asked synchronously when a call is made. */
export type CallerSource = () => Caller;

/** Called with who calls, gives what stands under the key: a schema, a package or a standalone routine. */
type Members = ReadonlyMap<string, (caller: CallerSource) => unknown>;

/** The packages and schemas of a generated client, from which an object per user is made. Package modules are shared by all of them. */
export class ClientShape {
  readonly #members: Members;
  readonly #userClient: MemberObjects;

  constructor(manifest: ClientManifest, environment: ClientEnvironment) {
    const members = new Map<string, (caller: CallerSource) => unknown>();
    let main: Members = new Map();
    for (const [key, schema] of Object.entries(manifest.schemas)) {
      const own = schemaMembers(schema, environment);
      const objects = new MemberObjects(`schema ${schema.owner}`, own);
      members.set(key, (caller) => objects.make(caller));
      if (key === manifest.mainSchema) main = own;
    }
    this.#members = new Map([...members, ...main]);
    this.#userClient = new MemberObjects('OracleClient', this.#members);
  }

  /** The client as `caller` sees it. Costs the same whatever the number of packages. */
  forCaller(caller: CallerSource): object {
    return this.#userClient.make(caller);
  }

  /** Gives `target` the packages and schemas, too. */
  addTo<T extends object>(target: T, caller: CallerSource): T {
    defineMembers(target, this.#members);
    callers.set(target, { caller, made: new Map() });
    return target;
  }
}

function schemaMembers({ owner, packages, standalone }: SchemaManifest, environment: ClientEnvironment): Members {
  const members = new Map<string, (caller: CallerSource) => unknown>();
  if (standalone !== undefined) {
    const routines = new PackageCaller({ name: `Schema ${owner}`, load: standalone.load }, environment);
    for (const key of standalone.keys) members.set(key, (source) => routineFunction(key, routines, source));
  }
  for (const [key, manifest] of Object.entries(packages)) {
    const routines = new PackageCaller(manifest, environment);
    members.set(key, (source) => packageObject(manifest.name, routines, source));
  }
  return members;
}

/** Who calls through an object, and the members that were asked for. */
const callers = new WeakMap<object, { readonly caller: CallerSource; readonly made: Map<string, unknown> }>();

/** Objects with the same members for different callers: the members are on a prototype that they share. */
class MemberObjects {
  readonly #prototype: object;

  constructor(label: string, members: Members) {
    this.#prototype = labelled(label);
    defineMembers(this.#prototype, members);
    Object.freeze(this.#prototype);
  }

  make(caller: CallerSource): object {
    const object: object = Object.create(this.#prototype);
    callers.set(object, { caller, made: new Map() });
    return Object.freeze(object);
  }
}

/** Getters that make a member when it is first asked for on an object that has a caller. */
function defineMembers(target: object, members: Members): void {
  for (const [key, make] of members) {
    Object.defineProperty(target, key, {
      enumerable: true,
      get(this: object): unknown {
        const state = callers.get(this);
        if (state === undefined) return undefined;
        if (!state.made.has(key)) state.made.set(key, make(state.caller));
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
function packageObject(name: string, packageCaller: PackageCaller, source: CallerSource): object {
  const routines = new Map<string, (args?: unknown, options?: CallOptions) => Promise<unknown>>();
  return new Proxy(Object.freeze(labelled(`package ${name}`)), {
    get(target, key, receiver) {
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
function routineFunction(key: string, packageCaller: PackageCaller, source: CallerSource) {
  return (args?: unknown, options?: CallOptions): Promise<unknown> => {
    let caller: Caller;
    try {
      caller = source();
    } catch (error) {
      return Promise.reject(error);
    }
    return packageCaller.call(key, caller, args, options);
  };
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
