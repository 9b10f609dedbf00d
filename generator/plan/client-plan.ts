import type { CallDescriptor, CompositeDescriptor } from '../../runtime/call-descriptor.js';
import type { SourceNotes, SubprogramNotes } from '../model/source-notes.js';
import type { TypeScriptType } from './type-binding.js';
import type { ZodModulePlan } from './zod/zod-plan.js';

/** What will be written, decided down to every name: only printing is left. */
export interface ClientPlan {
  /** What generated files import the runtime by. */
  readonly runtime: string;
  /** The key of the main schema, or null. */
  readonly mainSchema: string | null;
  readonly schemas: readonly SchemaPlan[];
  /** Modules that have types or constants and no routines, by path: those of schemas, and of packages. */
  readonly typeModules: readonly TypeModulePlan[];
  /** Modules of zod schemas, by path; none when they are not wanted. */
  readonly zodModules: readonly ZodModulePlan[];
  /** What is not in the client, and why. */
  readonly omissions: readonly Omission[];
  /** The types of the catalog that no value can be given or taken of, by key. */
  readonly unsupportedTypes: readonly UnsupportedTypePlan[];
  /** What is in the client, but has a condition that its users must meet. */
  readonly warnings: readonly Warning[];
}

export interface SchemaPlan {
  readonly key: string;
  /** The schema in Oracle, exact spelling. */
  readonly owner: string;
  /** The interface in the index that has the schema's packages. */
  readonly typeName: string;
  readonly packages: readonly PackagePlan[];
  /** The schema's routines outside packages; null when there are none. */
  readonly standalone: ModulePlan | null;
}

export interface PackagePlan extends ModulePlan {
  readonly key: string;
  /** Exact spelling. */
  readonly name: string;
}

/** One emitted file of types and constants. */
export interface TypeModulePlan {
  /** Relative to the output folder, with `/`: `erp/orders-api.ts`. */
  readonly path: string;
  /** As SQL would name it, for documentation: `ERP.ORDERS_API`. */
  readonly title: string;
  /** Each after those that it is made of. */
  readonly types: readonly TypePlan[];
  /** By key. */
  readonly constants: readonly ConstantPlan[];
  /** Types that must be imported from the runtime, sorted. */
  readonly imports: readonly string[];
  /** The classes of mapped values, by name. */
  readonly classes: readonly ClassImport[];
  /** By path. */
  readonly modules: readonly ModuleImport[];
  /** How the descriptors of composite types are called here. */
  readonly references: DescriptorReferences;
}

/** One emitted file of routines, and of their package's types. */
export interface ModulePlan extends TypeModulePlan {
  /** The interface that callers see. */
  readonly typeName: string;
  /** About the package. */
  readonly notes: SourceNotes | undefined;
  /** By key. */
  readonly routines: readonly RoutinePlan[];
  /** For each overloaded name the keys of its overloads. */
  readonly overloads: readonly OverloadPlan[];
  /** By the exceptions' names. */
  readonly exceptions: readonly ExceptionPlan[];
}

/** A constant of a package. */
export interface ConstantPlan {
  readonly key: string;
  readonly value: ConstantLiteral;
  /** The declaration in PL/SQL, for documentation: `MAX_LINES CONSTANT PLS_INTEGER`. */
  readonly declaration: string;
  readonly notes: SourceNotes | undefined;
}

export type ConstantLiteral = string | number | bigint | boolean | null;

/** The error class of a package for one error number. */
export interface ExceptionPlan {
  readonly className: string;
  /** As callers see it: 20001. */
  readonly code: number;
  /** The class of the runtime that such an error is of by itself. */
  readonly base: 'ApplicationError' | 'DatabaseError';
  /** The exceptions that have the number, exact spelling, by name. */
  readonly names: readonly string[];
  /** All but the first, as SQL writes them, for documentation. */
  readonly others: readonly string[];
  /** `EXCEPTION ERP.ORDERS_API.CREDIT_EXCEEDED`, for documentation. */
  readonly title: string;
  readonly notes: SourceNotes | undefined;
}

/** What a routine's comment says that it raises. */
export interface ThrownPlan {
  /** As the comment names it. */
  readonly name: string;
  /** What the same module has a class for; null when it has none. */
  readonly exception: Pick<ExceptionPlan, 'className' | 'code'> | null;
  readonly comment: string;
}

export interface ClassImport {
  readonly name: 'Decimal' | 'Temporal';
  /** Null for one that JavaScript itself has. */
  readonly from: string | null;
  /** Whether the module's own routines need the class itself. Otherwise only types name it. */
  readonly exported: boolean;
}

