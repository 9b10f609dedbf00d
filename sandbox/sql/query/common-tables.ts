import type { CommonTableExpression } from '../../syntax/ast/query.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { BlockScope } from './block-scope.js';

/** The WITH clauses in force at some place, the innermost first. */
export class CommonTables {
  static readonly none = new CommonTables(undefined, undefined, undefined);
  readonly #definition: CommonTableExpression | undefined;
  readonly #scope: BlockScope | undefined;
  readonly #rest: CommonTables | undefined;
  /** Its own query is looking for names. */
  readonly #isBeingDefined: boolean;

  private constructor(
    definition: CommonTableExpression | undefined,
    scope: BlockScope | undefined,
    rest: CommonTables | undefined,
    isBeingDefined = false,
  ) {
    this.#definition = definition;
    this.#scope = scope;
    this.#rest = rest;
    this.#isBeingDefined = isBeingDefined;
  }

  /** These and one more, which may refer to these. `scope` is the block around the WITH clause. */
  with(definition: CommonTableExpression, scope: BlockScope | undefined): CommonTables {
    return new CommonTables(definition, scope, this);
  }

  /**
   * A definition, with the ones that it may itself refer to and the block that it stands in.
   * @throws OracleError 32039 within a definition that refers to itself without a list of columns
   */
  find(name: string): CommonTable | undefined {
    const definition = this.#definition;
    if (definition === undefined || this.#rest === undefined) return undefined;
    if (definition.name.name !== name) return this.#rest.find(name);
    if (this.#isBeingDefined) throw recursion(definition);
    const tables = new CommonTables(definition, undefined, this.#rest, true);
    return { definition, tables, scope: this.#scope };
  }
}

export interface CommonTable {
  readonly definition: CommonTableExpression;
  readonly tables: CommonTables;
  readonly scope: BlockScope | undefined;
}

function recursion({ columns, position }: CommonTableExpression): OracleError {
  if (columns.length > 0) return new NotSupportedError('recursive WITH clauses', position);
  return new OracleError(32039, 'recursive WITH clause must have column alias list', { position });
}
