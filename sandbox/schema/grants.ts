import type { SecurityDomain } from './security-domain.js';
import type { RoleSelection } from './user.js';

export const PUBLIC = 'PUBLIC';

export interface SystemGrant {
  readonly grantee: string;
  readonly privilege: string;
  readonly adminOption: boolean;
}

export interface RoleGrant {
  readonly grantee: string;
  readonly role: string;
  readonly adminOption: boolean;
}

export interface ObjectGrant {
  readonly grantee: string;
  readonly grantor: string;
  readonly owner: string;
  readonly objectName: string;
  /** Namespace of the object (`namespaceOf`). */
  readonly namespace: number;
  readonly privilege: string;
  /** Empty for the whole object. */
  readonly columns: readonly string[];
  readonly grantable: boolean;
  readonly hierarchy: boolean;
}

/** All grants at one moment. */
export interface SavedGrants {
  readonly system: readonly SystemGrant[];
  readonly roles: readonly RoleGrant[];
  readonly objects: readonly ObjectGrant[];
}

/** Who was granted what. Grantees are users, roles and PUBLIC; names are exact. */
export class Grants {
  readonly #system = new Map<string, Map<string, SystemGrant>>();
  readonly #roles = new Map<string, Map<string, RoleGrant>>();
  readonly #objects = new Map<string, ObjectGrant[]>();

  /** All grants as they are now, to be put back by `restore`. */
  save(): SavedGrants {
    return { system: this.systemGrants(), roles: this.roleGrants(), objects: [...this.objectGrants()] };
  }

  restore({ system, roles, objects }: SavedGrants): void {
    this.#system.clear();
    this.#roles.clear();
    this.#objects.clear();
    for (const grant of system) this.grantSystemPrivilege(grant);
    for (const grant of roles) this.grantRole(grant);
    for (const grant of objects) this.grantObjectPrivilege(grant);
  }

