import type { CommonTableExpression, Query } from '../../syntax/ast/query.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { CompileContext } from '../compile-context.js';
import type { ResultColumn } from '../prepared.js';
import type { BlockScope } from './block-scope.js';
import type { CommonTables } from './common-tables.js';
import { compileBlock } from './compile-block.js';
import type { QueryFrame, ResultRow, ResultStream, StatementFrame } from './frame.js';
import { siblingsNotAllowed } from './hierarchy/compile-hierarchy.js';
import { compileOutputOrder, sortRows, sortValues } from './order-by.js';
import { compileDefinition } from './recursion/compile-definition.js';
import { compileRowLimit } from './row-limit.js';
import { compileSetOperation } from './set-operation.js';
import type { BaseTable } from './source.js';

/** A query that can be run, as often as its statement needs. */
export interface CompiledQuery {
  readonly columns: readonly ResultColumn[];
  /** Whether it refers to a block around it. */
  readonly correlated: boolean;
  /** Set for a query whose rows are those of one table. */
  readonly base?: BaseTable | undefined;
  rows(statement: StatementFrame, outer: QueryFrame | undefined): ResultStream;
}

/** What may stand in a query depends on where it stands itself. */
export interface QueryPlace {
  /** A statement of its own: FOR UPDATE may stand there. */
  readonly mayLock?: boolean;
  /** A statement of its own or the query of a CURSOR expression: CURSOR expressions may be among its columns. */
  readonly takesCursors?: boolean;
  /** In FROM: its rows tell which row of their only table they are. */
  readonly tellsBase?: boolean;
  /** Of a multi-table insert: no sequences in it. */
  readonly refusesSequences?: boolean;
  /** The element of a WITH clause whose query it is. */
  readonly definition?: CommonTableExpression;
}

/**
 * Compiles a query within the block `parent` whose rows it may refer to.
 * @param tables the WITH clauses in force
 */
export function compileQuery(
  query: Query,
  context: CompileContext,
  parent: BlockScope | undefined,
  tables: CommonTables,
  place: QueryPlace = {},
): CompiledQuery {
  if (place.definition !== undefined) return compileDefinition(place.definition, context, parent, tables);
  const { forUpdate } = query;
  if (forUpdate !== undefined && place.mayLock !== true)
    throw new NotSupportedError('FOR UPDATE in a subquery', forUpdate.position);
  if (forUpdate !== undefined && query.rowLimit !== undefined) {
    throw new OracleError(2014, 'cannot select FOR UPDATE from view with DISTINCT, GROUP BY, etc.', {
      position: query.rowLimit.position,
    });
  }
  let visible = tables;
  for (const definition of query.with) {
    visible = visible.with(definition, parent);
    requireValid(definition, visible, context);
  }
  const limit = query.rowLimit === undefined ? undefined : compileRowLimit(query.rowLimit, context, parent, visible);
  const compiled = compileBody(query, context, parent, visible, place);
  if (limit === undefined) return compiled;
  return {
    ...compiled,
    base: undefined,
    rows: (statement, outer) => limit(compiled.rows(statement, outer), statement, outer),
  };
}

/** A query of WITH must compile even if nothing refers to it. */
function requireValid(definition: CommonTableExpression, tables: CommonTables, context: CompileContext): void {
  const found = tables.find(definition.name.name);
  if (found !== undefined) compileQuery(definition.query, context, found.scope, found.tables, { definition });
}

function compileBody(
  query: Query,
  context: CompileContext,
  parent: BlockScope | undefined,
  tables: CommonTables,
  place: QueryPlace,
): CompiledQuery {
  const { body, forUpdate } = query;
  const [orderBy, siblings] = query.orderSiblings ? [[], query.orderBy] : [query.orderBy, []];
  if (body.kind === 'query_block') {
    return compileBlock(body, orderBy, forUpdate, context, parent, tables, place, siblings);
  }
  if (siblings[0] !== undefined) throw siblingsNotAllowed(siblings[0].position);
  if (forUpdate !== undefined) throw new NotSupportedError('FOR UPDATE of a set operation', forUpdate.position);
  const compiled =
    body.kind === 'query'
      ? compileQuery(body, context, parent, tables, place)
      : compileSetOperation(body, context, parent, tables);
  if (orderBy.length === 0) return compiled;
  const keys = compileOutputOrder(orderBy, compiled.columns);
  return {
    ...compiled,
    *rows(statement, outer) {
      const rows: ResultRow[] = [];
      for (const step of compiled.rows(statement, outer)) {
        if (step.kind !== 'result') yield step;
        else rows.push({ ...step, sortKeys: sortValues(keys, step.values, []) });
      }
      yield* sortRows(rows, keys);
    },
  };
}
