import type { Expression } from './expression.js';
import type { Identifier, SyntaxNode } from './name.js';
import type { TypeSpec } from './type-spec.js';

/** `i, v IN PAIRS OF lines WHEN v > 0, 7`: what a FOR loop or a qualified expression goes through. */
export interface ForIterator extends SyntaxNode {
  /** Two for PAIRS OF, otherwise one. */
  readonly iterands: readonly Iterand[];
  /** One after the other. */
  readonly controls: readonly [IterationControl, ...IterationControl[]];
}

export interface Iterand extends SyntaxNode {
  readonly name: Identifier;
  readonly mutability: 'MUTABLE' | 'IMMUTABLE' | undefined;
  readonly type: TypeSpec | undefined;
}

export interface IterationControl extends SyntaxNode {
  readonly reverse: boolean;
  readonly source: IterationSource;
  /** The control ends where it is not true. */
  readonly while: Expression | undefined;
  /** An iteration is left out where it is not true. */
  readonly when: Expression | undefined;
}

export type IterationSource =
  | {
      readonly kind: 'stepped';
      readonly low: Expression;
      readonly high: Expression;
      readonly step: Expression | undefined;
    }
  /** A value, or a cursor or query; with `repeat` the value is taken again and again. */
  | { readonly kind: 'single'; readonly value: Expression; readonly repeat: boolean }
  | { readonly kind: 'values_of' | 'indices_of' | 'pairs_of'; readonly collection: Expression };

/** `FOR i IN 1..3`, `FOR … INDEX i * 2`, `FOR … SEQUENCE` in front of the `=>` of a qualified expression. */
export interface IteratorChoice extends SyntaxNode {
  readonly kind: 'iterator_choice';
  readonly iterator: ForIterator;
  /** Where the elements go: the first iterand says, an expression, or one after the other. */
  readonly index: 'iterand' | 'sequence' | Expression;
}
