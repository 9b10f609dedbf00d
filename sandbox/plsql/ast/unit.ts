import type { Expression } from '../../syntax/ast/expression.js';
import type { BindVariable, Identifier, QualifiedName, SyntaxNode } from '../../syntax/ast/name.js';
import type { Declaration, Pragma, SubprogramDeclaration, SubprogramProperties } from './declaration.js';
import type { Block, ExceptionHandler, PlsqlStatement } from './statement.js';
import type { PlsqlTypeSpec, TypeDefinition } from './type-spec.js';

/** What the PL/SQL compiler is given: an anonymous block, a CALL, or a unit to store. */
export type PlsqlUnit = AnonymousBlock | CallUnit | CreateUnit;

export interface AnonymousBlock extends SyntaxNode {
  readonly kind: 'anonymous_block';
  readonly labels: readonly Identifier[];
  readonly block: Block;
}

/** `CALL erp.api.f(:a) INTO :result`: `target` is a call, or a name where no parentheses were written. */
export interface CallUnit extends SyntaxNode {
  readonly kind: 'call';
  readonly target: Expression;
  readonly into: BindVariable | undefined;
}

/** `CREATE OR REPLACE …` of a unit kept in the database. */
export interface CreateUnit extends SyntaxNode {
  readonly kind: 'create_unit';
  readonly orReplace: boolean;
  readonly ifNotExists: boolean;
  readonly editionable: boolean;
  readonly unit: StoredUnit;
  /**
   * The unit's text from its kind on (`PACKAGE orders_api AS …`), the schema in front of the name left out, lines joined
   * by `\n`: what ALL_SOURCE shows. Positions in the nodes count from the start of the whole statement.
   */
  readonly sourceText: string;
}

export type StoredUnit =
  | PackageSpecification
  | PackageBody
  | StandaloneSubprogram
  | Trigger
  | TypeSpecification
  | TypeBody
  | MalformedUnit;

/** The kinds of units as the dictionary calls them. */
export type UnitKind = 'PACKAGE' | 'PACKAGE BODY' | 'PROCEDURE' | 'FUNCTION' | 'TRIGGER' | 'TYPE' | 'TYPE BODY';

/** A unit that is no PL/SQL from somewhere after its name on: Oracle stores it, too, with the error. */
export interface MalformedUnit extends SyntaxNode {
  readonly kind: 'malformed_unit';
  readonly unitKind: UnitKind;
  readonly name: QualifiedName;
  /** Where the parser gave up, counted from the unit's kind keyword. */
  readonly error: SyntaxFault;
}

export interface SyntaxFault {
  readonly line: number;
  readonly column: number;
  /** `PLS-00103: Encountered the symbol …` */
  readonly text: string;
}

export interface PackageSpecification extends SyntaxNode {
  readonly kind: 'package';
  readonly name: QualifiedName;
  readonly properties: SubprogramProperties;
  readonly declarations: readonly Declaration[];
}

export interface PackageBody extends SyntaxNode {
  readonly kind: 'package_body';
  readonly name: QualifiedName;
  readonly declarations: readonly Declaration[];
  /** The initialisation part; both are empty if absent. */
  readonly statements: readonly PlsqlStatement[];
  readonly handlers: readonly ExceptionHandler[];
}

export interface StandaloneSubprogram extends SyntaxNode {
  readonly kind: 'standalone_subprogram';
  /** With its schema; `subprogram.name` is its last part. */
  readonly name: QualifiedName;
  readonly subprogram: SubprogramDeclaration;
}

export interface Trigger extends SyntaxNode {
  readonly kind: 'trigger';
  readonly name: QualifiedName;
  readonly timing: TriggerTiming | 'COMPOUND';
  /** `INSERT`, `UPDATE` (with its columns), `DELETE`, or a DDL or database event such as `LOGON`. */
  readonly events: readonly TriggerEvent[];
  /** Of what: a table or view, the own schema, or the database. */
  readonly on:
    | { readonly kind: 'table'; readonly name: QualifiedName }
    | { readonly kind: 'schema'; readonly name: Identifier | undefined }
    | { readonly kind: 'database' };
  /** Names for OLD, NEW and PARENT where REFERENCING changes them. */
  readonly referencing: readonly { readonly row: 'OLD' | 'NEW' | 'PARENT'; readonly name: Identifier }[];
  readonly forEachRow: boolean;
  readonly follows: readonly QualifiedName[];
  readonly enabled: boolean;
  readonly when: Expression | undefined;
  readonly body: TriggerBody;
}

export interface TriggerEvent extends SyntaxNode {
  readonly event: string;
  /** Of UPDATE OF; empty means any. */
  readonly columns: readonly Identifier[];
}

export type TriggerBody =
  | Block
  | (SyntaxNode & { readonly kind: 'call_statement'; readonly target: Expression })
  | CompoundTriggerBody
  | MalformedBody;

/** Of a trigger whose heading is right: it is stored as any other unit with errors. They are counted from the body on. */
export interface MalformedBody extends SyntaxNode {
  readonly kind: 'malformed_body';
  readonly error: SyntaxFault;
}

/** A compound trigger's declarations, shared by its timing-point sections. */
export interface CompoundTriggerBody extends SyntaxNode {
  readonly kind: 'compound';
  readonly declarations: readonly Declaration[];
  readonly sections: readonly TimingPointSection[];
}

export interface TimingPointSection extends SyntaxNode {
  readonly timing: TriggerTiming;
  readonly forEachRow: boolean;
  readonly block: Block;
}

export type TriggerTiming = 'BEFORE' | 'AFTER' | 'INSTEAD OF';

/** CREATE TYPE: an object type, a collection type, or (without a definition) a forward declaration. */
export interface TypeSpecification extends SyntaxNode {
  readonly kind: 'type';
  readonly name: QualifiedName;
  readonly properties: SubprogramProperties;
  readonly force: boolean;
  readonly definition: ObjectTypeDefinition | TypeDefinition | undefined;
}

export interface ObjectTypeDefinition extends SyntaxNode {
  readonly kind: 'object_type';
  readonly under: QualifiedName | undefined;
  readonly attributes: readonly AttributeDeclaration[];
  readonly methods: readonly Method[];
  readonly pragmas: readonly Pragma[];
  readonly final: boolean;
  readonly instantiable: boolean;
}

export interface AttributeDeclaration extends SyntaxNode {
  readonly name: Identifier;
  readonly type: PlsqlTypeSpec;
}

export interface Method extends SyntaxNode {
  readonly role: 'MEMBER' | 'STATIC' | 'CONSTRUCTOR' | 'MAP' | 'ORDER';
  readonly overriding: boolean;
  readonly final: boolean;
  readonly instantiable: boolean;
  readonly subprogram: SubprogramDeclaration;
}

export interface TypeBody extends SyntaxNode {
  readonly kind: 'type_body';
  readonly name: QualifiedName;
  readonly methods: readonly Method[];
}
