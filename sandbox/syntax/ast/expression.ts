import type { Condition } from './condition.js';
import type { IteratorChoice } from './iterator.js';
import type { JsonExpression } from './json.js';
import type { BindVariable, Identifier, QualifiedName, SyntaxNode } from './name.js';
import type { OrderByItem, Query } from './query.js';
import type { IntervalField, TypeSpec } from './type-spec.js';
import type { VectorDistance, VectorSerialize } from './vector.js';

/** Expressions and conditions, one grammar for SQL and PL/SQL. Parentheses leave no node: the tree is the grouping. */
export type Expression =
  | Condition
  | Literal
  | BindVariable
  | NameReference
  | MemberAccess
  | Call
  | Asterisk
  | NewObject
  | GeneralizedInvocation
  | CursorAttribute
  | InquiryDirective
  | UnaryExpression
  | BinaryExpression
  | MultisetExpression
  | CaseExpression
  | ExtendedCase
  | Cast
  | Treat
  | Extract
  | JsonExpression
  | VectorDistance
  | VectorSerialize
  | Trim
  | AtTimeZone
  | IntervalConversion
  | RowValue
  | Subquery
  | MultisetSubquery
  | CursorExpression
  | IteratorChoice
  | OuterJoinColumn;

export type Literal =
  | NumberLiteral
  | StringLiteral
  | NullLiteral
  | BooleanLiteral
  | DateLiteral
  | TimestampLiteral
  | IntervalLiteral;

/** `*` in the place of an argument: `TO_VECTOR('[1]', *, INT8)`. */
export interface Asterisk extends SyntaxNode {
  readonly kind: 'asterisk';
}

/** `text` is without the suffix: `1.5` of `1.5d`; the type follows from `suffix` (f BINARY_FLOAT, d BINARY_DOUBLE). */
export interface NumberLiteral extends SyntaxNode {
  readonly kind: 'number_literal';
  readonly text: string;
  readonly suffix: 'f' | 'd' | undefined;
}

/** `value` is what the literal means: quotes undoubled, q-delimiters gone. The empty literal has value `''`. */
export interface StringLiteral extends SyntaxNode {
  readonly kind: 'string_literal';
  readonly value: string;
  readonly national: boolean;
}

export interface NullLiteral extends SyntaxNode {
  readonly kind: 'null_literal';
}

export interface BooleanLiteral extends SyntaxNode {
  readonly kind: 'boolean_literal';
  readonly value: boolean;
}

/** `DATE '2024-02-29'`. */
export interface DateLiteral extends SyntaxNode {
  readonly kind: 'date_literal';
  readonly text: string;
}

/** `TIMESTAMP '2024-02-29 12:00:00.5 +02:00'`. */
export interface TimestampLiteral extends SyntaxNode {
  readonly kind: 'timestamp_literal';
  readonly text: string;
}

/** `INTERVAL '4 5:12' DAY(3) TO MINUTE`. */
export interface IntervalLiteral extends SyntaxNode {
  readonly kind: 'interval_literal';
  readonly text: string;
  readonly from: IntervalField;
  readonly to: IntervalField | undefined;
  readonly leadingPrecision: number | undefined;
  readonly fractionalPrecision: number | undefined;
}

/**
 * `amount`, `o.amount`, `erp.orders_api.c_limit`, `SYSDATE`, `seq.NEXTVAL`, also the callee of a call: every dotted name
 * up to the first parenthesis. What it stands for is a matter of resolution.
 */
export interface NameReference extends SyntaxNode {
  readonly kind: 'name';
  readonly parts: readonly [Identifier, ...Identifier[]];
  readonly databaseLink: string | undefined;
}

/** What follows a call: `.amount` of `lines(i).amount`, `.COUNT` of `matrix(1).COUNT`. */
export interface MemberAccess extends SyntaxNode {
  readonly kind: 'member';
  readonly object: Expression;
  readonly member: Identifier;
}

/**
 * A parenthesis after a name: function call, collection element, type constructor, method or aggregate: which one is a
 * matter of resolution. `f()` is a call without arguments; `f` alone is a `name`.
 */
