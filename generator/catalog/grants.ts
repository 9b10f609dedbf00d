import { byCodeUnits, groupBy } from '../model/sort.js';
import type { Dictionary } from './dictionary.js';
import type { ObjectRow } from './views/all-objects.js';
import type { GrantRow } from './views/tab-privs.js';

/** All grants of EXECUTE on what somebody owns. */
export interface OwnerGrants {
  readonly owner: string;
  readonly rows: readonly GrantRow[];
}

/**
 * Who may execute units, one statement for each of their owners. Of owners whose grants cannot all be read there are none: a part of them would pass for the
 * whole.
 */
export async function readGrants(reader: Dictionary, units: readonly ObjectRow[]): Promise<readonly OwnerGrants[]> {
  const grants: OwnerGrants[] = [];
  for (const owner of new Set(units.map((unit) => unit.OWNER))) {
    const rows = await reader.executeGrants(owner);
    if (rows !== undefined) grants.push({ owner, rows });
  }
  return grants;
}

/** Finds grantees by what they were granted. */
export class Grants {
  readonly #byUnit: ReadonlyMap<string, ReadonlyMap<string, readonly GrantRow[]>>;

  constructor(grants: readonly OwnerGrants[]) {
    this.#byUnit = new Map(grants.map(({ owner, rows }) => [owner, groupBy(rows, (row) => row.TABLE_NAME)]));
  }

  /** Each once, by code units; undefined where they could not be read. */
  granteesOf({ OWNER, OBJECT_NAME }: ObjectRow): readonly string[] | undefined {
    const granted = this.#byUnit.get(OWNER);
    if (granted === undefined) return undefined;
    return [...new Set((granted.get(OBJECT_NAME) ?? []).map((row) => row.GRANTEE))].sort(byCodeUnits);
  }
}
