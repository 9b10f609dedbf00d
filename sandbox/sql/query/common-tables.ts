import type { CommonTableExpression } from '../../syntax/ast/query.js';
import { OracleError } from '../../values/oracle-error.js';
import type { BlockScope } from './block-scope.js';
import type { Recursion } from './recursion/recursion.js';
import { misplacedRecursion } from './recursion/recursive-branch.js';

/** The WITH clauses in force at some place, the innermost first. */
export class CommonTables {
  static readonly none = new CommonTables(undefined, undefined, undefined);
  readonly #definition: CommonTableExpression | undefined;
  readonly #scope: BlockScope | undefined;
  readonly #rest: CommonTables | undefined;
  /** Set where its own query is looking for names; to its rows so far within the branch that may refer to them. */
  readonly #own: 'undefined' | Recursion | undefined;

  private constructor(
    definition: CommonTableExpression | undefined,
    scope: BlockScope | undefined,
    rest: CommonTables | undefined,
    own?: 'undefined' | Recursion,
  ) {
    this.#definition = definition;
    this.#scope = scope;
    this.#rest = rest;
    this.#own = own;
  }

  /** These and one more, which may refer to these. `scope` is the block around the WITH clause. */
  with(definition: CommonTableExpression, scope: BlockScope | undefined): CommonTables {
    return new CommonTables(definition, scope, this);
  }

  /** For the recursive branch of the innermost definition. */
  recursing(recursion: Recursion): CommonTables {
    return new CommonTables(this.#definition, this.#scope, this.#rest, recursion);
  }

  /**
   * A definition, with the ones that it may itself refer to and the block that it stands in.
   * @throws OracleError 32039 … 32043 within a definition that refers to itself where it may not
   */
  find(name: string): CommonTable | undefined {
    const definition = this.#definition;
    if (definition === undefined || this.#rest === undefined) return undefined;
    if (definition.name.name !== name) return this.#rest.find(name);
    if (this.#own === 'undefined') throw recursionError(definition);
    const tables = new CommonTables(definition, undefined, this.#rest, 'undefined');
    return { definition, tables, scope: this.#scope, recursion: this.#own };
  }
}

export interface CommonTable {
  readonly definition: CommonTableExpression;
  readonly tables: CommonTables;
  readonly scope: BlockScope | undefined;
  /** Set within its own recursive branch. */
  readonly recursion: Recursion | undefined;
}

function recursionError(definition: CommonTableExpression): OracleError {
  const { columns, position } = definition;
  if (columns.length > 0) return misplacedRecursion(definition);
  return new OracleError(32039, 'recursive WITH clause must have column alias list', { position });
}
