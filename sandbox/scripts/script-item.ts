/** What a script consists of, in its order. */
export type ScriptItem = ScriptStatement | ScriptInclusion | ScriptExit;

/** A statement as a client sends it: SQL without its semicolon, PL/SQL with it. */
export interface ScriptStatement {
  /** PL/SQL is a block or a stored unit: what SQL*Plus reads up to a `/` on its own line. */
  readonly kind: 'sql' | 'plsql';
  readonly text: string;
  readonly file: string;
  /** Where its first word stands, from 1. */
  readonly line: number;
  /** What CREATE makes, if that is a stored PL/SQL unit. */
  readonly unit: UnitHeader | undefined;
}

/** The beginning of `CREATE OR REPLACE PACKAGE BODY erp.orders_api …`. */
export interface UnitHeader {
  /** In the words of ALL_OBJECTS.OBJECT_TYPE. */
  readonly type: string;
  /** Undefined if the name is not qualified: the current schema. */
  readonly owner: string | undefined;
  readonly name: string;
  /** Offset of the word that names the kind: line 1 of the unit for the compiler. */
  readonly position: number;
  /** The line of the script that is line 1 of the unit. */
  readonly line: number;
}

/** `@file value …`, `@@file value …` or `START file value …`. */
export interface ScriptInclusion {
  readonly kind: 'inclusion';
  readonly path: string;
  /** What `&1`, `&2` and so on stand for from then on. */
  readonly values: readonly string[];
  /** `@@`: the path counts from the folder of the script that it stands in, not from the working directory. */
  readonly besideScript: boolean;
  readonly line: number;
}

/** `EXIT` or `QUIT`: whatever follows is not read. */
interface ScriptExit {
  readonly kind: 'exit';
}
