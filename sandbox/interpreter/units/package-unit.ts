import type { StoredUnit } from '../../schema/stored-unit.js';
import type { Rights } from '../calls/rights.js';
import type { SubprogramCodes } from '../calls/subprogram.js';
import type { FrameLayout } from '../frame.js';
import type { Scope } from '../names/scope.js';
import type { CompiledStatement } from '../statements/completion.js';

/** A compiled package specification; a new one takes its place when the package is compiled again. */
export interface PackageUnit {
  readonly objectId: number;
  readonly owner: string;
  readonly name: string;
  /** `ERP.ORDERS_API`. */
  readonly unitName: string;
  readonly rights: Rights;
  readonly scope: Scope;
  /** The slots of its instance, the body's variables included. */
  readonly layout: FrameLayout;
  /** Whether the specification has variables or cursors, so that an instance has state to lose. */
  readonly hasState: boolean;
  /** Its state lasts for one call of the client. */
  readonly seriallyReusable: boolean;
  /** Sets the specification's variables. Assigned at the end of compilation: the unit refers to itself before. */
  initialise: CompiledStatement;
}

/** A compiled package body; a specification without subprograms needs none. */
export interface PackageBodyUnit {
  readonly codes: SubprogramCodes;
  /** Sets the body's variables, then runs the initialisation part. */
  readonly initialise: CompiledStatement;
  readonly hasState: boolean;
}

/** Why an instance has to go: the name of what was compiled again, for ORA-04061. */
export function describeUnit(kind: StoredUnit['type'], unitName: string): string {
  return `${kind.toLowerCase()} "${unitName}"`;
}