export interface Call extends SyntaxNode {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
  /** COUNT(*). */
  readonly star: boolean;
  /** `COUNT(DISTINCT x)`; UNIQUE is DISTINCT. */
  readonly quantifier: 'DISTINCT' | 'ALL' | undefined;
  /** An ORDER BY inside the parentheses: XMLAGG, COLLECT. */
  readonly orderBy: readonly OrderByItem[];
  /** `WITHIN GROUP (ORDER BY …)`; empty if absent. */
  readonly withinGroup: readonly OrderByItem[];
  /** LISTAGG's `ON OVERFLOW`. */
  readonly onOverflow: ListaggOverflow | undefined;
  /** `KEEP (DENSE_RANK FIRST ORDER BY …)`. */
  readonly keep: KeepClause | undefined;
  readonly nullTreatment: 'RESPECT' | 'IGNORE' | undefined;
  /** NTH_VALUE's FROM FIRST / FROM LAST. */
  readonly countFrom: 'FIRST' | 'LAST' | undefined;
  readonly over: WindowSpecification | undefined;
  /** `TO_NUMBER(x DEFAULT 0 ON CONVERSION ERROR, '999')`. */
  readonly onConversionError?: Expression;
}

/** `expr`, `p_name => expr`, in a qualified expression also `1 => expr` and `FOR i IN 1..3 => expr`. */
export interface Argument extends SyntaxNode {
  readonly name: Identifier | undefined;
  /** The key of an index-by table's qualified expression where it is not a name; a lone name is in `name`. */
  readonly index: Expression | undefined;
  readonly value: Expression;
}

export interface ListaggOverflow extends SyntaxNode {
  readonly action: 'ERROR' | 'TRUNCATE';
  readonly filler: Expression | undefined;
  readonly withCount: boolean;
}

export interface KeepClause extends SyntaxNode {
  readonly rank: 'FIRST' | 'LAST';
  readonly orderBy: readonly OrderByItem[];
}

export interface WindowSpecification extends SyntaxNode {
  /** `OVER w` or `OVER (w …)`: a window of the query's WINDOW clause. */
  readonly windowName: Identifier | undefined;
  readonly partitionBy: readonly Expression[];
  readonly orderBy: readonly OrderByItem[];
  readonly frame: WindowFrame | undefined;
}

export interface WindowFrame extends SyntaxNode {
  readonly unit: 'ROWS' | 'RANGE' | 'GROUPS';
  readonly start: FrameBound;
  /** `CURRENT ROW` where only a start was written. */
  readonly finish: FrameBound;
  readonly exclude: 'CURRENT ROW' | 'GROUP' | 'TIES' | undefined;
}

export type FrameBound =
  | { readonly kind: 'unbounded_preceding' }
  | { readonly kind: 'unbounded_following' }
  | { readonly kind: 'current_row' }
  | { readonly kind: 'preceding'; readonly offset: Expression }
  | { readonly kind: 'following'; readonly offset: Expression };

/** `NEW address_t(…)`. */
export interface NewObject extends SyntaxNode {
  readonly kind: 'new';
  readonly call: Expression;
}

/** `(SELF AS shape_t)` in front of `.describe()`: the supertype's method is meant. */
export interface GeneralizedInvocation extends SyntaxNode {
  readonly kind: 'generalized_invocation';
  readonly object: Expression;
  readonly supertype: QualifiedName;
}

/** `c%FOUND`, `SQL%ROWCOUNT`, `:rc%ISOPEN`; the BULK ones are called or dotted further: `SQL%BULK_EXCEPTIONS(1).ERROR_CODE`. */
export interface CursorAttribute extends SyntaxNode {
  readonly kind: 'cursor_attribute';
  readonly cursor: Expression;
  readonly attribute: 'FOUND' | 'NOTFOUND' | 'ISOPEN' | 'ROWCOUNT' | 'BULK_ROWCOUNT' | 'BULK_EXCEPTIONS';
}

/** `$$PLSQL_UNIT`, `$$PLSQL_LINE`, a name from PLSQL_CCFLAGS; `name` is upper case, without `$$`. */
export interface InquiryDirective extends SyntaxNode {
  readonly kind: 'inquiry_directive';
  readonly name: string;
}

export interface UnaryExpression extends SyntaxNode {
  readonly kind: 'unary';
  readonly operator: '+' | '-' | 'NOT' | 'PRIOR' | 'CONNECT_BY_ROOT';
  readonly operand: Expression;
}

