import type { Expression } from './expression.js';
import type { SyntaxNode } from './name.js';
import type { TypeSpec } from './type-spec.js';

/** `FROM_VECTOR(v RETURNING CLOB FORMAT DENSE)`; VECTOR_SERIALIZE is another name of it. */
export interface VectorSerialize extends SyntaxNode {
  readonly kind: 'vector_serialize';
  readonly name: 'FROM_VECTOR' | 'VECTOR_SERIALIZE';
  readonly operand: Expression;
  readonly returning: TypeSpec | undefined;
  readonly format: 'DENSE' | 'SPARSE' | undefined;
}

/** `v <-> w`: the distance of two vectors, in SQL only. */
export interface VectorDistance extends SyntaxNode {
  readonly kind: 'vector_distance';
  /** Euclidean distance, cosine distance, negated inner product. */
  readonly operator: '<->' | '<=>' | '<#>';
  readonly left: Expression;
  readonly right: Expression;
}
