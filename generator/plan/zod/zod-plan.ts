/** A module of zod schemas, beside one of the client. */
export interface ZodModulePlan {
  /** Relative to the output folder, with `/`: `erp/orders-api.zod.ts`. */
  readonly path: string;
  /** As SQL would name it, for documentation. */
  readonly title: string;
  /** Whether it needs the rules' module. */
  readonly rules: string | null;
  /** Classes of mapped values that schemas are made with, by name. */
  readonly classes: readonly { readonly name: string; readonly from: string }[];
  /** Other zod modules, by path. */
  readonly modules: readonly { readonly path: string; readonly namespace: string }[];
  /** Each after those that it is made of. */
  readonly schemas: readonly ZodConstantPlan[];
}

export interface ZodConstantPlan {
  readonly name: string;
  /** What it is of, as SQL would name it. */
  readonly subject: string;
  readonly role: 'arguments' | 'result' | 'type as an argument' | 'type';
  readonly schema: SchemaPlan;
}

/** A zod schema as data. */
export type SchemaPlan =
  | CallSchema
  | ReferenceSchema
  | ArraySchema
  | TupleSchema
  | MapSchema
  | EitherSchema
  | ObjectSchema
  | UnionSchema
  | NullableSchema;

/** What a function makes: `z.boolean()`, `$oracle.text({ characters: 12 })`. */
export interface CallSchema {
  readonly kind: 'call';
  readonly callee: string;
  /** A class to pass first: `Decimal`, `Temporal.Instant`. */
  readonly class: string | null;
  /** Plain data. */
  readonly args: readonly unknown[];
}

/** Another constant. */
export interface ReferenceSchema {
  readonly kind: 'reference';
  readonly text: string;
  /** Its module may not be loaded yet. */
  readonly deferred: boolean;
  /** What `$type` must be, where the constant itself may do without. */
  readonly tag: string | null;
}

export interface ArraySchema {
  readonly kind: 'array';
  readonly element: SchemaPlan;
  /** The most elements. */
  readonly limit: number | null;
  /** As arguments and rows are; other results may be changed. */
  readonly readonly: boolean;
}

/** Of implicit results. */
export interface TupleSchema {
  readonly kind: 'tuple';
  readonly elements: readonly SchemaPlan[];
}

export interface MapSchema {
  readonly kind: 'map';
  readonly key: SchemaPlan;
  readonly element: SchemaPlan;
  readonly readonly: boolean;
}

export interface EitherSchema {
  readonly kind: 'either';
  readonly members: readonly SchemaPlan[];
  /** Completes "must be …". */
  readonly expects: string;
}

export interface ObjectSchema {
  readonly kind: 'object';
  readonly tag: { readonly text: string; readonly optional: boolean } | null;
  readonly properties: readonly {
    readonly key: string;
    readonly schema: SchemaPlan;
    readonly optional: boolean;
    /** The declaration in PL/SQL. */
    readonly declaration: string;
  }[];
}

/** Objects of one hierarchy, told apart by `$type`. */
export interface UnionSchema {
  readonly kind: 'union';
  readonly members: readonly ReferenceSchema[];
}

export interface NullableSchema {
  readonly kind: 'nullable';
  readonly inner: SchemaPlan;
}
