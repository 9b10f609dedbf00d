/** Where a node stands in its source: 0-based character offsets, `end` exclusive. `source.slice(position, end)` is its text. */
export interface SyntaxNode {
  readonly position: number;
  readonly end: number;
}

/** A name as written. `name` is folded to upper case unless it was quoted, so it compares as Oracle compares names. */
export interface Identifier extends SyntaxNode {
  readonly name: string;
  readonly quoted: boolean;
  /** As it was written, where that is not `name`: fields of JSON are told apart by it. */
  readonly spelling?: string;
}

/** `orders`, `erp.orders`, `erp.orders@hq.example.com`: at least one part, from the outermost to the innermost. */
export interface QualifiedName extends SyntaxNode {
  readonly parts: readonly [Identifier, ...Identifier[]];
  /** What stands after `@`, its dots included; undefined for a local name. */
  readonly databaseLink: string | undefined;
}

/**
 * `:name`, `:1`, `:"Exact"`. `name` is what the driver calls it: folded to upper case unless quoted, digits as written.
 * A precompiler's indicator (`:value:indicator`) is parsed into `indicator`.
 */
export interface BindVariable extends SyntaxNode {
  readonly kind: 'bind_variable';
  readonly name: string;
  readonly quoted: boolean;
  readonly indicator: BindVariable | undefined;
}

/** The last part: `ORDERS` of `erp.orders`. */
export function lastPart(name: QualifiedName): Identifier {
  return name.parts[name.parts.length - 1] ?? name.parts[0];
}
