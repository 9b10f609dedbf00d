import type { Expression, NameReference } from '../../syntax/ast/expression.js';
import type { Identifier, SyntaxNode } from '../../syntax/ast/name.js';
import type { DerivedTable, Query, QueryBlock, SelectExpression, TableReference } from '../../syntax/ast/query.js';

/*
 * Queries that nobody wrote: what PIVOT and UNPIVOT are short for. All nodes stand where the clause does.
 */

export function identifierNamed(name: string, { position, end }: SyntaxNode): Identifier {
  return { name, quoted: true, position, end };
}

/** A column, with the alias of its table if there is one to say. */
export function columnNamed(name: string, at: SyntaxNode, table?: string): NameReference {
  const { position, end } = at;
  const column = identifierNamed(name, at);
  return {
    kind: 'name',
    parts: table === undefined ? [column] : [identifierNamed(table, at), column],
    databaseLink: undefined,
    position,
    end,
  };
}

export function selectedAs(expression: Expression, name: string, at: SyntaxNode): SelectExpression {
  const { position, end } = at;
  return { kind: 'select_expression', expression, alias: identifierNamed(name, at), position, end };
}

export function blockOf(
  parts: Pick<QueryBlock, 'selectList' | 'from'> & Partial<QueryBlock>,
  { position, end }: SyntaxNode,
): QueryBlock {
  return {
    kind: 'query_block',
    distinct: false,
    where: undefined,
    connectBy: undefined,
    groupBy: [],
    having: undefined,
    windows: [],
    ...parts,
    position,
    end,
  };
}

export function queryOf(body: Query['body'], { position, end }: SyntaxNode): Query {
  return {
    kind: 'query',
    with: [],
    body,
    orderBy: [],
    orderSiblings: false,
    rowLimit: undefined,
    forUpdate: undefined,
    position,
    end,
  };
}

export function derivedFrom(
  query: Query,
  alias: Identifier | undefined,
  { position, end }: SyntaxNode,
  lateral = false,
): DerivedTable {
  return { kind: 'derived_table', lateral, query, restriction: undefined, alias, position, end };
}

/** `SELECT * FROM source`. */
export function allFrom(source: TableReference, at: SyntaxNode): Query {
  const { position, end } = at;
  return queryOf(
    blockOf({ selectList: [{ kind: 'all_columns', qualifier: undefined, position, end }], from: [source] }, at),
    at,
  );
}
