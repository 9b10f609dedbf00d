import type { Block, PlsqlStatement } from '../../plsql/ast/statement.js';
import type { SchemaStore } from '../../schema/schema-store.js';
import type { SecurityDomain } from '../../schema/security-domain.js';
import type { ObjectReference } from '../../schema/stored-unit.js';
import type { Compiled } from '../../sql/expressions/compiled.js';
import type { Expression } from '../../syntax/ast/expression.js';
import type { UnitBinds } from '../binds/unit-binds.js';
import type { Rights } from '../calls/rights.js';
import type { FormalType, SubprogramCodes } from '../calls/subprogram.js';
import type { ErrorList } from '../errors/error-list.js';
import type { Frame } from '../frame.js';
import type { SqlGateway } from '../sql-gateway.js';
import type { CompiledStatement, JumpTarget } from '../statements/completion.js';
import type { PackageUnit } from '../units/package-unit.js';
import type { TypeUnit } from '../units/type-unit.js';
import type { UnitLibrary } from '../units/unit-library.js';
import type { Scope } from './scope.js';
import type { ConstrainedType } from './symbol.js';

/** What is the same everywhere in a unit that is being compiled. */
export interface UnitContext {
  readonly library: UnitLibrary;
  readonly schema: SchemaStore;
  readonly gateway: SqlGateway;
  /** In whose right names of schema objects are resolved, and from which schema. */
  readonly domain: SecurityDomain;
  readonly currentSchema: string;
  /** Undefined where the code runs in the rights of whoever calls it. */
  readonly rights: Rights;
  /** `ERP.ORDERS_API` for the error stack; undefined for an anonymous block. */
  readonly unitName: string | undefined;
  /** The whole text that positions count from. */
  readonly source: string;
  readonly errors: ErrorList;
  /** Undefined in a package specification, whose subprograms' code is in the body. */
  readonly codes: SubprogramCodes | undefined;
  /** The package whose specification or body this is. */
  readonly ownPackage: PackageUnit | undefined;
  /** The object type whose specification or body this is. */
  readonly ownType?: TypeUnit;
  /** Bind variables: of an anonymous block, and :NEW and :OLD of a row trigger. */
  readonly binds: UnitBinds | undefined;
  /** Whether INSERTING, UPDATING and DELETING are known. */
  readonly isTrigger?: boolean;
  readonly dependsOn: DependencySet;
  readonly compilers: Compilers;
}

/** What expressions, statements and bodies need of each other, handed down instead of imported, for they contain one another. */
export interface Compilers {
  operand(place: Place, expression: Expression): Compiled<Frame>;
  statements(place: Place, statements: readonly PlsqlStatement[]): CompiledStatement;
  /** Declarations, statements and handlers in the scope that `place` has. */
  body(place: Place, block: Block): CompiledStatement;
}

/** Where in a unit something is compiled. */
export interface Place {
  readonly unit: UnitContext;
  readonly scope: Scope;
  /** Of the subprogram around it: what RETURN may give. Undefined in an anonymous block or initialisation part. */
  readonly returns: FormalType | 'nothing' | undefined;
  /** In a pipelined function: what PIPE ROW may give. */
  readonly pipes?: ConstrainedType;
  /** Loops around it, innermost first. */
  readonly loops: readonly JumpTarget[];
  /** Labels that a GOTO here can reach. */
  readonly labels: ReadonlyMap<string, JumpTarget>;
  /** Whether the next block is that of a routine, which may be autonomous: one within it may not. */
  readonly isRoutine?: boolean;
  /** In an autonomous routine. */
  readonly autonomous?: boolean;
  /** The unit, `__anonymous_block` for one without a name, and the subprograms around. */
  readonly path: readonly string[];
  /** Inside an exception handler, where RAISE may stand alone. */
  readonly inHandler: boolean;
}

export interface Reference extends ObjectReference {
  /** Whether it is enough that the object is the one that was named. */
  readonly byName: boolean;
}

/** The objects that a unit refers to, each once. */
export class DependencySet {
  readonly #references = new Map<string, Reference>();

  add({ owner, name, type }: ObjectReference): void {
    this.#references.set(keyOf({ owner, name, type }), { owner, name, type, byName: false });
  }

  /** For a type that only a REF names: what is in it does not matter. */
  addByName({ owner, name, type }: ObjectReference): void {
    const key = keyOf({ owner, name, type });
    if (!this.#references.has(key)) this.#references.set(key, { owner, name, type, byName: true });
  }

  list(): readonly Reference[] {
    return [...this.#references.values()];
  }
}

function keyOf({ owner, name, type }: ObjectReference): string {
  return `${type}\0${owner}\0${name}`;
}
