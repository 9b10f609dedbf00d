import type { Config } from '../config/config.js';
import type { Catalog, Subprogram } from '../model/catalog.js';
import type { CompositeType } from '../model/composite-type.js';
import type { ClientPlan, ModulePlan, RoutinePlan, TypePlan } from '../plan/client-plan.js';
import { planClient } from '../plan/plan-client.js';
import { namesOnly } from './names-only.js';

/** One of the two catalogs, and the client over it. */
export interface Side {
  readonly catalog: Catalog;
  readonly config: Config;
  /** By key. */
  readonly types: ReadonlyMap<string, CompositeType>;
  readonly client: ClientIndex;
}

/** The two catalogs that are compared. */
export interface Sides {
  readonly before: Side;
  readonly after: Side;
}

/** What the client over a catalog calls things. */
export interface ClientIndex {
  readonly plan: ClientPlan;
  /** By `routineKey`; what the client leaves out is not there. */
  readonly routines: ReadonlyMap<string, RoutinePlan>;
  /** By key; those of routines that the client has. */
  readonly types: ReadonlyMap<string, TypePlan>;
  /** By the type's key: why no value can be given or taken of it. */
  readonly unsupportedTypes: ReadonlyMap<string, string>;
}

/** Where a routine is declared. */
export interface Home {
  readonly owner: string;
  /** Null for a routine outside packages. */
  readonly packageName: string | null;
}

/** @throws ConfigError when names of the client meet */
export function sideOf(catalog: Catalog, config: Config): Side {
  const plan = planClient(catalog, namesOnly(config, catalog));
  return {
    catalog,
    config,
    types: new Map(catalog.types.map((type) => [type.key, type])),
    client: {
      plan,
      routines: new Map(
        modulesOf(plan).flatMap(({ routines }) =>
          routines.map((routine) => [routineKey(routine.descriptor, routine.descriptor), routine]),
        ),
      ),
      types: new Map(
        [...modulesOf(plan), ...plan.typeModules].flatMap(({ types }) => types.map((type) => [type.key, type])),
      ),
      unsupportedTypes: new Map(plan.unsupportedTypes.map(({ type, reason }) => [type, reason])),
    },
  };
}

function modulesOf({ schemas }: ClientPlan): readonly ModulePlan[] {
  return schemas.flatMap(({ packages, standalone }) => [...packages, ...(standalone === null ? [] : [standalone])]);
}

/** Tells the routines of one catalog apart. */
export function routineKey(
  { owner, packageName }: Home,
  { name, overload }: { readonly name: string; readonly overload?: number | null },
): string {
  return JSON.stringify([owner, packageName, name, overload ?? null]);
}

/** The routine in the client; undefined when it is left out. */
export function plannedRoutine(side: Side, home: Home, subprogram: Subprogram): RoutinePlan | undefined {
  return side.client.routines.get(routineKey(home, subprogram));
}
