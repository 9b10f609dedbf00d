import type { CommonTableExpression } from '../../syntax/ast/query.js';
import type { BlockScope } from './block-scope.js';

/** The WITH clauses in force at some place, the innermost first. */
export class CommonTables {
  static readonly none = new CommonTables(undefined, undefined, undefined);
  readonly #definition: CommonTableExpression | undefined;
  readonly #scope: BlockScope | undefined;
  readonly #rest: CommonTables | undefined;

  private constructor(
    definition: CommonTableExpression | undefined,
    scope: BlockScope | undefined,
    rest: CommonTables | undefined,
  ) {
    this.#definition = definition;
    this.#scope = scope;
    this.#rest = rest;
  }

  /** These and one more, which may refer to these. `scope` is the block around the WITH clause. */
  with(definition: CommonTableExpression, scope: BlockScope | undefined): CommonTables {
    return new CommonTables(definition, scope, this);
  }

  /** A definition, with the ones that it may itself refer to and the block that it stands in. */
  find(name: string): CommonTable | undefined {
    if (this.#definition === undefined || this.#rest === undefined) return undefined;
    if (this.#definition.name.name !== name) return this.#rest.find(name);
    return { definition: this.#definition, tables: this.#rest, scope: this.#scope };
  }
}

export interface CommonTable {
  readonly definition: CommonTableExpression;
  readonly tables: CommonTables;
  readonly scope: BlockScope | undefined;
}
