import type { Expression, WindowSpecification } from './expression.js';
import type { JsonTable } from './json.js';
import type { Identifier, QualifiedName, SyntaxNode } from './name.js';

/** A SELECT with everything that may stand around its body; also every subquery. */
export interface Query extends SyntaxNode {
  readonly kind: 'query';
  readonly with: readonly CommonTableExpression[];
  readonly body: QueryBody;
  readonly orderBy: readonly OrderByItem[];
  /** ORDER SIBLINGS BY. */
  readonly orderSiblings: boolean;
  readonly rowLimit: RowLimit | undefined;
  readonly forUpdate: ForUpdate | undefined;
}

/** A parenthesised query with clauses of its own stands in a set operation as `Query`. */
export type QueryBody = QueryBlock | SetOperation | Query;

export interface CommonTableExpression extends SyntaxNode {
  readonly name: Identifier;
  readonly columns: readonly Identifier[];
  readonly query: Query;
  readonly search: SearchClause | undefined;
  readonly cycle: CycleClause | undefined;
}

export interface SearchClause extends SyntaxNode {
  readonly order: 'DEPTH' | 'BREADTH';
  readonly by: readonly OrderByItem[];
  readonly set: Identifier;
}

export interface CycleClause extends SyntaxNode {
  readonly columns: readonly Identifier[];
  readonly set: Identifier;
  readonly value: Expression;
  readonly otherwise: Expression;
}

/** Operators of equal precedence associate to the left, as Oracle evaluates them. EXCEPT is MINUS. */
export interface SetOperation extends SyntaxNode {
  readonly kind: 'set_operation';
  readonly operator: 'UNION' | 'INTERSECT' | 'MINUS';
  readonly all: boolean;
  readonly left: QueryBody;
  readonly right: QueryBody;
}

export interface QueryBlock extends SyntaxNode {
  readonly kind: 'query_block';
  /** DISTINCT or UNIQUE. Hints are comments and leave no node. */
  readonly distinct: boolean;
  readonly selectList: readonly SelectItem[];
  /** Comma-separated; empty where 23ai's SELECT without FROM is used. */
  readonly from: readonly TableReference[];
  readonly where: Expression | undefined;
  readonly connectBy: ConnectBy | undefined;
  readonly groupBy: readonly GroupingElement[];
  readonly having: Expression | undefined;
  readonly windows: readonly { readonly name: Identifier; readonly specification: WindowSpecification }[];
}

export type SelectItem = SelectExpression | AllColumns;

/** The node's range is that of the expression alone, parentheses included: Oracle names an unaliased column after that text. */
export interface SelectExpression extends SyntaxNode {
  readonly kind: 'select_expression';
  readonly expression: Expression;
  readonly alias: Identifier | undefined;
}

/** `*`, `o.*`, `erp.orders.*`. */
export interface AllColumns extends SyntaxNode {
  readonly kind: 'all_columns';
  readonly qualifier: QualifiedName | undefined;
}

export interface OrderByItem extends SyntaxNode {
  readonly expression: Expression;
  readonly descending: boolean;
  /** undefined is Oracle's rule: last when ascending, first when descending. */
  readonly nulls: 'FIRST' | 'LAST' | undefined;
}

export type GroupingElement =
  | (SyntaxNode & { readonly kind: 'expressions'; readonly expressions: readonly Expression[] })
  | (SyntaxNode & {
      readonly kind: 'rollup' | 'cube' | 'grouping_sets';
      readonly elements: readonly GroupingElement[];
    });

export interface ConnectBy extends SyntaxNode {
  readonly startWith: Expression | undefined;
  readonly nocycle: boolean;
  readonly condition: Expression;
}