/** `<<` and friends do not exist in Oracle. `MOD` and `REM` are PL/SQL's infix forms, COLLATE has a name at its right. */
export interface BinaryExpression extends SyntaxNode {
  readonly kind: 'binary';
  readonly operator: '+' | '-' | '*' | '/' | '**' | '||' | 'MOD' | 'REM';
  readonly left: Expression;
  readonly right: Expression;
}

export interface MultisetExpression extends SyntaxNode {
  readonly kind: 'multiset';
  readonly operator: 'UNION' | 'INTERSECT' | 'EXCEPT';
  readonly distinct: boolean;
  readonly left: Expression;
  readonly right: Expression;
}

/** Both forms of CASE: with a selector each `when` is compared with it, without one each `when` is a condition. */
export interface CaseExpression extends SyntaxNode {
  readonly kind: 'case';
  readonly selector: Expression | undefined;
  readonly branches: readonly { readonly when: Expression; readonly result: Expression }[];
  readonly otherwise: Expression | undefined;
}

/**
 * A CASE expression of PL/SQL with several choices after a WHEN, or conditions that lack their left side (23ai). Only the
 * chosen result is evaluated, and the selector once.
 */
export interface ExtendedCase extends SyntaxNode {
  readonly kind: 'extended_case';
  readonly selector: Expression;
  readonly branches: readonly { readonly choices: readonly WhenChoice[]; readonly result: Expression }[];
  readonly otherwise: Expression | undefined;
}

/** What the selector is compared with, or a whole condition on it: `> 5` is one whose left side is `CASE_SELECTOR`. */
export type WhenChoice = { readonly equal: Expression } | { readonly condition: Expression };

/** The name, which no program can write, that stands for the selector in a condition of WHEN. */
export const CASE_SELECTOR = ' selector';

export interface Cast extends SyntaxNode {
  readonly kind: 'cast';
  readonly operand: Expression;
  readonly type: TypeSpec;
  /** `DEFAULT x ON CONVERSION ERROR`. */
  readonly onConversionError: Expression | undefined;
  /** VALIDATE_CONVERSION(expr AS type, format). */
  readonly validates?: true;
  /** A format, then an NLS parameter; empty if absent. */
  readonly format: readonly Expression[];
}

export interface Treat extends SyntaxNode {
  readonly kind: 'treat';
  readonly operand: Expression;
  readonly type: TypeSpec;
}

export interface Extract extends SyntaxNode {
  readonly kind: 'extract';
  readonly field: IntervalField | 'TIMEZONE_HOUR' | 'TIMEZONE_MINUTE' | 'TIMEZONE_REGION' | 'TIMEZONE_ABBR';
  readonly source: Expression;
}

/** `TRIM(x)` and `TRIM(LEADING '0' FROM x)`. */
export interface Trim extends SyntaxNode {
  readonly kind: 'trim';
  readonly side: 'LEADING' | 'TRAILING' | 'BOTH';
  readonly characters: Expression | undefined;
  readonly source: Expression;
}

/** `x AT TIME ZONE 'Europe/Zurich'`; `zone` undefined is AT LOCAL. */
export interface AtTimeZone extends SyntaxNode {
  readonly kind: 'at_time_zone';
  readonly operand: Expression;
  readonly zone: Expression | undefined;
}

/** `(finished - started) DAY(9) TO SECOND(3)`. */
export interface IntervalConversion extends SyntaxNode {
  readonly kind: 'interval_conversion';
  readonly operand: Expression;
  readonly to: 'YEAR TO MONTH' | 'DAY TO SECOND';
  readonly leadingPrecision: number | undefined;
  readonly fractionalPrecision: number | undefined;
}

/** `(a, b)` in a comparison, an IN list or SET (a, b) = …: two or more elements. */
export interface RowValue extends SyntaxNode {
  readonly kind: 'row_value';
  readonly elements: readonly Expression[];
}

/** A subquery in parentheses that yields a value. */
export interface Subquery extends SyntaxNode {
  readonly kind: 'subquery';
  readonly query: Query;
}

/** `MULTISET(SELECT …)` within CAST. */
export interface MultisetSubquery extends SyntaxNode {
  readonly kind: 'multiset_subquery';
  readonly query: Query;
}

/** `CURSOR(SELECT …)`. */
export interface CursorExpression extends SyntaxNode {
  readonly kind: 'cursor_expression';
  readonly query: Query;
}

/** `d.deptno(+)`. */
export interface OuterJoinColumn extends SyntaxNode {
  readonly kind: 'outer_join_column';
  readonly column: NameReference;
}