  grantSystemPrivilege(grant: SystemGrant): void {
    const held = entryOf(this.#system, grant.grantee);
    const adminOption = grant.adminOption || held.get(grant.privilege)?.adminOption === true;
    held.set(grant.privilege, { ...grant, adminOption });
  }

  /** Whether there was such a grant. */
  revokeSystemPrivilege(grantee: string, privilege: string): boolean {
    return this.#system.get(grantee)?.delete(privilege) ?? false;
  }

  grantRole(grant: RoleGrant): void {
    const held = entryOf(this.#roles, grant.grantee);
    const adminOption = grant.adminOption || held.get(grant.role)?.adminOption === true;
    held.set(grant.role, { ...grant, adminOption });
  }

  revokeRole(grantee: string, role: string): boolean {
    return this.#roles.get(grantee)?.delete(role) ?? false;
  }

  grantObjectPrivilege(grant: ObjectGrant): void {
    const key = objectKey(grant.owner, grant.objectName, grant.namespace);
    const grants = this.#objects.get(key) ?? [];
    const same = grants.findIndex((other) => isSameGrant(other, grant));
    const before = grants[same];
    if (before === undefined) grants.push(grant);
    else grants[same] = { ...grant, grantable: grant.grantable || before.grantable };
    this.#objects.set(key, grants);
  }

  /** Revokes what `grantor` granted, or what anybody did if undefined; whether there was something. */
  revokeObjectPrivilege(
    of: Omit<ObjectGrant, 'grantor' | 'grantable' | 'columns' | 'hierarchy'>,
    grantor?: string,
  ): boolean {
    const key = objectKey(of.owner, of.objectName, of.namespace);
    const grants = this.#objects.get(key) ?? [];
    const kept = grants.filter(
      (grant) =>
        grant.grantee !== of.grantee ||
        grant.privilege !== of.privilege ||
        (grantor !== undefined && grant.grantor !== grantor),
    );
    this.#objects.set(key, kept);
    return kept.length < grants.length;
  }

  /** All that was granted on an object. */
  onObject(owner: string, name: string, namespace: number): readonly ObjectGrant[] {
    return this.#objects.get(objectKey(owner, name, namespace)) ?? [];
  }

  forgetObject(owner: string, name: string, namespace: number): void {
    this.#objects.delete(objectKey(owner, name, namespace));
  }

  /** Of a user or role that is dropped: what it was granted, and what it granted. */
  forgetGrantee(name: string): void {
    this.#system.delete(name);
    this.#roles.delete(name);
    for (const grants of this.#roles.values()) grants.delete(name);
    for (const [key, grants] of this.#objects) {
      this.#objects.set(
        key,
        grants.filter((grant) => grant.grantee !== name && grant.grantor !== name),
      );
    }
  }

  *objectGrants(): Iterable<ObjectGrant> {
    for (const grants of this.#objects.values()) yield* grants;
  }

  /** Granted directly to a user, role or PUBLIC. */
  systemPrivilegesOf(grantee: string): readonly SystemGrant[] {
    return [...(this.#system.get(grantee)?.values() ?? [])];
  }

  rolesOf(grantee: string): readonly RoleGrant[] {
    return [...(this.#roles.get(grantee)?.values() ?? [])];
  }

  systemGrants(): readonly SystemGrant[] {
    return [...this.#system.values()].flatMap((held) => [...held.values()]);
  }

  roleGrants(): readonly RoleGrant[] {
    return [...this.#roles.values()].flatMap((held) => [...held.values()]);
  }

  /** A user's roles with those granted to them and to PUBLIC, as chosen among the direct ones. */
  enabledRoles(user: string, selection: RoleSelection): ReadonlySet<string> {
    const direct = [...this.rolesOf(user), ...this.rolesOf(PUBLIC)].map((grant) => grant.role);
    const enabled = new Set<string>();
    const enable = (role: string) => {
      if (enabled.has(role)) return;
      enabled.add(role);
      for (const inner of this.rolesOf(role)) enable(inner.role);
    };
    for (const role of direct) if (isSelected(role, selection)) enable(role);
    return enabled;
  }

  /** By grant to the user, to an enabled role or to PUBLIC. */
  hasSystemPrivilege(domain: SecurityDomain, privilege: string): boolean {
    return granteesOf(domain).some((grantee) => this.#system.get(grantee)?.has(privilege) === true);
  }

  mayGrantSystemPrivilege(domain: SecurityDomain, privilege: string): boolean {
    return granteesOf(domain).some((grantee) => this.#system.get(grantee)?.get(privilege)?.adminOption === true);
  }

  mayGrantRole(domain: SecurityDomain, role: string): boolean {
    return granteesOf(domain).some((grantee) => this.#roles.get(grantee)?.get(role)?.adminOption === true);
  }
}

/** Whose grants count for a domain. */
export function granteesOf(domain: SecurityDomain): readonly string[] {
  return [domain.user, ...domain.roles, PUBLIC];
}

export function isSelected(role: string, selection: RoleSelection): boolean {
  switch (selection.mode) {
    case 'ALL':
      return true;
    case 'NONE':
      return false;
    case 'ALL EXCEPT':
      return !selection.roles.includes(role);
    case 'LISTED':
      return selection.roles.includes(role);
  }
}

function entryOf<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const present = map.get(key);
  if (present !== undefined) return present;
  const created = new Map<string, V>();
  map.set(key, created);
  return created;
}

/** Names cannot hold a NUL, so that it parts them without doubt. */
function objectKey(owner: string, name: string, namespace: number): string {
  return `${owner}\0${name}\0${namespace}`;
}

function isSameGrant(a: ObjectGrant, b: ObjectGrant): boolean {
  return (
    a.grantee === b.grantee &&
    a.grantor === b.grantor &&
    a.privilege === b.privilege &&
    a.columns.join('\0') === b.columns.join('\0')
  );
}
