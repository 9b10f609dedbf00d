import type { Expression } from './expression.js';
import type { Identifier, QualifiedName, SyntaxNode } from './name.js';
import type { TableName } from './query.js';

/** Statements that steer the transaction or the session. */
export type SessionStatement =
  | Commit
  | Rollback
  | Savepoint
  | SetTransaction
  | SetConstraints
  | SetRole
  | LockTable
  | AlterSession
  | KillSession;

/** COMMIT [WORK] [COMMENT '…'] [WRITE …]; the WRITE options change nothing here. */
export interface Commit extends SyntaxNode {
  readonly kind: 'commit';
  readonly comment: string | undefined;
}

export interface Rollback extends SyntaxNode {
  readonly kind: 'rollback';
  readonly toSavepoint: Identifier | undefined;
}

export interface Savepoint extends SyntaxNode {
  readonly kind: 'savepoint';
  readonly name: Identifier;
}

export interface SetTransaction extends SyntaxNode {
  readonly kind: 'set_transaction';
  /** Undefined where only a name was given. */
  readonly mode: 'READ ONLY' | 'READ WRITE' | 'SERIALIZABLE' | 'READ COMMITTED' | undefined;
  readonly name: string | undefined;
}

export interface SetConstraints extends SyntaxNode {
  readonly kind: 'set_constraints';
  /** Empty means ALL. */
  readonly names: readonly QualifiedName[];
  readonly deferred: boolean;
}

export interface SetRole extends SyntaxNode {
  readonly kind: 'set_role';
  /** ALL takes `roles` as its EXCEPT list. */
  readonly mode: 'ALL' | 'NONE' | 'LISTED';
  readonly roles: readonly { readonly name: Identifier; readonly password: string | undefined }[];
}

export interface LockTable extends SyntaxNode {
  readonly kind: 'lock_table';
  readonly tables: readonly TableName[];
  readonly mode: 'ROW SHARE' | 'ROW EXCLUSIVE' | 'SHARE' | 'SHARE ROW EXCLUSIVE' | 'EXCLUSIVE';
  readonly wait: 'WAIT' | 'NOWAIT';
  readonly seconds: Expression | undefined;
}

/** ALTER SYSTEM KILL SESSION and DISCONNECT SESSION. A session that is killed ends at once, with IMMEDIATE and without. */
export interface KillSession extends SyntaxNode {
  readonly kind: 'kill_session';
  readonly how: SessionEnding;
  /** `sid,serial#`. */
  readonly session: string;
}

/** `disconnect` closes the client's connection, too. */
export type SessionEnding = 'kill' | 'disconnect' | 'disconnect_after_transaction';

export type AlterSession = SyntaxNode & { readonly kind: 'alter_session' } & AlterSessionAction;

export type AlterSessionAction =
  /** `SET a = x b = y`; a value is a name (upper case unless quoted), a string or a number, given as its text. */
  | {
      readonly action: 'set';
      readonly settings: readonly {
        readonly name: string;
        readonly value: string;
        readonly valueKind: 'name' | 'string' | 'number';
        readonly position: number;
      }[];
    }
  /** `ENABLE PARALLEL DML`, `CLOSE DATABASE LINK x`, …: its words, upper case. */
  | { readonly action: 'other'; readonly words: readonly string[] };