/** Another module with types. */
export interface ModuleImport {
  readonly path: string;
  readonly namespace: string;
  /** No descriptor of it is needed. */
  readonly typeOnly: boolean;
}

export type DescriptorReferences = ReadonlyMap<CompositeDescriptor, DescriptorReference>;

export interface DescriptorReference {
  /** `lineTDescriptor`, `$erp.addressTDescriptor` */
  readonly text: string;
  /** The module that has it imports this one in turn, so that it may not be there yet when this one is loaded. */
  readonly deferred: boolean;
}

/** A composite type. */
export interface TypePlan {
  /** As SQL would name it. */
  readonly key: string;
  /** The constant that has the descriptor. */
  readonly constant: string;
  readonly descriptor: CompositeDescriptor;
  /** A collection has none: it is written as the array or Map that it is. */
  readonly declarations: readonly TypeDeclarationPlan[];
  readonly notes: SourceNotes | undefined;
}

export type TypeDeclarationPlan = InterfacePlan | UnionPlan;

export interface InterfacePlan {
  readonly kind: 'interface';
  readonly name: string;
  readonly side: 'input' | 'output';
  /** The value of `$type`. */
  readonly tag: { readonly text: string; readonly optional: boolean } | null;
  readonly properties: readonly PropertyPlan[];
}

/** An object type with others under it. */
export interface UnionPlan {
  readonly kind: 'union';
  readonly name: string;
  readonly side: 'input' | 'output';
  readonly members: readonly UnionMemberPlan[];
}

export interface UnionMemberPlan {
  readonly type: TypeScriptType;
  /** What `$type` must be, where the member itself may do without; else null. */
  readonly tag: string | null;
}

export interface OverloadPlan {
  readonly key: string;
  readonly routines: readonly string[];
}

export interface RoutinePlan {
  /** Unique in the module; an overload's explicit name. */
  readonly key: string;
  /** The names under which callers find it: its key, and before it the overloaded name. */
  readonly callableAs: readonly string[];
  readonly descriptor: CallDescriptor;
  /** `PROCEDURE ERP.ORDERS_API.CREATE_ORDER`, for documentation. */
  readonly title: string;
  /** Null when nothing can be passed. */
  readonly args: ArgumentsPlan | null;
  readonly result: ResultPlan;
  /** What `.stream` gives; null when there is no cursor. */
  readonly stream: ResultPlan | null;
  /** The interfaces of its cursors' rows, as far as they are of no type that has one. */
  readonly rows: readonly RowPlan[];
  readonly notes: SubprogramNotes | undefined;
  readonly thrown: readonly ThrownPlan[];
}

/** What a cursor's rows are. */
export interface RowPlan {
  readonly typeName: string;
  /** The cursor's parameter; null for a function's own value. `P_ROWS.LINES` for a column of its rows, `RETURN_RESULT 1` for an implicit result. */
  readonly parameter: string | null;
  readonly properties: readonly ColumnPlan[];
}

export interface ColumnPlan extends PropertyPlan {
  /** Exact spelling. */
  readonly name: string;
}

export interface ArgumentsPlan {
  readonly typeName: string;
  /** Whether all of them may be left out. */
  readonly optional: boolean;
  readonly properties: readonly PropertyPlan[];
}

/** Nothing, the function's own value, or an object of it and the OUT parameters. */
export type ResultPlan =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'value'; readonly type: TypeScriptType }
  | { readonly kind: 'object'; readonly typeName: string; readonly properties: readonly PropertyPlan[] };

export interface PropertyPlan {
  readonly key: string;
  readonly optional: boolean;
  readonly type: TypeScriptType;
  /** The declaration in PL/SQL, for documentation: `P_QUANTITY IN PLS_INTEGER`. */
  readonly declaration: string;
  readonly notes: SourceNotes | undefined;
}

/** Something of the catalog that the client leaves out. */
export interface Omission {
  /** The schema, package and routine as far as they apply: `ERP.ORDERS_API.EXPORT`. */
  readonly what: string;
  /** Only when one parameter is the reason; RETURN for a function's result. */
  readonly parameter: string | null;
  /** `a cursor cannot be passed in` */
  readonly reason: string;
}

/** A type that the client cannot have. */
export interface UnsupportedTypePlan {
  /** As SQL would name it: `ERP.ORDERS_API.ORDER_T`. */
  readonly type: string;
  /** `field DOC: BLOB is not supported yet` */
  readonly reason: string;
}

/** Something of the client that not everybody can use as it is. */
export interface Warning {
  /** The routine, `ERP.ORDERS_API.SAVE`, or the package. */
  readonly what: string;
  /** RETURN for a function's result; null when it is about no parameter. */
  readonly parameter: string | null;
  /** A sentence without a full stop, with the cure. */
  readonly message: string;
}
