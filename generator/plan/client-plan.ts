import type { CallDescriptor } from '../../runtime/call-descriptor.js';
import type { TypeScriptType } from './type-binding.js';

/** What will be written, decided down to every name: only printing is left. */
export interface ClientPlan {
  /** What generated files import the runtime by. */
  readonly runtime: string;
  /** The key of the main schema, or null. */
  readonly mainSchema: string | null;
  readonly schemas: readonly SchemaPlan[];
  /** What is not in the client, and why. */
  readonly omissions: readonly Omission[];
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

/** One emitted file of routines. */
export interface ModulePlan {
  /** Relative to the output folder, with `/`: `erp/orders-api.ts`. */
  readonly path: string;
  /** The interface that callers see. */
  readonly typeName: string;
  /** As SQL would name it, for documentation: `ERP.ORDERS_API`. */
  readonly title: string;
  /** By key. */
  readonly routines: readonly RoutinePlan[];
  /** For each overloaded name the keys of its overloads. */
  readonly overloads: readonly OverloadPlan[];
  /** Types that must be imported from the runtime, sorted. */
  readonly imports: readonly string[];
  /** The classes of mapped values, by name. */
  readonly classes: readonly ClassImport[];
}

export interface ClassImport {
  readonly name: 'Decimal' | 'Temporal';
  /** Null for one that JavaScript itself has. */
  readonly from: string | null;
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
}

/** Something of the catalog that the client leaves out. */
export interface Omission {
  /** The schema, package and routine as far as they apply: `ERP.ORDERS_API.EXPORT`. */
  readonly what: string;
  /** Only when one parameter is the reason; RETURN for a function's result. */
  readonly parameter: string | null;
  /** `REF CURSOR is not supported yet` */
  readonly reason: string;
}
