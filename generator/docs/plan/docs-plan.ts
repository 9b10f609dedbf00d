/** The documentation of a client, decided down to every link: only rendering is left. All texts are plain; whoever renders them escapes them. */
export interface DocsPlan {
  readonly title: string;
  /** `19.24.0.0.0`, or null when the catalog does not tell. */
  readonly databaseVersion: string | null;
  /** By owner, then package: a schema's routines outside packages come last. */
  readonly pages: readonly PageDoc[];
  readonly leftOut: readonly LeftOutDoc[];
  readonly notes: readonly LeftOutDoc[];
}

/** A package, or what a schema has outside packages. */
export interface PageDoc {
  /** Relative to the documentation's folder, without ending: `erp/orders-api`. */
  readonly path: string;
  /** `ERP` */
  readonly owner: string;
  /** `ORDERS_API`, or null for what is outside packages. */
  readonly packageName: string | null;
  /** `ERP.ORDERS_API` */
  readonly title: string;
  /** How a user's client has it: `ordersApi`, `hr.peopleApi`; empty at the top level. */
  readonly member: string;
  readonly about: AboutDoc;
  /** Who has been granted EXECUTE on the package; null where that is not known or not to be told, and outside packages. */
  readonly grantees: readonly string[] | null;
  readonly routines: readonly RoutineDoc[];
  readonly types: readonly TypeDoc[];
  readonly constants: readonly ConstantDoc[];
  readonly exceptions: readonly ExceptionDoc[];
}

export interface AboutDoc {
  readonly comment: string | null;
  /** What `@deprecated` says; may be empty. */
  readonly deprecated: string | null;
}

export interface RoutineDoc {
  readonly anchor: string;
  /** `createOrder` */
  readonly key: string;
  /** `CREATE_ORDER` */
  readonly name: string;
  readonly kind: 'procedure' | 'function';
  readonly about: AboutDoc;
  /** Of a routine outside packages, as of a package. */
  readonly grantees: readonly string[] | null;
  /** The heading as PL/SQL declares it. */
  readonly plsql: string;
  readonly typescript: string;
  /** A call that compiles. */
  readonly example: string;
  readonly parameters: readonly ParameterDoc[];
  /** What a call gives: a function's value, OUT and IN OUT parameters. */
  readonly results: readonly ParameterDoc[];
  readonly rows: readonly RowsDoc[];
  /** Errors that it is documented to raise. */
  readonly raises: readonly RaisedDoc[];
}

export interface ParameterDoc {
  /** In TypeScript; `returnValue` or empty for a function's value. */
  readonly key: string;
  /** In PL/SQL; `RETURN` for a function's value. */
  readonly name: string;
  readonly mode: 'IN' | 'OUT' | 'IN OUT' | 'RETURN';
  readonly plsqlType: LinkedText;
  readonly typescriptType: string;
  /** May be left out. */
  readonly optional: boolean;
  /** The default's text, where it is known. */
  readonly defaultText: string | null;
  readonly comment: string | null;
}

/** The rows of a cursor. */
export interface RowsDoc {
  /** The cursor's key in the result; empty for a function's own value. */
  readonly key: string;
  readonly typeName: string;
  readonly columns: readonly FieldDoc[];
}

export interface RaisedDoc {
  readonly name: string;
  /** Where the exception is described; null when it is not one of the package. */
  readonly anchor: string | null;
  readonly comment: string;
}

export interface TypeDoc {
  readonly anchor: string;
  /** `LINE_T` */
  readonly name: string;
  /** `record`, `row of a table or view`, `nested table`, `object type`, … */
  readonly kind: string;
  readonly about: AboutDoc;
  /** In TypeScript: interfaces, or what a collection is written as. */
  readonly typescript: readonly string[];
  readonly fields: readonly FieldDoc[];
  /** Of a collection. */
  readonly element: LinkedText | null;
  readonly usedBy: readonly LinkDoc[];
}

export interface FieldDoc {
  readonly key: string;
  readonly name: string;
  readonly plsqlType: LinkedText;
  readonly typescriptType: string;
  readonly comment: string | null;
}

export interface ConstantDoc {
  readonly anchor: string;
  readonly name: string;
  readonly plsqlType: string;
  /** As PL/SQL writes it; null when only the database knows it. */
  readonly value: string | null;
  readonly about: AboutDoc;
}

export interface ExceptionDoc {
  readonly anchor: string;
  readonly name: string;
  /** `ORA-20001`, or null without EXCEPTION_INIT. */
  readonly code: string | null;
  readonly about: AboutDoc;
}

export interface LeftOutDoc {
  readonly what: string;
  readonly parameter: string | null;
  readonly reason: string;
}

export interface LinkDoc {
  readonly text: string;
  /** The page's path, and the anchor there. */
  readonly page: string;
  readonly anchor: string;
}

/** Text, a part of which may be a link. */
export interface LinkedText {
  readonly text: string;
  readonly link: LinkDoc | null;
}
