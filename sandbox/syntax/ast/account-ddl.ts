import type { Identifier, QualifiedName, SyntaxNode } from './name.js';

/** Who may log in, how, and what they may do: users, roles, profiles and privileges. */
export type AccountStatement = CreateUser | AlterUser | CreateRole | CreateProfile | AlterProfile | Grant | Revoke;

export type Authentication =
  | { readonly kind: 'password'; readonly password: string }
  /** `IDENTIFIED BY VALUES 'S:…;T:…'`. */
  | { readonly kind: 'verifier'; readonly verifier: string }
  | { readonly kind: 'externally'; readonly name: string | undefined }
  | { readonly kind: 'globally'; readonly name: string | undefined }
  | { readonly kind: 'none' };

/** What CREATE USER and ALTER USER may set; undefined is not mentioned. */
export interface UserOptions {
  readonly defaultTablespace: Identifier | undefined;
  readonly temporaryTablespace: Identifier | undefined;
  /** `size` in bytes; undefined is UNLIMITED. */
  readonly quotas: readonly { readonly size: number | undefined; readonly tablespace: Identifier }[];
  readonly profile: Identifier | undefined;
  readonly passwordExpire: boolean;
  readonly account: 'LOCK' | 'UNLOCK' | undefined;
  readonly enableEditions: boolean;
}

export interface CreateUser extends SyntaxNode {
  readonly kind: 'create_user';
  readonly ifNotExists: boolean;
  readonly name: Identifier;
  readonly authentication: Authentication;
  readonly options: UserOptions;
}

export interface AlterUser extends SyntaxNode {
  readonly kind: 'alter_user';
  readonly ifExists: boolean;
  readonly names: readonly Identifier[];
  readonly authentication: Authentication | undefined;
  /** `REPLACE old`. */
  readonly oldPassword: string | undefined;
  readonly options: UserOptions;
  readonly defaultRoles: RoleSet | undefined;
  readonly proxy: ProxyClause | undefined;
}

/** `ALL` takes `except`; `LISTED` takes `roles`. */
export interface RoleSet {
  readonly mode: 'ALL' | 'ALL EXCEPT' | 'NONE' | 'LISTED';
  readonly roles: readonly Identifier[];
}

/** `GRANT CONNECT THROUGH erp_app WITH ROLE …`, `REVOKE CONNECT THROUGH erp_app`. */
export interface ProxyClause extends SyntaxNode {
  readonly action: 'GRANT' | 'REVOKE';
  readonly through: { readonly kind: 'user'; readonly name: Identifier } | { readonly kind: 'enterprise_users' };
  /** Undefined: all of the client's default roles. */
  readonly roles: RoleSet | undefined;
  readonly authenticationRequired: boolean;
}

/** What CREATE PROFILE and ALTER PROFILE say of one limit. */
export interface ProfileLimitClause {
  readonly resource: 'SESSIONS_PER_USER' | 'FAILED_LOGIN_ATTEMPTS';
  readonly value: number | 'UNLIMITED' | 'DEFAULT';
}

export interface CreateProfile extends SyntaxNode {
  readonly kind: 'create_profile';
  readonly name: Identifier;
  readonly limits: readonly ProfileLimitClause[];
}

export interface AlterProfile extends SyntaxNode {
  readonly kind: 'alter_profile';
  readonly name: Identifier;
  readonly limits: readonly ProfileLimitClause[];
}

export interface CreateRole extends SyntaxNode {
  readonly kind: 'create_role';
  readonly ifNotExists: boolean;
  readonly name: Identifier;
  readonly authentication: Authentication;
}

/** A system privilege, an object privilege or a role. */
export interface Privilege extends SyntaxNode {
  /** Its words, upper case, joined by a blank: `CREATE SESSION`, `EXECUTE`, `ALL PRIVILEGES` (also for ALL), a role's name. */
  readonly name: string;
  /** Set if it is one word, so that it can name a role (a quoted one keeps its case). */
  readonly identifier: Identifier | undefined;
  /** Of `UPDATE (a, b)`; empty if absent. */
  readonly columns: readonly Identifier[];
}

/** What follows ON. */
export interface PrivilegeObject extends SyntaxNode {
  readonly type:
    | 'OBJECT'
    | 'DIRECTORY'
    | 'USER'
    | 'EDITION'
    | 'SCHEMA'
    | 'MINING MODEL'
    | 'JAVA SOURCE'
    | 'JAVA RESOURCE';
  readonly name: QualifiedName;
}

export interface Grant extends SyntaxNode {
  readonly kind: 'grant';
  readonly privileges: readonly Privilege[];
  readonly on: PrivilegeObject | undefined;
  /** PUBLIC is an unquoted name like the others. */
  readonly grantees: readonly Identifier[];
  /** Of the old `GRANT CONNECT TO scott IDENTIFIED BY tiger`: one per grantee, or empty. */
  readonly passwords: readonly string[];
  readonly withAdminOption: boolean;
  readonly withGrantOption: boolean;
  readonly withHierarchyOption: boolean;
}

export interface Revoke extends SyntaxNode {
  readonly kind: 'revoke';
  readonly privileges: readonly Privilege[];
  readonly on: PrivilegeObject | undefined;
  readonly grantees: readonly Identifier[];
  readonly cascadeConstraints: boolean;
  readonly force: boolean;
}
