import type { Expression } from './expression.js';
import type { Identifier, SyntaxNode } from './name.js';
import type { OrderByItem, Query } from './query.js';
import type { TypeSpec } from './type-spec.js';

/** The SQL/JSON functions that have a syntax of their own. Source: SQL Language Reference, "SQL/JSON Conditions" and functions. */
export type JsonExpression =
  | JsonPathFunction
  | JsonObjectConstructor
  | JsonArrayConstructor
  | JsonAggregate
  | JsonSerialize
  | JsonMergePatch
  | JsonTransform
  | JsonEqual;

/** `JSON_VALUE(doc, '$.a' RETURNING NUMBER)`, JSON_QUERY and JSON_EXISTS. */
export interface JsonPathFunction extends SyntaxNode {
  readonly kind: 'json_path_function';
  readonly name: JsonPathFunctionName;
  readonly operand: Expression;
  readonly clauses: JsonPathClauses;
}

export type JsonPathFunctionName = 'JSON_VALUE' | 'JSON_QUERY' | 'JSON_EXISTS';

/** What may follow the JSON data; all that was left out is undefined. */
export interface JsonPathClauses {
  readonly path: JsonPathText;
  readonly passing: readonly { readonly variable: string; readonly value: Expression }[];
  readonly returning: TypeSpec | undefined;
  readonly pretty: boolean;
  readonly scalars: 'ALLOW' | 'DISALLOW' | undefined;
  readonly wrapper: JsonWrapper | undefined;
  readonly onError: JsonBehavior | undefined;
  readonly onEmpty: JsonBehavior | undefined;
}

/** A path is a literal: it is parsed when the statement is compiled. */
export interface JsonPathText {
  readonly text: string;
  readonly start: number;
}

export type JsonWrapper = 'WITHOUT' | 'UNCONDITIONAL' | 'CONDITIONAL';

/** `NULL ON ERROR`, `DEFAULT 'none' ON EMPTY`. */
export interface JsonBehavior {
  readonly action: 'NULL' | 'ERROR' | 'TRUE' | 'FALSE' | 'EMPTY ARRAY' | 'EMPTY OBJECT' | 'DEFAULT';
  /** Of DEFAULT. */
  readonly value: Expression | undefined;
}

/** `JSON_OBJECT('a' VALUE x, 'b' : y, c ABSENT ON NULL RETURNING CLOB)`; a column without a key has its name for one, as it is written. */
export interface JsonObjectConstructor extends SyntaxNode {
  readonly kind: 'json_object';
  readonly members: readonly (JsonMember | JsonWildcard)[];
  readonly options: JsonGenerationOptions;
}

/** `*`, `o.*`, `erp.orders.*`: a member for each column. */
export interface JsonWildcard {
  readonly wildcard: readonly Identifier[];
  readonly at: number;
}

export interface JsonMember extends JsonItem {
  readonly key: Expression;
}

/** A value that becomes part of JSON. */
export interface JsonItem {
  readonly value: Expression;
  /** `FORMAT JSON`: it is JSON text. */
  readonly isJson: boolean;
}

/** `JSON_ARRAY(1, 'x', doc FORMAT JSON NULL ON NULL)`. */
export interface JsonArrayConstructor extends SyntaxNode {
  readonly kind: 'json_array';
  readonly elements: readonly JsonItem[] | Query;
  readonly options: JsonGenerationOptions;
}

export interface JsonGenerationOptions {
  /** Undefined where nothing was said. */
  readonly onNull: 'NULL' | 'ABSENT' | undefined;
  readonly returning: TypeSpec | undefined;
  readonly strict: boolean;
  readonly uniqueKeys: boolean;
  readonly pretty: boolean;
}

/** `JSON_OBJECTAGG(KEY k VALUE v)`, `JSON_ARRAYAGG(v ORDER BY k)`. */
export interface JsonAggregate extends SyntaxNode {
  readonly kind: 'json_aggregate';
  readonly name: 'JSON_OBJECTAGG' | 'JSON_ARRAYAGG';
  /** Of JSON_OBJECTAGG. */
  readonly key: Expression | undefined;
  readonly item: JsonItem;
  readonly orderBy: readonly OrderByItem[];
  readonly options: JsonGenerationOptions;
}

/** `JSON_SERIALIZE(x RETURNING CLOB PRETTY)`. */
export interface JsonSerialize extends SyntaxNode {
  readonly kind: 'json_serialize';
  readonly operand: Expression;
  readonly returning: TypeSpec | undefined;
  readonly pretty: boolean;
  readonly onError: JsonBehavior | undefined;
}

/** `JSON_MERGEPATCH(target, patch RETURNING CLOB)`. */
export interface JsonMergePatch extends SyntaxNode {
  readonly kind: 'json_mergepatch';
  readonly target: Expression;
  readonly patch: Expression;
  readonly returning: TypeSpec | undefined;
  readonly pretty: boolean;
  readonly onError: JsonBehavior | undefined;
}

/** `JSON_TRANSFORM(doc, SET '$.a' = 1, REMOVE '$.b' RETURNING CLOB)`. */
export interface JsonTransform extends SyntaxNode {
  readonly kind: 'json_transform';
  readonly operand: Expression;
  readonly operations: readonly JsonTransformOperation[];
  readonly passing: JsonPathClauses['passing'];
  readonly returning: TypeSpec | undefined;
  readonly pretty: boolean;
}

export interface JsonTransformOperation {
  readonly operator: 'APPEND' | 'INSERT' | 'KEEP' | 'PREPEND' | 'REMOVE' | 'RENAME' | 'REPLACE' | 'SET';
  /** Several for KEEP only. */
  readonly paths: readonly JsonPathText[];
  /** None for KEEP and REMOVE. */
  readonly value: JsonItem | undefined;
  readonly onExisting: JsonTransformHandler | undefined;
  readonly onMissing: JsonTransformHandler | undefined;
  readonly onNull: JsonTransformHandler | undefined;
}

export type JsonTransformHandler = 'CREATE' | 'ERROR' | 'IGNORE' | 'NULL' | 'REMOVE' | 'REPLACE';

/** `JSON_EQUAL(a, b TRUE ON ERROR)`. */
export interface JsonEqual extends SyntaxNode {
  readonly kind: 'json_equal';
  readonly left: Expression;
  readonly right: Expression;
  readonly onError: JsonBehavior | undefined;
}

/** What stands after IS JSON. */
export interface IsJsonOptions {
  readonly strict: boolean;
  readonly uniqueKeys: boolean;
  /** `DISALLOW SCALARS`; what is asked for in parentheses. */
  readonly kinds: readonly ('VALUE' | 'ARRAY' | 'OBJECT' | 'SCALAR')[];
}

/** `JSON_TABLE(doc, '$.lines[*]' COLUMNS (…))` in FROM. It may refer to what stands before it. */
export interface JsonTable extends SyntaxNode {
  readonly kind: 'json_table';
  readonly operand: Expression;
  readonly path: JsonPathText;
  readonly passing: JsonPathClauses['passing'];
  readonly onError: JsonBehavior | undefined;
  readonly columns: readonly JsonTableColumn[];
  readonly alias: Identifier | undefined;
}

export type JsonTableColumn =
  | { readonly form: 'ordinality'; readonly name: Identifier }
  | {
      readonly form: JsonPathFunctionName;
      readonly name: Identifier;
      readonly clauses: JsonPathClauses;
    }
  | { readonly form: 'nested'; readonly path: JsonPathText; readonly columns: readonly JsonTableColumn[] };