/** OFFSET … FETCH …. `count` undefined with `fetch` absent means all rows after the offset. */
export interface RowLimit extends SyntaxNode {
  readonly offset: Expression | undefined;
  /** undefined with an offset alone; FETCH FIRST ROW ONLY has count `undefined` and `percent` false, meaning one. */
  readonly fetch:
    | {
        readonly count: Expression | undefined;
        readonly percent: boolean;
        readonly withTies: boolean;
        /** Whether EXACT, APPROX or a target accuracy is said. */
        readonly vectorSearch: boolean;
      }
    | undefined;
}

export interface ForUpdate extends SyntaxNode {
  readonly of: readonly QualifiedName[];
  readonly wait: 'WAIT' | 'NOWAIT' | 'SKIP LOCKED';
  /** Of `WAIT n`; undefined waits for ever. */
  readonly seconds: Expression | undefined;
}

export type TableReference =
  | TableName
  | DerivedTable
  | TableCollection
  | JsonTable
  | Join
  | PivotedTable
  | UnpivotedTable;

/** A table, view, synonym or common table expression, also the target of DML. */
export interface TableName extends SyntaxNode {
  readonly kind: 'table';
  readonly name: QualifiedName;
  readonly alias: Identifier | undefined;
  /** `PARTITION (p)`; undefined for the whole table. */
  readonly partition: Identifier | undefined;
}

/** A query in FROM. LATERAL may refer to what stands before it. */
export interface DerivedTable extends SyntaxNode {
  readonly kind: 'derived_table';
  readonly lateral: boolean;
  readonly query: Query;
  /** Undefined without one. It is for DML on the subquery. */
  readonly restriction: QueryRestriction | undefined;
  readonly alias: Identifier | undefined;
}

/** `WITH READ ONLY`, `WITH CHECK OPTION`. */
export interface QueryRestriction {
  readonly withReadOnly: boolean;
  readonly withCheckOption: boolean;
  readonly constraintName: Identifier | undefined;
}

/** `TABLE(expr)`, `THE(query)` or a pipelined function called without TABLE. It may refer to what stands before it. */
export interface TableCollection extends SyntaxNode {
  readonly kind: 'table_collection';
  readonly expression: Expression;
  readonly alias: Identifier | undefined;
  /** `TABLE(x)(+)`: keeps rows whose collection is empty. */
  readonly outer: boolean;
}

/** APPLY is a join whose right side may refer to the left. */
export interface Join extends SyntaxNode {
  readonly kind: 'join';
  readonly type: 'INNER' | 'LEFT' | 'RIGHT' | 'FULL' | 'CROSS' | 'CROSS APPLY' | 'OUTER APPLY';
  readonly natural: boolean;
  readonly left: TableReference;
  readonly right: TableReference;
  readonly on: Expression | undefined;
  /** Empty if absent. */
  readonly using: readonly Identifier[];
}

/** `t PIVOT (SUM(amount) AS total FOR (region, year) IN (('N', 2024) AS north))`: rows become columns. */
export interface PivotedTable extends SyntaxNode {
  readonly kind: 'pivoted_table';
  readonly source: TableReference;
  readonly aggregates: readonly { readonly expression: Expression; readonly alias: Identifier | undefined }[];
  readonly columns: readonly Identifier[];
  /** As many expressions as columns, each time. */
  readonly values: readonly { readonly expressions: readonly Expression[]; readonly alias: Identifier | undefined }[];
  readonly alias: Identifier | undefined;
}

/** `t UNPIVOT INCLUDE NULLS (amount FOR quarter IN (q1 AS 'first', q2))`: columns become rows. */
export interface UnpivotedTable extends SyntaxNode {
  readonly kind: 'unpivoted_table';
  readonly source: TableReference;
  readonly includesNulls: boolean;
  /** The columns that the values come to stand in. */
  readonly measures: readonly Identifier[];
  /** The columns that tell where the values were. */
  readonly names: readonly Identifier[];
  /** As many columns as measures, each time; `labels` empty where their names say it. */
  readonly choices: readonly { readonly columns: readonly Identifier[]; readonly labels: readonly Expression[] }[];
  readonly alias: Identifier | undefined;
}
