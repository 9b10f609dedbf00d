import type { JsonScalar } from '../json-value.js';

/** A SQL/JSON path expression. Source: JSON Developer's Guide, "SQL/JSON Path Expressions". */
export interface JsonPath {
  /** As it was written, for messages. */
  readonly text: string;
  readonly steps: readonly PathStep[];
  /** What the last step makes of each value that is matched. */
  readonly method: ItemMethod | undefined;
}

export type PathStep =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'all_members' }
  | { readonly kind: 'descendant'; readonly name: string }
  | { readonly kind: 'elements'; readonly ranges: readonly ElementRange[] }
  | { readonly kind: 'all_elements' }
  | { readonly kind: 'filter'; readonly condition: FilterCondition };

/** `3`, `1 to 4`, `last - 1`: positions from the start, or back from the last one. */
export interface ElementRange {
  readonly from: ElementPosition;
  readonly to: ElementPosition;
}

export interface ElementPosition {
  readonly fromLast: boolean;
  readonly offset: number;
}

export type FilterCondition =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly FilterCondition[] }
  | { readonly kind: 'not'; readonly operand: FilterCondition }
  | { readonly kind: 'exists'; readonly path: RelativePath }
  | {
      readonly kind: 'comparison';
      readonly operator: FilterOperator;
      readonly left: FilterOperand;
      readonly right: FilterOperand;
    }
  | { readonly kind: 'in'; readonly left: FilterOperand; readonly values: readonly FilterOperand[] };

export type FilterOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'has substring' | 'starts with' | 'like';

export type FilterOperand =
  | RelativePath
  | { readonly kind: 'literal'; readonly value: JsonScalar }
  /** Of PASSING: `$name`. */
  | { readonly kind: 'variable'; readonly name: string };

/** `@.a.b`: from the value that the filter is asked of. */
export interface RelativePath extends Omit<JsonPath, 'text'> {
  readonly kind: 'path';
}

/** The values of PASSING, by their names. */
export type PathVariables = ReadonlyMap<string, JsonScalar>;

export const ITEM_METHODS = [
  'abs',
  'boolean',
  'booleanOnly',
  'ceiling',
  'count',
  'date',
  'double',
  'floor',
  'length',
  'lower',
  'number',
  'numberOnly',
  'size',
  'string',
  'stringOnly',
  'timestamp',
  'type',
  'upper',
] as const;

export type ItemMethod = (typeof ITEM_METHODS)[number];
